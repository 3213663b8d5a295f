using System.Globalization;
using CommunityClusters.Features.Threads;
using CommunityClusters.Tests.Support;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityClusters.Tests.Features.Threads;

/// <summary>Up to where somebody has read, and where a thread opens.</summary>
public sealed class ReadingTests
{
    [Theory, OnBothDatabases]
    public async Task What_was_read_on_one_device_is_read_on_all_and_never_unread_again(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var laptop = await scene.Sibusiso.SignsInOnAnotherPhone();
        foreach (var i in Enumerable.Range(1, 5))
        {
            await scene.Writes(scene.Nomsa, $"Post {i}");
        }

        Assert.Contains("Talk (5) New", (await laptop.Opens($"/clusters/{scene.Cluster}")).Text, StringComparison.Ordinal);
        await scene.Reads(scene.Sibusiso, 2);
        var page = await laptop.Opens(scene.Talk());
        Assert.Equal("Post 3", Sight.Squeezed(page.One("#new").NextElementSibling!.QuerySelector(".prose")!.TextContent));

        await Task.WhenAll(scene.Reads(scene.Sibusiso, 5), scene.Reads(laptop, 4));
        await scene.Reads(laptop, 1);
        Assert.Equal(5, await place.Reads(db => db.Set<ThreadReading>().Where(r => r.UpTo > 0).OrderByDescending(r => r.UpTo).Select(r => r.UpTo).FirstAsync()));
        Assert.False((await laptop.Opens(scene.Talk())).Has("#new"));
        Assert.DoesNotContain("New", (await laptop.Opens($"/clusters/{scene.Cluster}")).Elements(".onward")[0].TextContent, StringComparison.Ordinal);
        // Nobody has read what is yet to be written.
        await scene.Reads(laptop, 1000);
        await scene.Writes(scene.Nomsa, "Post 6");
        Assert.True((await laptop.Opens(scene.Talk())).Has("#new"));
        await Assert.ThrowsAsync<ValidationException>(() => scene.Reads(laptop, 0));
    }

    [Theory, OnBothDatabases]
    public async Task Ones_own_post_is_nothing_new_to_oneself(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await scene.Writes(scene.Nomsa, "Mine");
        Assert.DoesNotContain("New", (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}")).Elements(".onward")[0].TextContent, StringComparison.Ordinal);
        await scene.Reads(scene.Sibusiso, 1);
        await scene.Writes(scene.Sibusiso, "Mine too");
        Assert.Empty((await place.Sends(scene.Sibusiso, new SeeThreads(scene.Cluster, Unread: true, null))).Threads);
        Assert.Equal(1, Assert.Single((await place.Sends(scene.Nomsa, new SeeThreads(scene.Cluster, Unread: true, null))).Threads).New);
        // Who writes before having read what came meanwhile has still not read it.
        await scene.Writes(scene.Nomsa, "And mine");
        Assert.Equal(2, Assert.Single((await place.Sends(scene.Nomsa, new SeeThreads(scene.Cluster, Unread: true, null))).Threads).New);
    }

    [Theory, OnBothDatabases]
    public async Task A_newcomer_finds_new_only_what_was_said_since_they_came(Database database)
    {
        var clock = new FakeClock();
        await using var place = await Place.On(database, services => services.AddSingleton<TimeProvider>(clock));
        var scene = await Scene.Of(place);
        await scene.Writes(scene.Nomsa, "Before");
        clock.Passes(TimeSpan.FromSeconds(1));
        var thandi = place.Visitor();
        await thandi.JoinsBy(await scene.Nomsa.Invites(scene.Cluster), asNewcomer: "Thandi Mokoena");
        Assert.Empty((await place.Sends(thandi, new SeeThreads(scene.Cluster, Unread: true, null))).Threads);
        Assert.Equal(["Before"], (await thandi.Opens(scene.Talk())).Said());
        await scene.Writes(scene.Nomsa, "After");
        Assert.Equal(1, Assert.Single((await place.Sends(thandi, new SeeThreads(scene.Cluster, Unread: true, null))).Threads).New);
        Assert.Equal("After", Sight.Squeezed((await thandi.Opens(scene.Talk())).One("#new + .post .prose").TextContent));
    }

    [Theory, OnBothDatabases]
    public async Task Who_comes_back_finds_new_only_what_was_said_since_they_came_back(Database database)
    {
        var clock = new FakeClock();
        await using var place = await Place.On(database, services => services.AddSingleton<TimeProvider>(clock));
        var (scene, plan) = await Scene.WithPlan(place);
        await scene.Writes(scene.Nomsa, "Before");
        await scene.Reads(scene.Sibusiso, 1);
        await scene.Sibusiso.Leaves(scene.Cluster);
        clock.Passes(TimeSpan.FromSeconds(1));
        await scene.Writes(scene.Nomsa, "While they were away");
        await scene.Writes(scene.Nomsa, "While they were away", ThreadKind.Plan, plan);
        clock.Passes(TimeSpan.FromSeconds(1));
        await scene.Sibusiso.ComesBack(scene.Cluster);

        Assert.Empty((await place.Sends(scene.Sibusiso, new SeeThreads(scene.Cluster, Unread: true, null))).Threads);
        var page = await scene.Sibusiso.Opens(scene.Talk());
        Assert.False(page.Has("#new"));
        Assert.Equal(("2", 2), (page.One("[data-read]").GetAttribute("data-read"), page.Said().Count));
        clock.Passes(TimeSpan.FromSeconds(1));
        await scene.Writes(scene.Nomsa, "Since");
        Assert.Equal(1, Assert.Single((await place.Sends(scene.Sibusiso, new SeeThreads(scene.Cluster, Unread: true, null))).Threads).New);
        Assert.Equal("Since", Sight.Squeezed((await scene.Sibusiso.Opens(scene.Talk())).One("#new + .post .prose").TextContent));
    }

    [Theory, OnBothDatabases]
    public async Task A_mention_is_found_until_it_was_on_the_screen_wherever_it_stands(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var read = await scene.Writes(scene.Nomsa, "Read long ago");
        await scene.Writes(scene.Nomsa, "And this");
        await scene.Reads(scene.Sibusiso, 2);
        Assert.DoesNotContain("New", (await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}")).Elements(".onward")[0].TextContent, StringComparison.Ordinal);

        // It came into a post that was read already, and stands above the cluster's own thread.
        await place.Sends(scene.Nomsa, scene.Otherwise(read.Id, "Could you look, @Sibusiso?"));

        Assert.Contains("Talk (2) New", (await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}")).Text, StringComparison.Ordinal);
        var page = await scene.Sibusiso.Opens(scene.Talk());
        Assert.Equal($"{scene.Talk()}?Post=1#post-{read.Id}", page.One(".talk__mentioned").GetAttribute("href"));
        Assert.Equal($"{read.Id}", page.One("[data-thread]").GetAttribute("data-unseen"));
        // What is read besides changes nothing of it; the first of several comes first.
        await scene.Writes(scene.Nomsa, "And here, @Sibusiso");
        await scene.Reads(scene.Sibusiso, 2);
        Assert.Equal($"{scene.Talk()}?Post=1#post-{read.Id}", (await scene.Sibusiso.Opens(scene.Talk())).One(".talk__mentioned").GetAttribute("href"));
        await place.Sends(scene.Nomsa, new ReadUpTo(scene.Cluster, ThreadKind.Cluster, scene.Cluster, 3) { Mentions = [read.Id] });
        Assert.True((await scene.Sibusiso.Opens(scene.Talk())).Has(".talk__mentioned"));

        await place.Sends(scene.Sibusiso, new ReadUpTo(scene.Cluster, ThreadKind.Cluster, scene.Cluster, 0) { Mentions = [read.Id] });
        Assert.Contains("?Post=3#", (await scene.Sibusiso.Opens(scene.Talk())).One(".talk__mentioned").GetAttribute("href"), StringComparison.Ordinal);
        await scene.Reads(scene.Sibusiso, 3);

        Assert.False((await scene.Sibusiso.Opens(scene.Talk())).Has(".talk__mentioned"));
        Assert.DoesNotContain("New", (await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}")).Elements(".onward")[0].TextContent, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_long_thread_opens_at_the_first_that_is_new_and_is_read_page_by_page(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await Fill(place, scene, 200);
        // To who was a member by then all is new, though they never opened it.
        Assert.Equal((1, 30), Shown(await scene.Sibusiso.Opens(scene.Talk())));
        var thandi = place.Visitor();
        await thandi.JoinsBy(await scene.Nomsa.Invites(scene.Cluster), asNewcomer: "Thandi Mokoena");

        var page = await thandi.Opens(scene.Talk());
        Assert.Equal("200", page.One("[data-read]").GetAttribute("data-read"));
        page = await scene.Sibusiso.Opens($"{scene.Talk()}?Post=200");
        Assert.Equal((171, 200), Shown(page));
        page = await scene.Sibusiso.Opens(page.Elements(".pager a")[0].GetAttribute("href")!);
        Assert.Equal((141, 170), Shown(page));
        page = await scene.Sibusiso.Opens(page.Elements("#later a")[0].GetAttribute("href")!);
        Assert.Equal((171, 200), Shown(page));
        Assert.False(page.Has("#later"));

        await scene.Reads(scene.Sibusiso, 100);
        page = await scene.Sibusiso.Opens(scene.Talk());
        Assert.Equal((97, 126), Shown(page));
        Assert.Equal("101", page.One("#new + .post").GetAttribute("data-number"));
        Assert.Equal((35, 64), Shown(await scene.Sibusiso.Opens($"{scene.Talk()}?Post=50")));
        Assert.Equal((1, 30), Shown(await scene.Sibusiso.Opens($"{scene.Talk()}?Post=-5")));
        Assert.Equal((171, 200), Shown(await scene.Sibusiso.Opens($"{scene.Talk()}?Post=2147483647")));
        Assert.Equal((1, 9), Shown(await scene.Sibusiso.Opens($"{scene.Talk()}?Before=10")));
        Assert.Equal((171, 200), Shown(await scene.Sibusiso.Opens($"{scene.Talk()}?Before=2147483647")));
        Assert.Equal((171, 200), Shown(await scene.Sibusiso.Opens($"{scene.Talk()}?After=2147483647")));
    }

    [Theory, OnBothDatabases]
    public async Task Who_is_mentioned_finds_it_in_their_list_until_they_have_read_it(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var plan = await scene.BeginsPlan();
        await scene.Writes(scene.Nomsa, "Could you look, @sibusiso nkosi?", ThreadKind.Plan, plan);
        await scene.Writes(scene.Nomsa, "And bring @nobody chalk", ThreadKind.Plan, plan);

        var page = await scene.Sibusiso.Opens(scene.Talk());
        Assert.Equal("Nomsa Dlamini mentioned you", page.TextOf(".talk__mentioned"));
        Assert.Equal("1 with something new", page.TextOf("#threads summary .badge"));
        Assert.Contains("2 new", page.TextOf(".talk__others .list"), StringComparison.Ordinal);
        var leads = page.One(".talk__others .list a").GetAttribute("href")!;
        page = await scene.Sibusiso.Opens(leads);
        Assert.Equal("@Sibusiso Nkosi", page.TextOf(".mention"));
        Assert.Equal($"{scene.Talk("plan", plan)}?Post=1#{page.One(".post:has(.mention)").Id}", leads);
        Assert.Equal("Could you look, @Sibusiso Nkosi?", page.Said()[0]);
        Assert.Equal((await scene.Sibusiso.TeacherId()).ToString(), page.One(".mention").GetAttribute("data-member"));

        await place.Sends(scene.Sibusiso, new ReadUpTo(scene.Cluster, ThreadKind.Plan, plan, 2));
        page = await scene.Sibusiso.Opens(scene.Talk());
        Assert.False(page.Has(".talk__mentioned"));
        Assert.Equal(["Lenses"], page.TextsOf(".talk__others b"));
    }

    [Theory, OnBothDatabases]
    public async Task Links_to_the_clusters_own_unfold_and_all_others_stay_bare(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        var scene = day.Scene;
        var plan = await scene.BeginsPlan();
        var foreign = await place.Sends(scene.OtherMember, new CommunityClusters.Features.Plans.BeginPlan { CommandId = Guid.NewGuid(), ClusterId = scene.OtherCluster, Topic = "Fractions" });
        var need = await place.Reads(db => db.Set<CommunityClusters.Features.Needs.Need>().Where(n => n.ClusterId == scene.Cluster).Select(n => n.Id).SingleAsync());
        const string site = "https://clusters.example/clusters/";
        await scene.Writes(scene.Nomsa, $"{site}{scene.Cluster}/plans/{plan} {site}{scene.Cluster}/plans/{plan}?x=1");
        await scene.Writes(scene.Nomsa, $"{site}{scene.Cluster}/gatherings/{day.Gathering}/programme/{day.Lesson} and {site}{scene.Cluster}/gatherings/{day.Gathering}");
        await scene.Writes(scene.Nomsa, $"{site}{scene.Cluster}/needs?byWeek=true#need-{need}");
        await scene.Writes(scene.Nomsa, $"{site}{scene.OtherCluster}/plans/{foreign} {site}{scene.Cluster}/plans/{foreign} {site}{scene.Cluster}/plans/{Guid.NewGuid()} {site}{scene.Cluster}/plans/------------------------------------");
        // One who is in both clusters is shown no more: a card is drawn for all members of this one.
        await scene.OtherMember.JoinsBy(await scene.Nomsa.Invites(scene.Cluster));

        var page = await scene.OtherMember.Opens(scene.Talk());

        Assert.Equal(["Lesson plan Lenses", "Lesson · 14 March Newton's third law", "Teaching day · 14 March Light and forces", "Need Refraction at a boundary"], page.TextsOf(".post__card").Select(t => t).ToList());
        Assert.Equal(
            [$"/clusters/{scene.Cluster}/plans/{plan}", $"/clusters/{scene.Cluster}/gatherings/{day.Gathering}/programme/{day.Lesson}", $"/clusters/{scene.Cluster}/gatherings/{day.Gathering}", $"/clusters/{scene.Cluster}/needs#need-{need}"],
            page.Elements(".post__card").Select(c => c.GetAttribute("href")));
        Assert.DoesNotContain("Fractions", page.Html, StringComparison.Ordinal);
    }

    private static (int, int) Shown(Sight page)
    {
        var numbers = page.Elements("#posts > .post").Select(p => int.Parse(p.GetAttribute("data-number")!, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(Enumerable.Range(numbers[0], numbers.Count), numbers);
        return (numbers[0], numbers[^1]);
    }

    private static async Task Fill(Place place, Scene scene, int count)
    {
        var nomsa = await scene.Nomsa.TeacherId();
        await scene.Writes(scene.Nomsa, "Post 1");
        await place.Reads(async db =>
        {
            var thread = await db.Set<CommunityClusters.Features.Threads.Thread>().SingleAsync();
            foreach (var number in Enumerable.Range(2, count - 1))
            {
                db.Add(new Post { ThreadId = thread.Id, Number = thread.IsPostedTo(number, nomsa, DateTimeOffset.UtcNow), Text = $"Post {number}", By = nomsa, At = DateTimeOffset.UtcNow });
            }

            return await db.SaveChangesAsync();
        });
    }
}
