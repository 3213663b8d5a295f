using System.Globalization;
using CommunityClusters.Features.Places;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Tests.Features.Places;

public sealed class WhereSchoolsAreTests
{
    [Theory, OnBothDatabases]
    public async Task A_circuit_is_four_names_together_and_a_placeholder_is_none(Database database)
    {
        await using var place = await Place.On(database);

        await Import.OfLines(
            place,
            Import.School("1", "A", circuit: "CIRCUIT 1", region: "B", district: "UGU"),
            Import.School("2", "B", circuit: "CIRCUIT 1", region: "B", district: "ZULULAND"),
            Import.School("3", "C", circuit: "CIRCUIT 1", region: "C", district: "UGU"),
            Import.School("4", "D", circuit: "CIRCUIT 1", region: "B", district: "UGU", province: "KZ"),
            Import.School("5", "E", circuit: "Circuit 1", region: "B", district: "Ugu"),
            Import.School("6", "F", circuit: "NOT APPLICABLE"),
            Import.School("7", "G", circuit: "n/a"),
            Import.School("8", "H", circuit: "EN_"),
            Import.School("9", "I", circuit: "PUBLIC"),
            Import.School("10", "J", circuit: " - "),
            Import.School("11", "K", circuit: ""));

        Assert.Equal(4, await place.Count<Circuit>());
        var circuits = await place.Reads(db => db.Set<School>().ToDictionaryAsync(s => s.Number!, s => s.CircuitId));
        Assert.Equal(circuits["1"], circuits["5"]);
        Assert.All(new[] { "6", "7", "8", "9", "10", "11" }, n => Assert.Null(circuits[n]));
    }

    [Theory, OnBothDatabases]
    public async Task A_point_that_cannot_be_is_no_point_and_is_named(Database database)
    {
        await using var place = await Place.On(database);

        var import = await Import.OfLines(
            place,
            Import.School("1", "A"), Import.School("2", "B", latitude: "-25.4", longitude: "31.3"), Import.School("3", "C", latitude: "-26", longitude: "30"),
            Import.School("4", "NULL ISLAND", latitude: "0", longitude: "0"),
            Import.School("5", "SIGN LOST", latitude: "25.1"),
            Import.School("6", "NOT A NUMBER", latitude: "south"),
            Import.School("7", "OUT OF RANGE", longitude: "-2.89567e+006"),
            Import.School("8", "NONE", latitude: "", longitude: ""),
            Import.School("9", "HALF", longitude: ""));

        Assert.Equal(0, import.ExitCode);
        var placed = await place.Reads(db => db.Set<School>().Where(s => s.Latitude != null && s.Longitude != null).Select(s => s.Number).OrderBy(n => n).ToListAsync());
        Assert.Equal(["1", "2", "3"], placed);
        Assert.Equal([5, 6, 7, 8, 10], import.Lines.Where(l => l.Contains(": taken, but ", StringComparison.Ordinal)).Select(l => int.Parse(l.Split(' ', ':')[1], CultureInfo.InvariantCulture)));
        Assert.Contains("6 schools have no known place", import.Said, StringComparison.Ordinal);
    }
}
