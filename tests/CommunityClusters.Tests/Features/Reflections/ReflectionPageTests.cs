using System.Net;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Features.Gatherings.Records;
using CommunityClusters.Features.Reflections;
using CommunityClusters.Tests.Features.Gatherings;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityClusters.Tests.Features.Reflections;

/// <summary>The reflection of a day: its lessons side by side, each with what was raised and how the talk goes on.</summary>
public sealed class ReflectionPageTests
{
    [Theory, OnBothDatabases]
    public async Task Each_lesson_has_a_column_with_who_taught_and_observed_what_was_raised_and_the_latest_posts(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        foreach (var i in Enumerable.Range(1, 5))
        {
            await day.Writes(day.Scene.Nomsa, $"Post {i}");
        }

        await day.Raises(day.Scene.Sibusiso);
        var page = await day.Scene.Nomsa.Opens(day.Reflection());

        Assert.Equal(["Newton's third law", "Lenses"], page.TextsOf(".reflection__lesson h2"));
        var lesson = $"#lesson-{day.Lesson}";
        Assert.Contains("09:40–10:20 · Room B", page.TextOf($"{lesson} .eyebrow"), StringComparison.Ordinal);
        Assert.Equal(["Presents: Nomsa Dlamini", "Observes: Sibusiso Nkosi"], page.TextsOf($"{lesson} > header .small"));
        Assert.Equal([RaisingScene.Issue], page.RaisedIn(day.Lesson));
        // What was raised stands above, and not once more among the posts.
        Assert.Equal(["Post 3", "Post 4", "Post 5"], page.TextsOf($"{lesson} [data-posts] .prose"));
        Assert.Equal("The whole talk", page.TextOf($"{lesson} > .onward[href='{day.Talk()}']"));
        Assert.Contains("Nobody observes this lesson.", page.TextOf($"#lesson-{day.Free}"), StringComparison.Ordinal);
        Assert.Contains("Observed by Sibusiso Nkosi: what they raise opens the talk.", page.TextOf(lesson), StringComparison.Ordinal);
        Assert.Contains($"{day.Path}/minutes", page.Elements("header a").Select(a => a.GetAttribute("href")));
        Assert.Contains($"/clusters/{day.Scene.Cluster}/actions", page.Elements("header a").Select(a => a.GetAttribute("href")));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_said_there_is_a_post_of_the_lessons_talk(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        await day.Scene.Sibusiso.Opens(day.Reflection());

        var page = await day.Scene.Sibusiso.Submits("Send: Newton's third law", new { Text = "The arrows helped" }, within: $"#lesson-{day.Lesson}");

        Assert.Equal(day.Talk(), page.Path);
        page = await day.Scene.Nomsa.Opens(day.Reflection());
        Assert.Equal(["The arrows helped"], page.TextsOf($"#lesson-{day.Lesson} .prose"));
        Assert.Empty(page.TextsOf($"#lesson-{day.Free} .prose"));
    }

    [Theory, OnBothDatabases]
    public async Task Who_observed_is_led_to_their_own_notes_and_nobody_else_is(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        var link = $"#lesson-{day.Lesson} a[href='{day.Path}/day']";
        Assert.True((await day.Scene.Sibusiso.Opens(day.Reflection())).Has(link));
        Assert.False((await day.Scene.Nomsa.Opens(day.Reflection())).Has(link));

        var notes = await day.Noted(day.Scene.Sibusiso);

        Assert.True((await day.Scene.Sibusiso.Opens(day.Reflection())).Has($"#lesson-{day.Lesson} a[href='{day.Sheet(notes)}#raise']"));
        Assert.DoesNotContain(notes.ToString(), (await day.Scene.Nomsa.Opens(day.Reflection())).Html, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Outsiders_see_nothing_and_readers_of_an_open_cluster_neither(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        await place.Sends(day.Scene.Nomsa, new DescribeCluster { ClusterId = day.Scene.Cluster, Seen = 1, Name = Scene.Name, Purpose = Steps.Purpose, Open = true });

        foreach (var other in day.Scene.Outsiders)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.Opens(day.Reflection())).Status);
        }

        Assert.Equal("/sign-in", (await place.Visitor().Opens(day.Reflection())).Path);
        Assert.Equal(HttpStatusCode.NotFound, (await day.Scene.Nomsa.Opens($"/clusters/{day.Scene.Cluster}/gatherings/{Guid.NewGuid()}/reflection")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await day.Scene.OtherMember.Opens($"/clusters/{day.Scene.OtherCluster}/gatherings/{day.Gathering}/reflection")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task After_the_day_it_shows_what_was_taught_and_by_whom_as_the_record_has_it(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        await place.Sends(day.Scene.Nomsa, new KeepRecord(day.Scene.Cluster, day.Gathering));
        var sibusiso = await day.Scene.Sibusiso.TeacherId();
        await place.Sends(day.Scene.Nomsa, new SayWhetherItWasTaught(day.Scene.Cluster, day.Gathering, day.Free, false));
        await place.Sends(day.Scene.Nomsa, new SayWhoHadNoPart(day.Scene.Cluster, day.Gathering, day.Lesson, sibusiso));
        await place.Reads(db => db.Set<Slot>().Where(s => s.Id == day.Lesson).ExecuteDeleteAsync());

        var page = await day.Scene.Nomsa.Opens(day.Reflection());

        Assert.Equal(["Newton's third law"], page.TextsOf(".reflection__lesson h2"));
        Assert.DoesNotContain("Observes:", page.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_gathering_without_lessons_says_so_and_is_not_led_to(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var planning = await scene.CallsGathering(Calling.On(16));

        var page = await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/gatherings/{planning}/reflection");

        Assert.Contains("This gathering has no lessons.", page.Text, StringComparison.Ordinal);
        Assert.False(page.Has(".reflection__lesson"));
    }

    [Theory, OnBothDatabases]
    public async Task The_pages_of_the_day_lead_to_it_and_a_phone_that_keeps_the_day_has_it(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        foreach (var path in new[] { day.Path, $"{day.Path}/day", $"{day.Path}/minutes" })
        {
            Assert.Contains(day.Reflection(), (await day.Scene.Nomsa.Opens(path)).Elements("main a").Select(a => a.GetAttribute("href")));
        }

        Assert.Contains(day.Reflection(), (await day.Scene.Nomsa.Opens($"{day.Path}/day")).One("script[data-day]").TextContent, StringComparison.Ordinal);
        await place.Sends(day.Scene.Nomsa, new KeepRecord(day.Scene.Cluster, day.Gathering));
        Assert.Contains(day.Reflection(), (await day.Scene.Nomsa.Opens($"{day.Path}/record")).Elements("main a").Select(a => a.GetAttribute("href")));
    }

    [Theory, OnBothDatabases]
    public async Task Who_has_it_open_hears_of_each_of_its_lessons(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        await using var line = await day.Scene.Nomsa.KeepsOpen(day.Reflection());

        await day.Writes(day.Scene.Sibusiso, "About lenses", day.Free);
        await day.Raises(day.Scene.Sibusiso, "About forces");

        await line.Hears("About lenses");
        await line.Hears($"element=\"raised-{day.Lesson}\"");
    }

    [Fact]
    public async Task Its_queries_are_as_many_for_sixty_lessons_as_for_two()
    {
        var counted = new CountedCommands();
        await using var place = await Place.On(Database.Sqlite, counted.AddTo);
        var day = await SaturdayScene.Of(place);
        await day.Raises(day.Scene.Sibusiso);
        await day.Writes(day.Scene.Nomsa, "So did I");
        await place.Sends(day.Scene.Nomsa, new ReflectionOfDay(day.Scene.Cluster, day.Gathering));
        counted.BeginAgain();
        await place.Sends(day.Scene.Nomsa, new ReflectionOfDay(day.Scene.Cluster, day.Gathering));
        var few = counted.All.Count;

        var nomsa = await day.Scene.Nomsa.TeacherId();
        await place.Inside(async services =>
        {
            var db = services.GetRequiredService<CommunityClusters.Persistence.ClustersDb>();
            foreach (var i in Enumerable.Range(1, 58))
            {
                var slot = new Slot { GatheringId = day.Gathering, Number = 10 + i, Kind = SlotKind.Lesson };
                slot.Stands(new TimeOnly(11, 30), 30, null);
                slot.IsAbout(null, $"Lesson {i}", "", "", "");
                slot.Assign(nomsa, Part.Presenter, nomsa, DateTimeOffset.UnixEpoch);
                db.Add(slot);
            }

            return await db.SaveChangesAsync();
        });
        foreach (var lesson in (await place.Reads(db => db.Set<Slot>().Where(s => s.Number > 10).Select(s => s.Id).ToListAsync())).Take(20))
        {
            await place.Sends(day.Scene.Sibusiso, day.Raising(await day.Observes(day.Scene.Sibusiso, lesson)));
        }

        counted.BeginAgain();
        await place.Sends(day.Scene.Nomsa, new ReflectionOfDay(day.Scene.Cluster, day.Gathering));
        Assert.Equal(few, counted.All.Count);
        Assert.InRange(few, 1, 30);
    }
}
