using System.Net;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Features.Threads;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Features.Threads;
using CommunityClusters.Tests.Support;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Tests.Features.Reflections;

public sealed class RaiseIssueTests
{
    [Theory, OnBothDatabases]
    public async Task An_observer_raises_the_issue_from_their_notes_and_all_members_read_it(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        var notes = await day.Noted(day.Scene.Sibusiso);
        var page = await day.Scene.Sibusiso.Opens(day.Sheet(notes));
        Assert.Equal(RaisingScene.Issue, page.ValueOf("Text"));
        Assert.Contains("Your notes stay yours.", page.TextOf("[data-raise]"), StringComparison.Ordinal);
        Assert.Contains("Recordings and photos are never shared by this.", page.TextOf("[data-raise]"), StringComparison.Ordinal);

        page = await day.Scene.Sibusiso.Submits("Raise it", new { Text = "Should they argue first?" }, within: "[data-raise]");

        Assert.Equal(day.Talk(), page.Path);
        Assert.Equal(["Should they argue first?"], page.Said());
        page = await day.Scene.Nomsa.Opens(day.Talk());
        Assert.Equal(["Should they argue first?"], page.RaisedIn(day.Lesson));
        Assert.Equal("Raised as observer", page.TextOf("#posts .badge"));
        Assert.Equal("Sibusiso Nkosi", page.TextOf(".raised__post b"));
        page = await day.Scene.Sibusiso.Opens(day.Sheet(notes));
        Assert.Contains("You raised it in the talk of this lesson.", page.TextOf("[data-raise-done]"), StringComparison.Ordinal);
        Assert.StartsWith($"{day.Talk()}?Post=1#post-", page.One("[data-raise-done] a").GetAttribute("href"), StringComparison.Ordinal);
        Assert.False(page.One("[data-raise-again]").HasAttribute("hidden"));
        // What they noted says what it said.
        Assert.Contains(RaisingScene.Issue, page.TextOf("[data-document]"), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task All_notes_are_raised_where_their_observer_chooses_so(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        var notes = await day.Noted(day.Scene.Sibusiso);
        await day.Scene.Sibusiso.Opens(day.Sheet(notes));

        var page = await day.Scene.Sibusiso.Opens(day.Scene.Sibusiso.Sees.One("[data-fill=Whole]").GetAttribute("href")!);
        Assert.Equal($"*Got stuck*, 12’: {RaisingScene.Stuck}\n\n*The one issue I will raise*: {RaisingScene.Issue}", page.ValueOf("Text"));
        await day.Scene.Sibusiso.Submits("Raise it", within: "[data-raise]");

        page = await day.Scene.Nomsa.Opens(day.Talk());
        Assert.Contains(RaisingScene.Stuck, Assert.Single(page.RaisedIn(day.Lesson)), StringComparison.Ordinal);
        Assert.Equal("All notes, raised as observer", page.TextOf("#posts .badge"));
    }

    [Theory, OnBothDatabases]
    public async Task Who_has_not_observed_the_lesson_raises_nothing_whoever_they_are(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        var notes = await day.Noted(day.Scene.Sibusiso);
        var another = await SaturdayScene.On(place, day.Scene);

        // The presenter is a member, and observed another lesson.
        await day.Observes(day.Scene.Nomsa, day.Free);
        foreach (var other in day.Scene.Outsiders.Prepend(day.Scene.Nomsa))
        {
            await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(other, day.Raising(notes)));
            await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(other, day.Raising(notes) with { ClusterId = day.Scene.OtherCluster }));
        }

        await Assert.ThrowsAsync<NotSignedInException>(() => place.Sends(null, day.Raising(notes)));
        await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(day.Scene.Sibusiso, day.Raising(Guid.NewGuid())));
        await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(day.Scene.Sibusiso, another.Raising(notes)));
        Assert.Equal(0, await place.Count<Post>());
    }

    [Theory, OnBothDatabases]
    public async Task Who_left_the_cluster_has_the_notes_and_raises_them_no_more(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        var notes = await day.Noted(day.Scene.Sibusiso);
        await place.Sends(day.Scene.Sibusiso, new LeaveCluster(day.Scene.Cluster));

        await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(day.Scene.Sibusiso, day.Raising(notes)));
        Assert.False((await day.Scene.Sibusiso.Opens(day.Sheet(notes))).Has("[data-raise]"));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_empty_or_too_long_is_told_beside_the_field_and_kept(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        var notes = await day.Noted(day.Scene.Sibusiso);
        await day.Scene.Sibusiso.Opens(day.Sheet(notes));

        var page = await day.Scene.Sibusiso.Submits("Raise it", new { Text = " " }, within: "[data-raise]");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Write a few words first."), (page.Status, page.TextOf("#Ask_Text-error")));
        Assert.True(page.One("[data-raise] details").HasAttribute("open"));
        var long_ = new string('a', Post.LongestText + 1);
        page = await day.Scene.Sibusiso.Submits("Raise it", new { Text = long_ }, within: "[data-raise]");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, long_), (page.Status, page.ValueOf("Text")));
        await Assert.ThrowsAsync<ValidationException>(() => place.Sends(day.Scene.Sibusiso, day.Raising(notes, kind: (Raised)7)));
        Assert.Equal(0, await place.Count<Post>());
    }

    [Theory, OnBothDatabases]
    public async Task What_waited_on_the_phone_and_arrives_twice_is_one_post_and_its_authors_alone(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        var waited = day.Raising(await day.Noted(day.Scene.Sibusiso)) with { Author = await day.Scene.Sibusiso.TeacherId() };

        await Task.WhenAll(place.Sends(day.Scene.Sibusiso, waited), place.Sends(day.Scene.Sibusiso, waited));
        await place.Sends(day.Scene.Sibusiso, waited);

        Assert.Equal(1, await place.Count<Post>());
        await Assert.ThrowsAnyAsync<Exception>(() => place.Sends(day.Scene.Nomsa, waited with { CommandId = Guid.NewGuid() }));
        // Raised again on purpose it is another.
        await place.Sends(day.Scene.Sibusiso, waited with { CommandId = Guid.NewGuid() });
        Assert.Equal(2, (await day.Scene.Nomsa.Opens(day.Talk())).RaisedIn(day.Lesson).Count);
    }

    [Theory, OnBothDatabases]
    public async Task Of_a_lesson_that_is_in_neither_programme_nor_record_nothing_can_be_raised_and_that_is_said(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        var notes = await day.Noted(day.Scene.Sibusiso);
        await place.Reads(db => db.Set<Slot>().Where(s => s.Id == day.Lesson).ExecuteDeleteAsync());

        Assert.Equal("raise.lesson-gone", (await Assert.ThrowsAsync<RuleBrokenException>(() => place.Sends(day.Scene.Sibusiso, day.Raising(notes)))).Sentence);
        Assert.False((await day.Scene.Sibusiso.Opens(day.Sheet(notes))).Has("[data-raise]"));
    }

    [Theory, OnBothDatabases]
    public async Task Two_observers_who_raise_at_the_same_moment_both_stand_there_once(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        var thabo = await day.Joins("Thabo Mokoena");
        var (his, hers) = (await day.Observes(day.Scene.Sibusiso), await day.Observes(thabo));

        await Task.WhenAll(place.Sends(day.Scene.Sibusiso, day.Raising(his, "One")), place.Sends(thabo, day.Raising(hers, "Two")));

        var page = await day.Scene.Nomsa.Opens(day.Talk());
        Assert.Equal(["One", "Two"], page.RaisedIn(day.Lesson).Order(StringComparer.Ordinal));
        Assert.Equal(page.Said(), page.RaisedIn(day.Lesson));
    }

    [Theory, OnBothDatabases]
    public async Task Changed_it_is_changed_above_the_talk_and_taken_back_it_is_gone_there(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        await day.Raises(day.Scene.Sibusiso, "First words");
        var post = await place.Reads(db => db.Set<Post>().Select(p => p.Id).SingleAsync());

        await place.Sends(day.Scene.Sibusiso, day.Scene.Otherwise(post, "Better words") with { Kind = ThreadKind.Lesson, SubjectId = day.Lesson });
        Assert.Equal(["Better words"], (await day.Scene.Nomsa.Opens(day.Talk())).RaisedIn(day.Lesson));
        await Assert.ThrowsAsync<NotYoursException>(() => place.Sends(day.Scene.Nomsa, day.Scene.Back(post) with { Kind = ThreadKind.Lesson, SubjectId = day.Lesson }));
        await place.Sends(day.Scene.Sibusiso, day.Scene.Back(post) with { Kind = ThreadKind.Lesson, SubjectId = day.Lesson });

        var page = await day.Scene.Nomsa.Opens(day.Talk());
        Assert.Empty(page.RaisedIn(day.Lesson));
        Assert.False(page.Has("#posts .badge"));
        Assert.DoesNotContain("Better words", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Better words", (await day.Scene.Nomsa.Opens(day.Reflection())).Html, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Of_what_was_not_raised_nobody_else_reads_a_word_anywhere(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        var notes = await day.Noted(day.Scene.Sibusiso);
        await using var line = await day.Scene.Nomsa.KeepsOpen(day.Reflection());

        await place.Sends(day.Scene.Sibusiso, day.Raising(notes, "Only this"));
        await line.Hears("Only this");

        string[] pages =
        [
            day.Reflection(), day.Talk(), $"{day.Path}/day", $"{day.Path}/minutes", $"{day.Path}/record", day.Path, $"{day.Path}/programme", "/", $"/clusters/{day.Scene.Cluster}", $"/clusters/{day.Scene.Cluster}/talk",
            $"/plans?Seek.Words=argue", $"/clusters/{day.Scene.Cluster}/plans?Seek.Words=wall", "/find?Ask.Words=argue",
        ];
        foreach (var page in pages)
        {
            var html = (await day.Scene.Nomsa.Opens(page)).Html;
            Assert.DoesNotContain(RaisingScene.Issue, html, StringComparison.Ordinal);
            Assert.DoesNotContain(RaisingScene.Stuck, html, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(line.Streams, s => s.Contains(RaisingScene.Issue, StringComparison.Ordinal) || s.Contains(RaisingScene.Stuck, StringComparison.Ordinal));
        Assert.Empty((await day.Scene.Nomsa.Opens(day.Talk())).Elements("[data-raise]"));
    }
}
