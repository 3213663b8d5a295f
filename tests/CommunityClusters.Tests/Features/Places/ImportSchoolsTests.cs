using System.Text;
using CommunityClusters.Features.People;
using CommunityClusters.Features.Places;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Tests.Features.Places;

public sealed class ImportSchoolsTests
{
    [Theory, OnBothDatabases]
    public async Task Schools_of_a_file_are_taken_readably_and_invented_ones_go(Database database)
    {
        await using var place = await Place.On(database);
        Assert.NotEqual(0, await place.Count<School>());

        var import = await Import.OfLines(place, Import.School("1", "STANFORD JP SCHOOL"), Import.School("2", "BULUBE'S P/S"));

        Assert.Equal(0, import.ExitCode);
        Assert.Contains("2 added, 0 changed, 0 unchanged, 0 not taken", import.Said, StringComparison.Ordinal);
        Assert.Equal(["Bulube's P/S", "Stanford JP School"], await Names(place));
        var circuit = await place.Reads(db => db.Set<Circuit>().SingleAsync());
        Assert.Equal(("MP", "Ehlanzeni", "", "White River"), (circuit.Province, circuit.Region, circuit.District, circuit.Name));
    }

    [Theory, OnBothDatabases]
    public async Task An_invented_school_that_a_teacher_chose_stays(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var chosen = await place.Reads(db => db.Set<School>().FirstAsync());
        await place.Sends(nomsa, new SayWhatITeach { Name = "Nomsa Dlamini", SchoolId = chosen.Id });

        await Import.OfLines(place, Import.School("1", "STANFORD JP SCHOOL"));

        Assert.Equal(new[] { chosen.Name, "Stanford JP School" }.Order(StringComparer.Ordinal), await Names(place));
    }

    [Theory, OnBothDatabases]
    public async Task Every_line_that_cannot_be_taken_is_named_with_its_reason_and_stops_nothing(Database database)
    {
        await using var place = await Place.On(database);

        var import = await Import.OfLines(
            place,
            Import.School("1", "FIRST"),
            Import.School("", "NO NUMBER"),
            Import.School("3", ""),
            Import.School("4", new string('N', 161)),
            Import.School("1", "FIRST AGAIN"),
            "6,\"NEVER CLOSED,PRIMARY SCHOOL,PUBLIC,MP,,,,,,,,,,",
            Import.School("7", "\"TWO\nLINES\""),
            "8,TOO FEW",
            Import.School("9", "\"A\" B"),
            Import.School(new string('9', 21), "LONG NUMBER"),
            Import.School("11", "LAST", town: new string('T', 121)),
            Import.School("12", "LAST"));

        Assert.Equal(1, import.ExitCode);
        Assert.Contains("3 added, 0 changed, 0 unchanged, 9 not taken", import.Said, StringComparison.Ordinal);
        Assert.Equal(["First", "Last", "Two Lines"], await Names(place));
        foreach (var (line, why) in new[]
        {
            (3, "it has no number"), (4, "it has no name"), (5, "its name is longer than 160"), (6, "number 1 stands on line 2"), (7, "cannot be split"),
            (10, "cannot be split"), (11, "cannot be split"), (12, "its number is longer than 20"), (13, "its town or a part of its circuit is longer"),
        })
        {
            Assert.Single(import.Lines, l => l.StartsWith($"line {line}: not taken: ", StringComparison.Ordinal) && l.Contains(why, StringComparison.Ordinal));
        }
    }

    [Theory, OnBothDatabases]
    public async Task Taken_again_a_file_changes_nothing_and_a_newer_one_only_what_is_new(Database database)
    {
        await using var place = await Place.On(database);
        var (first, second) = (Import.School("1", "FIRST"), Import.School("2", "SECOND"));
        await Import.OfLines(place, first, second);
        var before = await place.Reads(db => db.Set<School>().AsNoTracking().OrderBy(s => s.Number).ToListAsync());

        var again = await Import.OfLines(place, second, first);
        var newer = await Import.OfLines(place, first, Import.School("2", "RENAMED WHOLLY", town: "SABIE"), Import.School("3", "THIRD"));

        Assert.Contains("0 added, 0 changed, 2 unchanged, 0 not taken", again.Said, StringComparison.Ordinal);
        Assert.Contains("1 added, 1 changed, 1 unchanged, 0 not taken", newer.Said, StringComparison.Ordinal);
        var after = await place.Reads(db => db.Set<School>().AsNoTracking().OrderBy(s => s.Number).ToListAsync());
        Assert.Equal([before[0].Id, before[1].Id], [after[0].Id, after[1].Id]);
        Assert.Equal(("Renamed Wholly", "Sabie"), (after[1].Name, after[1].Town));
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        Assert.Equal("Renamed Wholly", (await place.Sends(nomsa, new FindSchool("renamed")))[0].Name);
        Assert.Empty(await place.Sends(nomsa, new FindSchool("second")));
    }

    [Theory, OnBothDatabases]
    public async Task Zipped_with_a_mark_of_its_order_in_other_columns_it_is_the_same_file(Database database)
    {
        await using var place = await Place.On(database);

        var import = await Import.OfBytes(place, Import.Zipped("\uFEFFcolour,NAME,Circuit,emis\ngreen,\"Hoërskool \"\"Môre\"\", Noord\",Sabie,7\n"));

        Assert.Equal(0, import.ExitCode);
        Assert.Equal(["Hoërskool \"Môre\", Noord"], await Names(place));
    }

    [Theory, OnBothDatabases]
    public async Task A_file_that_cannot_be_read_imports_nothing_and_says_why(Database database)
    {
        await using var place = await Place.On(database);
        var before = await place.Count<School>();

        var noName = await Import.OfText(place, "emis,title\n1,A\n");
        var noFile = await Import.OfFile(place, "/nowhere/schools.csv");
        var zipped = Import.Zipped(Import.Header + "\n" + string.Join('\n', Enumerable.Range(0, 5000).Select(i => Import.School($"{i}", $"SCHOOL {i * 7919}"))));
        zipped.AsSpan(2000, 500).Fill(0xAA);
        var spoilt = await Import.OfBytes(place, zipped);
        var empty = await Import.OfText(place, "");

        Assert.Equal([2, 2, 2, 2], [noName.ExitCode, noFile.ExitCode, spoilt.ExitCode, empty.ExitCode]);
        Assert.Contains("no column named 'name'", noName.Said, StringComparison.Ordinal);
        Assert.Equal(before, await place.Count<School>());
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_but_the_console_brings_schools_in_or_takes_them_away(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");

        await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(nomsa, new TakeSchools([])));
        await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(nomsa, new ForgetInventedSchools()));
        await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(null, new PlantInventedSchools()));
    }

    [Theory, OnBothDatabases]
    public async Task Letters_that_are_no_UTF_8_are_refused_and_not_garbled(Database database)
    {
        await using var place = await Place.On(database);

        var import = await Import.OfBytes(place, Encoding.Latin1.GetBytes($"emis,name\n1,HOËRSKOOL\n2,SCHOOL\n"));

        Assert.Contains("line 2: not taken: its letters are not written in UTF-8", import.Said, StringComparison.Ordinal);
        Assert.Equal(["School"], await Names(place));
    }

    private static Task<List<string>> Names(Place place) => place.Reads(async db =>
        (await db.Set<School>().Select(s => s.Name).ToListAsync()).Order(StringComparer.Ordinal).ToList());
}
