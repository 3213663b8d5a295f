using CommunityClusters.Features.Places;
using CommunityClusters.Tests.Support;

namespace CommunityClusters.Tests.Features.Places;

public sealed class FindSchoolTests
{
    [Theory, OnBothDatabases]
    public async Task A_school_is_found_however_its_name_is_typed(Database database)
    {
        await using var place = await Place.On(database);
        await Import.OfLines(
            place,
            Import.School("1", "MVULA HILLS SECONDARY SCHOOL"), Import.School("2", "MVULA HILLS PRIMARY SCHOOL"), Import.School("3", "PRIMÊRE SKOOL MÔRESON"),
            Import.School("4", "ST. MARY'S S"), Import.School("5", "THEMBEKA P", town: "KABOKWENI"), Import.School("6", "THEMBEKA P", town: "ERMELO"), Import.School("7", "HIGH SCHOOL"));
        var nomsa = await place.Newcomer("Nomsa Dlamini");

        foreach (var (typed, meant) in new[]
        {
            ("mvula hills secondary", "Mvula Hills Secondary School"), ("Mvola Hils sec", "Mvula Hills Secondary School"), ("MVUAL HILLS PRIM", "Mvula Hills Primary School"),
            ("moreson", "Primêre Skool Môreson"), ("st marys secondary", "St. Mary's S"), ("high school", "High School"),
        })
        {
            var found = await place.Sends(nomsa, new FindSchool(typed));
            Assert.True(found.Count > 0 && found[0].Name == meant, $"'{typed}' found {string.Join(", ", found.Select(f => f.Name))}");
        }

        Assert.Equal("Ermelo", (await place.Sends(nomsa, new FindSchool("thembeka ermelo")))[0].Town);
        Assert.Equal("White River", (await place.Sends(nomsa, new FindSchool("mv")))[0].Circuit);
    }

    [Theory, OnBothDatabases("", " ", "%", "'; DROP TABLE \"Schools\"", "🌻", "x", "qqqqqqqqqq")]
    public async Task What_is_no_name_finds_nothing(Database database, string typed)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");

        Assert.Empty(await place.Sends(nomsa, new FindSchool(typed)));
    }

    [Theory, OnBothDatabases]
    public async Task Suggestions_come_as_a_piece_of_a_page_for_teachers_only(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");

        var seen = await nomsa.Opens("/schools/find?text=mvula+hils");

        Assert.Contains(seen.TextsOf("[role=option] span"), t => t == "Mvula Hills Secondary School");
        Assert.DoesNotContain("<html", seen.Html, StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith("/sign-in", (await place.Visitor().OpensOnly("/schools/find?text=mvula")).LeadsTo, StringComparison.Ordinal);
        Assert.Contains((await nomsa.Opens("/circuits/find?text=marulla")).TextsOf("[role=option] span"), t => t == "Marula East");
    }
}
