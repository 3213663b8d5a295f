using System.Net;
using CommunityClusters.Features.Gatherings.Bringing;
using CommunityClusters.Features.Gatherings.Papers;
using CommunityClusters.Localisation;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Features.Gatherings.Records;
using CommunityClusters.Tests.Support;

namespace CommunityClusters.Tests.Features.Gatherings.Papers;

public sealed class LetterTests
{
    [Theory, OnBothDatabases]
    public async Task A_school_is_asked_for_the_rooms_of_the_programme_and_the_paper_that_nobody_brings_yet(Database database)
    {
        await using var scene = await RecordScene.On(database);
        var day = scene.Day.Gathering;
        await scene.Scene.Expects(scene.Nomsa, day, "Mvula Hills Secondary", "11", 45);
        await scene.Scene.Expects(scene.Nomsa, day, "Zinniaville", "11", 20);
        await scene.Scene.Expects(scene.Nomsa, day, "Zinniaville", "10", 12);
        await scene.Scene.Expects(scene.Nomsa, day, "Zinniaville", "12", 2);
        var paper = await scene.Scene.Asks(day, "Graph paper", 200, "sheets");
        await scene.Scene.Pledges(scene.Sibusiso, day, paper, 150, seen: 1);
        await scene.Scene.Asks(day, "Chalk", 2, "boxes", ThingKind.Chalk);
        var enough = await scene.Scene.Asks(day, "Cardboard", 10, "sheets");
        await scene.Scene.Pledges(scene.Sibusiso, day, enough, 10, seen: 1);
        await scene.Scene.AsksForCopies(day, pages: 2, grade: "11");
        await scene.Scene.AsksForCopies(day, pages: 1, grade: "12");

        var page = await scene.Nomsa.Opens($"{scene.Day.Path}/paper/letter?which=Rooms");

        Assert.Equal("Rooms and paper for a teaching day on Saturday 14 March 2026", page.TextOf("h1"));
        var text = page.One(".letter__text").TextContent;
        Assert.Contains("On Saturday 14 March 2026, 08:30 to 13:00, we would like to hold a teaching day", text, StringComparison.Ordinal);
        Assert.Contains("The rooms of our programme:\n– Room B: 09:40 to 11:20\n\n", text, StringComparison.Ordinal);
        Assert.Contains("– Grade 11: 65 learners\n– Grades 10, 12: 14 learners\n– Together: 79 learners\n\n", text, StringComparison.Ordinal);
        // For 65 and for 2 learners: pages of one lesson would tell how few they are.
        Assert.Contains("– 140 pages: Photocopies\n– 50 sheets: Graph paper\n\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Chalk", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Cardboard", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Nomsa", page.TextOf(".paper"), StringComparison.Ordinal);
        Assert.DoesNotContain("Sibusiso", page.TextOf(".paper"), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Parents_read_when_where_and_what_is_taught_and_the_slip_stays_on_paper(Database database)
    {
        await using var scene = await RecordScene.On(database);

        var page = await scene.Nomsa.Opens($"{scene.Day.Path}/paper/letter?which=Parents");

        var text = page.One(".letter__text").TextContent;
        Assert.Contains("When: Saturday 14 March 2026, 08:30 to 13:00\nWhere: the hall\n\n", text, StringComparison.Ordinal);
        Assert.Contains("What is taught:\n– Grade 11: Lenses\n– Grade 12: Lenses\n\n", text, StringComparison.Ordinal);
        Assert.Contains("Nobody has to come.", text, StringComparison.Ordinal);
        Assert.Contains("The learner", page.TextOf(".letter__slip"), StringComparison.Ordinal);
        Assert.Contains("This slip stays on paper with the teacher. Nothing on it is typed into a phone or a computer.", page.TextOf(".letter__slip"), StringComparison.Ordinal);
        Assert.False(page.Has("main input") || page.Has("main textarea") || page.Has("main form"));
        Assert.DoesNotContain("Nomsa", page.TextOf(".paper"), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Thanks_say_what_the_day_did_and_which_school_brought_what(Database database)
    {
        await using var scene = await RecordScene.On(database);
        var day = scene.Day.Gathering;
        var paper = await scene.Scene.Asks(day, "Graph paper", 200, "sheets");
        await scene.Scene.Pledges(scene.Sibusiso, day, paper, 50, seen: 1);
        await scene.Scene.Pledges(scene.Sibusiso, day, paper, 150, school: "Zinniaville", seen: 2);
        var nomsa = await scene.Nomsa.TeacherId();
        await using (var phone = await Phone.Of(scene.Nomsa, day))
        {
            await phone.Does(doc => doc.GetMap("schools").Set("~mvula", "Mvula Hills"));
            await phone.Does(doc => doc.GetMap("counts").Set($"count:{nomsa}:-:~mvula:11", 14));
            await phone.Does(doc => doc.GetMap("counts").Set($"count:{nomsa}:-:~mvula:12", 3));
            await phone.Does(doc => doc.GetMap("counts").Set($"count:{nomsa}:-:~mvula:10", 30));
            await phone.Does(doc => doc.GetMap("counts").Set($"count:{nomsa}:~gate:~mvula:10", 20));
        }

        Assert.Equal($"{scene.Day.Path}/paper", (await scene.Nomsa.OpensOnly($"{scene.Day.Path}/paper/letter?which=Thanks")).LeadsTo);
        scene.Is(13, 1);
        Assert.True((await scene.Nomsa.Opens($"{scene.Day.Path}/paper")).Has("button[value=Thanks]"));

        var page = await scene.Nomsa.Opens($"{scene.Day.Path}/paper/letter?which=Thanks");
        Assert.Contains("The learners of 1 school and grade are not settled in the register", page.TextOf("main .warning"), StringComparison.Ordinal);
        var text = page.One(".letter__text").TextContent;
        Assert.Contains("came together for a teaching day (the hall)", text, StringComparison.Ordinal);
        Assert.Contains("2 lessons were taught:\n– Lenses\n\n", text, StringComparison.Ordinal);
        Assert.Contains("– Grades 11, 12: 17 learners\n\nThey came from one school: Mvula Hills.", text, StringComparison.Ordinal);
        Assert.Contains("What schools brought:\n– Zinniaville: 150 sheets: Graph paper\n\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Sibusiso", text, StringComparison.Ordinal);
        Assert.Equal($"{scene.Day.Path}/paper", (await scene.Nomsa.OpensOnly($"{scene.Day.Path}/paper/letter?which=Rooms")).LeadsTo);
    }

    [Theory, OnBothDatabases]
    public async Task Where_little_is_known_a_letter_says_only_that_and_has_room_for_the_rest(Database database)
    {
        await using var scene = await RecordScene.On(database);
        var day = await scene.Scene.HasDay();

        var rooms = await scene.Place.Sends(scene.Nomsa, new WriteLetter(scene.Scene.Cluster, day, LetterKind.Rooms, Languages.English));
        Assert.Contains("To the principal, ____", rooms.Letter!.To, StringComparison.Ordinal);
        Assert.DoesNotContain("–", rooms.Letter.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n\n\n", rooms.Letter.Text, StringComparison.Ordinal);

        var parents = await scene.Place.Sends(scene.Nomsa, new WriteLetter(scene.Scene.Cluster, day, LetterKind.Parents, Languages.English));
        Assert.DoesNotContain("What is taught", parents.Letter!.Text, StringComparison.Ordinal);

        await scene.Scene.Expects(scene.Nomsa, day, "Zinniaville", "12", 2);
        rooms = await scene.Place.Sends(scene.Nomsa, new WriteLetter(scene.Scene.Cluster, day, LetterKind.Rooms, Languages.English));
        Assert.Contains("The learners we expect:\n– fewer than 5 learners\n\n", rooms.Letter!.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_letter_comes_in_each_language_and_one_that_there_is_not_is_not_found(Database database)
    {
        await using var scene = await RecordScene.On(database);

        foreach (var (language, says) in new[] { ("zu", "Thishanhloko ohloniphekile"), ("ur", "محترم پرنسپل") })
        {
            var page = await scene.Nomsa.Opens($"{scene.Day.Path}/paper/letter?which=Rooms&in={language}");
            Assert.Equal(language, page.One(".paper").GetAttribute("lang"));
            Assert.Contains(says, page.One(".letter__text").TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("Saturday 14", page.TextOf(".paper"), StringComparison.Ordinal);
        }

        foreach (var which in new[] { "", "?which=Complaint", "?which=7" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await scene.Nomsa.Opens($"{scene.Day.Path}/paper/letter{which}")).Status);
        }

        await Assert.ThrowsAsync<NotVisibleException>(() => scene.Place.Sends(scene.Scene.OtherMember, new WriteLetter(scene.Scene.OtherCluster, scene.Day.Gathering, LetterKind.Rooms, Languages.English)));
    }
}
