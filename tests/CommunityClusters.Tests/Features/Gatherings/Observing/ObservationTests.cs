using System.Net;
using CommunityClusters.Crdt;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Gatherings.Observing;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Features.Gatherings.Records;
using CommunityClusters.Tests.Support;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Tests.Features.Gatherings.Observing;

public sealed class ObservationTests
{
    private static readonly string Note = new('n', 21);

    [Theory, OnBothDatabases]
    public async Task An_observer_begins_on_the_days_page_and_finds_the_same_sheet_again(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        await day.Scene.Sibusiso.Opens($"{day.Path}/day");

        var sheet = await day.Scene.Sibusiso.Submits("Observe it", within: ".day__slot:first-of-type");
        Assert.Equal("Newton's third law", sheet.TextOf("h1"));
        Assert.Contains("Room B", sheet.TextOf(".board"), StringComparison.Ordinal);

        Assert.Contains(sheet.Path, (await day.Scene.Sibusiso.Opens($"{day.Path}/day")).Elements(".day__list a").Select(a => a.GetAttribute("href")));
        Assert.Equal(Guid.Parse(sheet.Path.Split('/')[^1]), await place.Sends(day.Scene.Sibusiso, Begin(day)));
        Assert.Equal(1, await place.Count<Observation>());
    }

    [Theory, OnBothDatabases]
    public async Task Begun_on_a_phone_it_is_one_however_often_it_arrives_and_the_notes_come_after_it(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        var begun = Begin(day) with { Id = Guid.NewGuid(), Content = Content() };
        await using var early = await Phone.Of(day.Scene.Sibusiso, begun.Id.Value);
        Assert.Equal("unknown", (await early.Does(Noted)).GetProperty("refused").GetString());

        Assert.Equal(begun.Id, await place.Sends(day.Scene.Sibusiso, begun));
        Assert.Equal(begun.Id, await place.Sends(day.Scene.Sibusiso, begun with { CommandId = Guid.NewGuid() }));
        await using var phone = await Phone.Of(day.Scene.Sibusiso, begun.Id.Value);
        await phone.Does(Noted);

        var page = await day.Scene.Sibusiso.Opens($"{day.Path}/observations/{begun.Id}");
        Assert.Contains("Two groups draw it", page.TextOf("[data-document]"), StringComparison.Ordinal);
        Assert.Contains("Let them argue first", page.TextOf("[data-document]"), StringComparison.Ordinal);
        Assert.Equal(1, await place.Count<Observation>());
    }

    [Theory, OnBothDatabases]
    public async Task To_everybody_else_it_is_not_there_whoever_they_are(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        var id = await place.Sends(day.Scene.Sibusiso, Begin(day));
        await using var own = await Phone.Of(day.Scene.Sibusiso, id);
        await own.Does(Noted);
        await place.Sends(day.Scene.Nomsa, new DescribeCluster { ClusterId = day.Scene.Cluster, Seen = 1, Name = Scene.Name, Purpose = Steps.Purpose, Open = true });

        // The presenter, whose lesson it is about, is a member as well.
        foreach (var other in day.Scene.Outsiders.Prepend(day.Scene.Nomsa))
        {
            await using var phone = await Phone.Of(other, id);
            var refused = await phone.Does(Noted);

            Assert.False(phone.IsKnown);
            Assert.Empty(phone.Opened.GetProperty("updates").EnumerateArray());
            Assert.Equal("unknown", refused.GetProperty("refused").GetString());
            Assert.Equal(HttpStatusCode.NotFound, (await other.Opens($"{day.Path}/observations/{id}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await phone.FetchesPart("w-18446744073709551615-0", [], await other.TeacherId())).Status);
        }

        Assert.DoesNotContain(id.ToString(), (await day.Scene.Nomsa.Opens($"{day.Path}/day")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Who_leaves_the_cluster_keeps_the_notes_and_sees_nothing_more_of_the_cluster(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        var id = await place.Sends(day.Scene.Sibusiso, Begin(day));
        await using var phone = await Phone.Of(day.Scene.Sibusiso, id);
        await phone.Does(Noted);

        await place.Sends(day.Scene.Sibusiso, new LeaveCluster(day.Scene.Cluster));

        var page = await day.Scene.Sibusiso.Opens($"{day.Path}/observations/{id}");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Two groups draw it", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Newton", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Room B", page.Text, StringComparison.Ordinal);
        await using var again = await Phone.Of(day.Scene.Sibusiso, id);
        Assert.True(again.MayWrite);
        await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(day.Scene.Sibusiso, Begin(day)));
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_observes_their_own_lesson_or_a_break(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);

        var own = await Assert.ThrowsAsync<RuleBrokenException>(() => place.Sends(day.Scene.Nomsa, Begin(day)));
        var rest = await Assert.ThrowsAsync<RuleBrokenException>(() => place.Sends(day.Scene.Sibusiso, Begin(day) with { SlotId = day.Break }));

        Assert.Equal(("programme.own-lesson", "programme.no-lesson"), (own.Sentence, rest.Sentence));
        Assert.Equal(0, await place.Count<Observation>());
    }

    [Theory, OnBothDatabases]
    public async Task A_lesson_that_was_taken_out_of_the_programme_meanwhile_was_observed_all_the_same(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        await place.Reads(db => db.Set<Slot>().Where(s => s.Id == day.Lesson).ExecuteDeleteAsync());
        var begun = Begin(day) with { Id = Guid.NewGuid(), Content = Content() };

        await place.Sends(day.Scene.Sibusiso, begun);

        var page = await day.Scene.Sibusiso.Opens($"{day.Path}/observations/{begun.Id}");
        Assert.Contains("no longer in the programme", page.TextOf(".board"), StringComparison.Ordinal);
        await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(day.Scene.Sibusiso, Begin(day) with { SlotId = Guid.NewGuid() }));
    }

    [Theory, OnBothDatabases]
    public async Task Nor_their_own_lesson_of_which_the_record_alone_knows(Database database)
    {
        await using var scene = await RecordScene.On(database);
        scene.Is(13);
        Assert.Equal(1, await scene.Makes());
        await scene.Place.Reads(db => db.Set<Slot>().Where(s => s.Id == scene.Day.Lesson).ExecuteDeleteAsync());
        var begun = Begin(scene.Day) with { Id = Guid.NewGuid(), Content = Content() };

        var own = await Assert.ThrowsAsync<RuleBrokenException>(() => scene.Place.Sends(scene.Nomsa, begun));
        Assert.Equal("programme.own-lesson", own.Sentence);
        await scene.Place.Sends(scene.Sibusiso, begun);
    }

    [Theory, OnBothDatabases]
    public async Task Another_clusters_gathering_or_anothers_sheet_begins_nothing(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        var mine = await place.Sends(day.Scene.Sibusiso, Begin(day));
        var third = place.Visitor();
        await third.JoinsBy(await day.Scene.Nomsa.Invites(day.Scene.Cluster), asNewcomer: "Thabo Mokoena");

        await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(day.Scene.OtherMember, Begin(day) with { ClusterId = day.Scene.OtherCluster }));
        var taken = await Assert.ThrowsAsync<RuleBrokenException>(() => place.Sends(third, Begin(day) with { Id = mine, Content = Content() }));

        Assert.Equal("observation.taken", taken.Sentence);
        Assert.Equal(1, await place.Count<Observation>());
    }

    [Theory, OnBothDatabases]
    public async Task What_is_no_beginning_is_refused(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        var begun = Begin(day) with { Id = Guid.NewGuid() };

        await Assert.ThrowsAsync<ValidationException>(() => place.Sends(day.Scene.Sibusiso, begun with { Content = Content(Noted) }));
        await Assert.ThrowsAsync<ValidationException>(() => place.Sends(day.Scene.Sibusiso, begun with { Content = "AAAA" }));
        await Assert.ThrowsAsync<ValidationException>(() => place.Sends(day.Scene.Sibusiso, begun with { Id = Guid.CreateVersion7(), Content = Content() }));
        await Assert.ThrowsAsync<ValidationException>(() => place.Sends(day.Scene.Sibusiso, begun with { Id = null, Content = Content() }));
        Assert.Equal(0, await place.Count<Observation>());
    }

    private static BeginObservation Begin(SaturdayScene day) =>
        new() { CommandId = Guid.NewGuid(), ClusterId = day.Scene.Cluster, GatheringId = day.Gathering, SlotId = day.Lesson };

    private static string Content(Action<Doc>? more = null)
    {
        var doc = ObservationShape.Begin();
        more?.Invoke(doc);
        return Convert.ToBase64String(doc.EncodeStateAsUpdate());
    }

    private static void Noted(Doc doc)
    {
        doc.GetMap("notes").Set($"{Note}:kind", "did");
        doc.GetMap("notes").Set($"{Note}:order", "a");
        doc.GetMap("notes").Set($"{Note}:minute", 3);
        doc.GetText($"text:{Note}").Insert(0, "Two groups draw it");
        doc.GetText("issue").Insert(0, "Let them argue first");
    }
}
