using System.Net;
using CommunityClusters.Crdt;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Gatherings.Agenda;
using CommunityClusters.Features.Gatherings.Minutes;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Features.Gatherings.Records;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Tests.Features.Gatherings.Minutes;

public sealed class MinutesTests
{
    [Theory, OnBothDatabases]
    public async Task They_open_with_who_was_there_the_lessons_and_the_agenda_in_order(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        await place.Sends(day.Scene.Nomsa, new AddToAgenda { ClusterId = day.Scene.Cluster, GatheringId = day.Gathering, Text = "The next venue" });
        var sibusiso = await day.Scene.Sibusiso.TeacherId();
        await using (var register = await Phone.Of(day.Scene.Nomsa, day.Gathering))
        {
            await register.Does(doc => doc.GetMap("teachers").Set($"{sibusiso}", true));
        }

        var page = await day.Scene.Nomsa.Opens($"{day.Path}/minutes");

        Assert.Equal("Sibusiso Nkosi", page.TextOf("[data-there]"));
        Assert.Equal(["Newton's third law", "Lenses", "The next venue", "Decisions", "Anything else"], page.TextsOf("[data-document] h2"));
        Assert.Equal("09:40 Room B · Grade 11 · Presents: Nomsa Dlamini · Observes: Sibusiso Nkosi", page.TextsOf("[data-document] .soft")[0]);
    }

    [Theory, OnBothDatabases]
    public async Task Any_member_writes_whoever_has_the_chair_and_without_script_and_on_paper_it_is_read(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        await using var nomsa = await Phone.Of(day.Scene.Nomsa, await Of(place, day));
        await using var sibusiso = await Phone.Of(day.Scene.Sibusiso, await Of(place, day));

        await nomsa.Does(doc => Under(doc, day.Lesson, "Newton's third law", "Begin with **the trolley**."));
        await sibusiso.Does(doc => doc.GetText("text:decisions").Insert(0, "We meet again in April."));

        foreach (var path in new[] { "minutes", "minutes/print" })
        {
            var page = await day.Scene.Sibusiso.Opens($"{day.Path}/{path}");
            Assert.Contains("the trolley", page.TextsOf("strong"));
            Assert.Contains("We meet again in April.", page.Text, StringComparison.Ordinal);
        }

        Assert.Equal((true, "We meet again in April."), await place.Reads(db => db.Set<KeptMinutes>().Select(m => new ValueTuple<bool, string>(m.IsBegun, m.Decisions)).SingleAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task What_no_database_takes_keeps_nothing_of_what_was_written_from_being_kept(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        await using var phone = await Phone.Of(day.Scene.Nomsa, await Of(place, day));

        await phone.Does(doc => doc.GetText("text:decisions").Insert(0, "We meet\0 again in April.\ud83d"));
        await phone.Does(doc => doc.GetText("text:else").Insert(0, "Thanks to the school."));

        Assert.StartsWith("We meet again in April.", await place.Reads(db => db.Set<KeptMinutes>().Select(m => m.Decisions).SingleAsync()), StringComparison.Ordinal);
        Assert.Contains("Thanks to the school.", (await day.Scene.Sibusiso.Opens($"{day.Path}/minutes")).Text, StringComparison.Ordinal);
        await phone.Does(doc => doc.GetText("text:decisions").Insert(0, new string('x', MinutesShape.LongestDecisions)));
        Assert.Equal(MinutesShape.LongestDecisions, await place.Reads(db => db.Set<KeptMinutes>().Select(m => m.Decisions.Length).SingleAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_has_them_open_is_told_what_came_into_the_programme_or_onto_the_agenda_and_nobody_else(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        var (cluster, nomsa) = (day.Scene.Cluster, day.Scene.Nomsa);
        var other = await SaturdayScene.On(place, day.Scene);
        await using var minutes = await day.Scene.Sibusiso.KeepsOpen($"{day.Path}/minutes");
        await using var elsewhere = await day.Scene.Sibusiso.KeepsOpen($"{other.Path}/minutes");

        await place.Sends(nomsa, new AddToAgenda { ClusterId = cluster, GatheringId = day.Gathering, Text = "The next venue" });
        await minutes.Hears("The next venue");
        await place.Sends(nomsa, new StepOut(cluster, day.Gathering, day.Lesson));
        await Eventually.Is(() => minutes.Streams[^1].Contains("Newton", StringComparison.Ordinal) && !minutes.Streams[^1].Contains("Nomsa", StringComparison.Ordinal));
        await place.Sends(nomsa, new TakeSlotOut(cluster, day.Gathering, day.Free));
        await Eventually.Is(() => !minutes.Streams[^1].Contains("Lenses", StringComparison.Ordinal));

        await elsewhere.Settles();
        Assert.Empty(elsewhere.Streams);
        var page = await day.Scene.Sibusiso.Opens($"{day.Path}/minutes");
        Assert.Contains("The next venue", page.One($"#minutes-headings-{day.Gathering}").GetAttribute("data-headings"), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Two_who_wrote_under_the_same_heading_without_signal_find_both_texts_there(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        var id = await Of(place, day);
        await using var nomsa = await Phone.Of(day.Scene.Nomsa, id);
        await using var sibusiso = await Phone.Of(day.Scene.Sibusiso, id);
        await sibusiso.IsAway();
        await nomsa.Does(doc => Under(doc, day.Lesson, "Newton's third law", "The trolley came late."));

        Under(sibusiso.Doc, day.Lesson, "Newton's third law", "Groups drew the forces.");
        await sibusiso.ComesBack(sequence: 1);
        await sibusiso.Does(_ => { });

        var page = await day.Scene.Nomsa.Opens($"{day.Path}/minutes");
        Assert.Contains("The trolley came late.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Groups drew the forces.", page.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_heading_that_was_taken_out_later_keeps_its_words_under_its_kept_name(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        var (cluster, nomsa) = (day.Scene.Cluster, day.Scene.Nomsa);
        await place.Sends(nomsa, new AddToAgenda { ClusterId = cluster, GatheringId = day.Gathering, Text = "The next venue" });
        await place.Sends(nomsa, new AddToAgenda { ClusterId = cluster, GatheringId = day.Gathering, Text = "Nothing was said of it" });
        var items = await place.Reads(db => db.Set<AgendaItem>().OrderBy(i => i.Number).Select(i => i.Id).ToListAsync());
        await using var phone = await Phone.Of(nomsa, await Of(place, day));
        await phone.Does(doc => Under(doc, items[0], "The next venue", "Mvula Hills again."));
        await phone.Does(doc => Under(doc, day.Free, "Lenses", "Nobody had a candle."));

        foreach (var item in items)
        {
            await place.Sends(nomsa, new TakeFromAgenda(cluster, day.Gathering, item));
        }

        await place.Sends(nomsa, new TakeSlotOut(cluster, day.Gathering, day.Free));

        var page = await day.Scene.Sibusiso.Opens($"{day.Path}/minutes");
        Assert.Equal(["Newton's third law", "Lenses", "The next venue", "Decisions", "Anything else"], page.TextsOf("[data-document] h2"));
        Assert.Contains("Nobody had a candle.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Mvula Hills again.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Taken out of the programme or the agenda since.", page.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_from_outside_reads_them_not_even_where_the_cluster_is_open(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        var id = await Of(place, day);
        await place.Sends(day.Scene.Nomsa, new DescribeCluster { ClusterId = day.Scene.Cluster, Seen = 1, Name = Scene.Name, Purpose = Steps.Purpose, Open = true });
        foreach (var outsider in day.Scene.Outsiders)
        {
            await using var phone = await Phone.Of(outsider, id);
            var refused = await phone.Does(doc => doc.GetText("text:else").Insert(0, "Nobody"));

            Assert.False(phone.IsKnown);
            Assert.Equal("unknown", refused.GetProperty("refused").GetString());
            foreach (var page in new[] { "minutes", "minutes/print" })
            {
                Assert.Equal(HttpStatusCode.NotFound, (await outsider.Opens($"{day.Path}/{page}")).Status);
            }
        }

        Assert.Equal(HttpStatusCode.NotFound, (await day.Scene.Nomsa.Opens($"/clusters/{day.Scene.OtherCluster}/gatherings/{day.Gathering}/minutes")).Status);
        Assert.False(await place.Reads(db => db.Set<KeptMinutes>().Select(m => m.IsBegun).SingleAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_leaves_the_cluster_is_out_of_the_minutes_at_once(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        await using var sibusiso = await Phone.Of(day.Scene.Sibusiso, await Of(place, day));

        await place.Sends(day.Scene.Sibusiso, new LeaveCluster(day.Scene.Cluster));

        await Eventually.Is(() => sibusiso.IsOver);
        Assert.Equal("unknown", (await sibusiso.Does(doc => doc.GetText("text:else").Insert(0, "Nobody"))).GetProperty("refused").GetString());
    }

    [Theory, OnBothDatabases]
    public async Task Every_gathering_that_is_called_has_its_own_and_the_day_keeps_them(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var gathering = await scene.CallsGathering(Calling.On(16));
        await scene.CallsGathering(Calling.On(23));
        Assert.Equal(2, await place.Count<KeptMinutes>());

        var id = await place.Reads(db => db.Set<KeptMinutes>().Where(m => m.GatheringId == gathering).Select(m => m.Id).SingleAsync());
        var kept = (await scene.Sibusiso.Opens($"{scene.PageOf(gathering)}/day")).TextOf("script[data-day]");
        Assert.Contains($"{scene.PageOf(gathering)}/minutes", kept, StringComparison.Ordinal);
        Assert.Contains($"{id}", kept, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task What_was_typed_of_markup_is_shown_and_does_nothing(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        await using var phone = await Phone.Of(day.Scene.Sibusiso, await Of(place, day));

        await phone.Does(doc => Under(doc, Guid.NewGuid(), "<script>alert(1)</script>", "<img src=x onerror=alert(1)> [here](javascript:alert(1))"));

        var page = await day.Scene.Nomsa.Opens($"{day.Path}/minutes");
        Assert.False(page.Has("[data-document] img") || page.Has("[data-document] script") || page.Has("[data-document] a[href^='javascript']"));
        Assert.Contains("<script>alert(1)</script>", page.TextsOf("[data-document] h2"));
    }

    [Theory, OnBothDatabases]
    public async Task The_record_of_the_day_says_what_was_decided_to_members_alone(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        await using var phone = await Phone.Of(day.Scene.Nomsa, await Of(place, day));
        await phone.Does(doc => doc.GetText("text:decisions").Insert(0, "We meet again in **April**."));
        await place.Sends(day.Scene.Nomsa, new KeepRecord(day.Scene.Cluster, day.Gathering));

        Assert.Equal("We meet again in April.", (await day.Scene.Sibusiso.Opens($"{day.Path}/record")).TextOf("#minutes .prose"));
        await place.Sends(day.Scene.Nomsa, new DescribeCluster { ClusterId = day.Scene.Cluster, Seen = 1, Name = Scene.Name, Purpose = Steps.Purpose, Open = true });
        Assert.False((await day.Scene.Stranger.Opens($"{day.Path}/record")).Has("#minutes"));
    }

    [Fact]
    public void What_no_phone_of_ours_writes_is_passed_over()
    {
        var doc = MinutesShape.Begin();
        var id = Guid.NewGuid();
        doc.GetMap("headings").Set("somebody", "A name");
        doc.GetText("text:somebody").Insert(0, "Words");
        doc.GetMap("headings").Set($"{Guid.NewGuid()}", "Without words");
        doc.GetMap("headings").Set($"{id}", 5);
        doc.GetText($"text:{id}").Insert(0, "Words without a name");
        doc.GetText("text:else").Insert(0, " \n ");

        Assert.Equal([new MinutesPart(id, "", "Words without a name")], MinutesShape.PartsOf(doc));
        Assert.Equal(("", ""), (MinutesShape.ElseOf(doc), MinutesShape.DecisionsOf(doc)));
        Assert.True(MinutesShape.IsBegun(doc));
        Assert.False(MinutesShape.IsBegun(MinutesShape.Begin()));
    }

    private static Task<Guid> Of(Place place, SaturdayScene day) => place.Reads(db => db.Set<KeptMinutes>().Where(m => m.GatheringId == day.Gathering).Select(m => m.Id).SingleAsync());

    private static void Under(Doc doc, Guid heading, string name, string words)
    {
        doc.GetMap("headings").Set($"{heading}", name);
        doc.GetText($"text:{heading}").Insert(0, words);
    }
}
