using System.Net;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Gatherings;
using CommunityClusters.Features.Gatherings.Papers;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Features.Plans;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Features.Gatherings.Records;
using CommunityClusters.Tests.Support;

namespace CommunityClusters.Tests.Features.Gatherings.Papers;

public sealed class PrintingTests
{
    [Theory, OnBothDatabases]
    public async Task A_member_chooses_what_is_printed_and_in_which_language(Database database)
    {
        await using var scene = await RecordScene.On(database);

        var page = await scene.Sibusiso.Opens($"{scene.Day.Path}/paper");

        Assert.Equal(["Programme", "Register", "Observations", "Voices"], page.Elements("input[name=sheets]").Select(i => i.GetAttribute("value")));
        Assert.Contains("1 observation sheet, for each observer of each lesson", page.Text, StringComparison.Ordinal);
        Assert.Equal(["Rooms", "Parents"], page.Elements("button[name=which]").Select(b => b.GetAttribute("value")));
        Assert.Equal(["en", "zu", "ur"], page.Elements("input[name=in]").Select(i => i.GetAttribute("value")));
        Assert.Equal("en", page.One("input[name=in][checked]").GetAttribute("value"));
        Assert.DoesNotContain("more than two pages", page.Text, StringComparison.Ordinal);
        Assert.Equal($"{scene.Day.Path}/paper", (await scene.Nomsa.Opens(scene.Day.Path)).One("a[href$='/paper']").GetAttribute("href"));
        Assert.Equal($"{scene.Day.Path}/paper", (await scene.Nomsa.Opens($"{scene.Day.Path}/tell")).One("a[href$='/paper']").GetAttribute("href"));
    }

    [Theory, OnBothDatabases]
    public async Task A_longer_day_says_that_two_pages_may_not_do(Database database)
    {
        await using var scene = await RecordScene.On(database);
        for (var lesson = 0; lesson < 13; lesson++)
        {
            Assert.DoesNotContain("may take more than two pages", (await scene.Nomsa.Opens($"{scene.Day.Path}/paper")).Text, StringComparison.Ordinal);
            await scene.Nomsa.AddsLesson(scene.Scene, scene.Day.Gathering, $"Lesson {lesson}", 9);
        }

        Assert.Contains("With 15 lessons the programme may take more than two pages.", (await scene.Nomsa.Opens($"{scene.Day.Path}/paper")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_programme_says_what_is_when_and_where_and_what_each_one_does(Database database)
    {
        await using var scene = await RecordScene.On(database);

        var page = await scene.Nomsa.Opens($"{scene.Day.Path}/paper/day?sheets=Programme");

        Assert.Single(page.Elements(".sheet"));
        Assert.Contains("Saturday 14 March 2026, 08:30 to 13:00 · the hall", page.TextOf(".sheet > header"), StringComparison.Ordinal);
        Assert.Equal(
            ["09:40–10:20 Room B LensesGrade 11 Nomsa Dlamini Sibusiso Nkosi", "10:20–10:40 Break", "10:40–11:20 Room B LensesGrade 12"],
            page.TextsOf("tbody tr"));
        Assert.Equal(["Nomsa Dlamini 09:40 Room B: presents – Lenses", "Sibusiso Nkosi 09:40 Room B: observes – Lenses"], page.TextsOf(".sheet__people > section"));
    }

    [Theory, OnBothDatabases]
    public async Task Each_observer_of_each_lesson_has_a_sheet_with_what_the_plan_says_to_watch_for(Database database)
    {
        await using var scene = await RecordScene.On(database);
        var section = (await scene.Place.Sends(scene.Nomsa, new SeePlan(scene.Plan))).Sections[0].Id;
        await using (var phone = await Phone.Of(scene.Nomsa, scene.Plan))
        {
            await phone.Does(doc => doc.GetMap("sections").Set($"{section}:kind", "watch-for"));
            await phone.Writes($"text:{section}", "Who **draws** the ray first? " + new string('x', 600));
        }

        await scene.Place.Sends(scene.Sibusiso, new AssignMember(scene.Scene.Cluster, scene.Day.Gathering, scene.Day.Free, null, Part.Observer));

        var page = await scene.Nomsa.Opens($"{scene.Day.Path}/paper/day?sheets=Observations");

        var sheets = page.Elements(".sheet--whole").Select(s => Sight.Squeezed(s.TextContent)).ToList();
        Assert.Equal(2, sheets.Count);
        Assert.Contains("Lenses 09:40–10:20 · Room B · Grade 11 Presents: Nomsa Dlamini · Observes: Sibusiso Nkosi", sheets[0], StringComparison.Ordinal);
        Assert.Contains("What observers should watch forWho draws the ray first?", sheets[0], StringComparison.Ordinal);
        Assert.DoesNotContain(new string('x', 501), sheets[0], StringComparison.Ordinal);
        Assert.DoesNotContain("What observers should watch for", sheets[1], StringComparison.Ordinal);
        Assert.All(sheets, s => Assert.Contains("What did a learner say or do?", s, StringComparison.Ordinal));
        Assert.All(sheets, s => Assert.Contains("Write “a learner”, never a name.", s, StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task Each_lesson_has_one_tally_whoever_observes_it_and_learners_have_slips_without_a_name(Database database)
    {
        await using var scene = await RecordScene.On(database);
        await scene.Scene.Puts(scene.Nomsa, "I could draw the forces");

        var page = await scene.Nomsa.Opens($"{scene.Day.Path}/paper/day?sheets=Voices");

        Assert.Equal(["Lenses 09:40–10:20 · Room B · Grade 11", "Lenses 10:40–11:20 · Room B · Grade 12"], page.Elements(".sheet__heard").Select(h => Sight.Squeezed($"{h.Children[0].TextContent} {h.Children[1].TextContent}")));
        string[] questions = ["I could draw the forces", "I had a chance to say what I think", "I would like to try more of it"];
        Assert.Equal([.. questions, .. questions], page.TextsOf(".sheet__tally tbody tr"));
        Assert.Equal(8, page.Elements(".sheet__slip").Count);
        Assert.Equal("I could draw the forces Yes Partly No I had a chance to say what I think Yes Partly No I would like to try more of it Yes Partly No Do not write your name.", page.TextsOf(".sheet__slip")[0]);
        foreach (var name in new[] { scene.Nomsa.Name, scene.Sibusiso.Name })
        {
            Assert.DoesNotContain(name, page.TextOf(".paper"), StringComparison.Ordinal);
        }

        Assert.False((await scene.Nomsa.Opens($"{scene.Day.Path}/paper/day?sheets=Observations")).Has(".sheet__tally"));
    }

    [Theory, OnBothDatabases]
    public async Task The_register_to_be_filled_in_names_nobody_and_no_number_that_was_expected(Database database)
    {
        await using var scene = await RecordScene.On(database);
        await scene.Scene.Expects(scene.Nomsa, scene.Day.Gathering, "Mvula Hills Secondary", "11", 45);

        var page = await scene.Nomsa.Opens($"{scene.Day.Path}/paper/day?sheets=Register");

        Assert.DoesNotContain("Nomsa", page.TextOf(".paper"), StringComparison.Ordinal);
        Assert.DoesNotContain("Sibusiso", page.TextOf(".paper"), StringComparison.Ordinal);
        Assert.DoesNotContain("45", page.TextOf(".paper"), StringComparison.Ordinal);
        Assert.Contains("Mvula Hills Secondary11", page.TextsOf(".sheet__write tr"));
        Assert.Contains("Learners are counted, never named.", page.TextOf(".paper"), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_paper_speaks_the_language_that_was_chosen_and_the_page_around_it_its_own(Database database)
    {
        await using var scene = await RecordScene.On(database);

        var page = await scene.Nomsa.Opens($"{scene.Day.Path}/paper/day?in=ur");

        Assert.Equal("en", page.Language);
        Assert.Equal(("ur", "rtl"), (page.One(".paper").GetAttribute("lang"), page.One(".paper").GetAttribute("dir")));
        Assert.Contains("طلبہ گنے جاتے ہیں", page.TextOf(".paper"), StringComparison.Ordinal);
        Assert.DoesNotContain("Saturday 14", page.TextOf(".paper"), StringComparison.Ordinal);
        Assert.Contains("So they come out of the printer.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Owethulayo", (await scene.Nomsa.Opens($"{scene.Day.Path}/paper/day?in=zu")).TextOf(".paper"), StringComparison.Ordinal);
        Assert.Equal("en", (await scene.Nomsa.Opens($"{scene.Day.Path}/paper/day?in=klingon&sheets=nothing")).One(".paper").GetAttribute("lang"));
        Assert.Equal("en", (await scene.Nomsa.Opens($"{scene.Day.Path}/paper?in=klingon")).One("input[name=in][checked]").GetAttribute("value"));
    }

    [Theory, OnBothDatabases]
    public async Task A_meeting_has_a_register_a_visit_its_lesson_and_neither_has_letters(Database database)
    {
        await using var scene = await RecordScene.On(database);
        var (meeting, visit) = (await scene.Scene.HasDay(GatheringKind.Planning), await scene.Scene.HasDay(GatheringKind.ClassVisit));
        var lesson = await scene.Nomsa.AddsLesson(scene.Scene, visit, "Lenses", 9);
        await scene.Place.Sends(scene.Nomsa, new AssignMember(scene.Scene.Cluster, visit, lesson, null, Part.Observer));

        Assert.Equal(["Register"], await Offered(scene, meeting));
        Assert.Equal(["Programme", "Register", "Observations", "Voices"], await Offered(scene, visit));
        var paper = (await scene.Nomsa.Opens($"{scene.Scene.PageOf(meeting)}/paper/day")).TextOf(".paper");
        Assert.DoesNotContain("Learners", paper, StringComparison.Ordinal);
        Assert.False((await scene.Nomsa.Opens($"{scene.Scene.PageOf(visit)}/paper/day")).TextOf(".paper").Contains("Break", StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task While_the_date_is_found_and_where_it_is_off_or_over_the_page_says_so_and_offers_no_sheet(Database database)
    {
        await using var scene = await RecordScene.On(database);
        var finding = await scene.Scene.CallsGathering(Calling.On(16), Calling.On(23));
        Assert.Contains("Its date is still being found.", await Says(scene.Scene.PageOf(finding)), StringComparison.Ordinal);

        var off = await scene.Scene.HasDay();
        await scene.Place.Sends(scene.Nomsa, new CallOffGathering { ClusterId = scene.Scene.Cluster, GatheringId = off, Why = "Rain" });
        Assert.Contains("This gathering was called off.", await Says(scene.Scene.PageOf(off)), StringComparison.Ordinal);

        scene.Is(13, 1);
        Assert.Equal(["Thanks"], await Offered(scene, scene.Day.Gathering));

        async Task<string> Says(string day)
        {
            foreach (var paper in new[] { "day", "letter?which=Rooms", "letter?which=Thanks" })
            {
                Assert.Equal($"{day}/paper", (await scene.Nomsa.OpensOnly($"{day}/paper/{paper}")).LeadsTo);
            }

            var page = await scene.Nomsa.Opens($"{day}/paper");
            Assert.False(page.Has("main form button"));
            return page.Text;
        }
    }

    [Theory, OnBothDatabases]
    public async Task To_others_there_is_no_paper_even_where_the_cluster_is_open(Database database)
    {
        await using var scene = await RecordScene.On(database);
        string[] papers = ["paper", "paper/day", "paper/letter?which=Rooms", "paper/letter?which=Parents"];
        foreach (var outsider in scene.Scene.Outsiders)
        {
            foreach (var paper in papers)
            {
                Assert.Equal(HttpStatusCode.NotFound, (await outsider.Opens($"{scene.Day.Path}/{paper}")).Status);
            }
        }

        await Assert.ThrowsAsync<NotVisibleException>(() => scene.Place.Sends(scene.Scene.OtherMember, new PrintDaySheets(scene.Scene.OtherCluster, scene.Day.Gathering)));
        await Assert.ThrowsAsync<NotVisibleException>(() => scene.Place.Sends(scene.Scene.OtherMember, new ChoosePapers(scene.Scene.OtherCluster, scene.Day.Gathering)));

        await scene.Place.Sends(scene.Nomsa, new DescribeCluster { ClusterId = scene.Scene.Cluster, Seen = 1, Name = Scene.Name, Purpose = Steps.Purpose, Findable = true, Open = true });
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Scene.Stranger.Opens($"{scene.Day.Path}/paper")).Status);
        Assert.False((await scene.Scene.Stranger.Opens($"{scene.Day.Path}/tell")).Has("a[href$='/paper']"));
    }

    private static async Task<IReadOnlyList<string?>> Offered(RecordScene scene, Guid gathering) =>
        [.. (await scene.Nomsa.Opens($"{scene.Scene.PageOf(gathering)}/paper")).Elements("input[name=sheets], button[name=which]").Select(e => e.GetAttribute("value"))];
}
