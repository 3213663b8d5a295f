using System.Net;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Gatherings;
using CommunityClusters.Features.Gatherings.Reaching;
using CommunityClusters.Features.People;
using CommunityClusters.Pipeline;
using CommunityClusters.Realtime;
using CommunityClusters.Tests.Support;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityClusters.Tests.Features.Gatherings.Reaching;

public sealed class AskingInPrivateTests
{
    [Theory, OnBothDatabases]
    public async Task A_member_says_in_private_what_would_help_changes_it_and_takes_it_back(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var day = await scene.HasDay();
        await scene.Sibusiso.Opens(scene.PageOf(day));
        Assert.True(scene.Sibusiso.Sees.Has($"a[href='{scene.Reach(day)}']"));
        await scene.Sibusiso.Opens(scene.Reach(day));

        var page = await scene.Sibusiso.Submits("Say it in private", new { Kind = "Childcare", Words = "My two are small", Cost = "R 61 a day" });
        Assert.Contains("Childcare", page.TextOf(".wish"), StringComparison.Ordinal);
        Assert.Contains("My two are small It costs: R 61 a day", page.TextOf(".wish"), StringComparison.Ordinal);

        await scene.Sibusiso.Opens($"{scene.Reach(day)}?asks=Childcare");
        Assert.Equal("My two are small", scene.Sibusiso.Sees.ValueOf("Ask.Words"));
        page = await scene.Sibusiso.Submits("Say it in private", new { Words = "My three are small", Cost = "" });
        Assert.Contains("My three are small", page.TextOf(".wish"), StringComparison.Ordinal);
        Assert.DoesNotContain("R 61", page.Html, StringComparison.Ordinal);
        Assert.Equal(1, await place.Count<Wish>());

        page = await scene.Sibusiso.Sends(Form.Of(page, page.One(".wish button[formaction*='AskBack']")));
        Assert.False(page.Has(".wish"));
        Assert.Equal(0, await place.Count<Wish>());
        // Taken back twice it is gone.
        await place.Sends(scene.Sibusiso, new TakeWishBack(scene.Cluster, day, HelpKind.Childcare));
        // No copy of it stays on the phone.
        Assert.Contains("no-store", page.Headers["Cache-Control"], StringComparison.Ordinal);
        Assert.True(page.Has("meta[name='not-kept']"));
    }

    [Theory, OnBothDatabases]
    public async Task Others_see_a_count_from_three_people_up_and_below_that_the_same_page_whether_two_ask_one_or_nobody(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var day = await scene.HasDay();
        var others = new[] { await scene.Welcomes("Thandi Mokoena"), await scene.Welcomes("Jabu Mahlangu"), scene.Sibusiso };
        async Task<string> Read(Person person) => (await person.Opens(scene.Reach(day))).TextOf("main");
        var nothing = await Read(scene.Nomsa);

        await scene.Wishes(others[0], day, words: "No car");
        Assert.Equal(nothing, await Read(scene.Nomsa));
        await scene.Wishes(others[1], day, words: "No taxi");
        Assert.Equal(nothing, await Read(scene.Nomsa));
        // Who asks as well makes nothing appear: their own is never counted in what they see.
        await scene.Wishes(scene.Nomsa, day);
        Assert.False((await scene.Nomsa.Opens(scene.Reach(day))).Has("#counts li"));
        await place.Sends(scene.Nomsa, new TakeWishBack(scene.Cluster, day, HelpKind.Lift));

        await scene.Wishes(others[2], day);
        await scene.Wishes(others[2], day, HelpKind.Airtime);
        Assert.Equal(["3 colleagues ask for: A lift"], (await scene.Nomsa.Opens(scene.Reach(day))).TextsOf("#counts li"));
        await scene.Wishes(scene.Nomsa, day);
        Assert.Equal(["3 colleagues ask for: A lift"], (await scene.Nomsa.Opens(scene.Reach(day))).TextsOf("#counts li"));
        Assert.Equal(["3 colleagues ask for: A lift"], (await others[0].Opens(scene.Reach(day))).TextsOf("#counts li"));
        Assert.DoesNotContain("No taxi", others[0].Sees.Html, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_malformed_is_told_beside_its_field_and_kept(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var day = await scene.HasDay();
        await scene.Nomsa.Opens(scene.Reach(day));

        var page = await scene.Nomsa.Submits("Say it in private", new { Words = new string('x', 201), Cost = new string('y', 41) });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("This is too long. Please use at most 200 letters.", page.ErrorOf("Ask.Words"));
        Assert.Equal("This is too long. Please use at most 40 letters.", page.ErrorOf("Ask.Cost"));
        Assert.Equal(new string('y', 41), page.ValueOf("Ask.Cost"));
        await Assert.ThrowsAsync<ValidationException>(() => scene.Wishes(scene.Nomsa, day, (HelpKind)9));
        await Assert.ThrowsAsync<ValidationException>(() => place.Sends(scene.Nomsa, new TakeWishBack(scene.Cluster, day, (HelpKind)9)));
        Assert.Equal(0, await place.Count<Wish>());
    }

    [Theory, OnBothDatabases]
    public async Task Said_twice_at_the_same_moment_it_is_said_once(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var day = await scene.HasDay();

        await Task.WhenAll(scene.Wishes(scene.Nomsa, day, words: "No car"), scene.Wishes(scene.Nomsa, day, words: "No taxi"), scene.Offers(scene.Nomsa, day, 2), scene.Offers(scene.Nomsa, day, 3));

        Assert.Equal((1, 1), (await place.Count<Wish>(), await place.Count<Offer>()));
    }

    [Theory, OnBothDatabases]
    public async Task To_whoever_is_no_member_nothing_of_it_is_there(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var day = await scene.HasDay();
        // Also where a cluster is open to readers.
        await place.Sends(scene.Nomsa, new DescribeCluster { ClusterId = scene.Cluster, Seen = 1, Name = Scene.Name, Purpose = Steps.Purpose, Findable = true, Open = true });
        await scene.Wishes(scene.Nomsa, day, words: "No car");
        foreach (var outsider in scene.Outsiders)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await outsider.Opens(scene.Reach(day))).Status);
            await Assert.ThrowsAsync<NotVisibleException>(() => scene.Wishes(outsider, day));
            await Assert.ThrowsAsync<NotVisibleException>(() => scene.Offers(outsider, day));
            await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(outsider, new TakeWishBack(scene.Cluster, day, HelpKind.Lift)));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await scene.OtherMember.Opens($"/clusters/{scene.OtherCluster}/gatherings/{day}/reach")).Status);
        await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(scene.OtherMember, new SayWhatWouldHelp { ClusterId = scene.OtherCluster, GatheringId = day }));
        Assert.Equal((1, 0), (await place.Count<Wish>(), await place.Count<Offer>()));
    }

    [Theory, OnBothDatabases]
    public async Task Once_the_day_is_over_or_called_off_nothing_more_is_asked_or_offered_and_a_week_later_all_is_erased(Database database)
    {
        var clock = new FakeClock();
        await using var place = await Place.On(database, services => services.AddSingleton<TimeProvider>(clock));
        var day = await SaturdayScene.Of(place);
        var (scene, gathering) = (day.Scene, day.Gathering);
        await scene.Wishes(scene.Nomsa, gathering, words: "No car");
        await scene.Offers(scene.Sibusiso, gathering);
        await scene.Takes(scene.Nomsa, gathering, await scene.HoldsOut(scene.Sibusiso, scene.Nomsa, gathering));
        await place.Sends(scene.Sibusiso, new CallOffGathering { ClusterId = scene.Cluster, GatheringId = gathering });
        Assert.Equal("reach.off", (await Assert.ThrowsAsync<RuleBrokenException>(() => scene.Wishes(scene.Nomsa, gathering, HelpKind.Airtime))).Sentence);
        Assert.Contains("This was called off", (await scene.Nomsa.Opens(scene.Reach(gathering))).Text, StringComparison.Ordinal);
        await place.Sends(scene.Sibusiso, new HoldItAfterAll(scene.Cluster, gathering));

        // 08:30 there; it ends at 13:00.
        clock.Passes(TimeSpan.FromHours(4.5));
        Assert.Equal("reach.over", (await Assert.ThrowsAsync<RuleBrokenException>(() => scene.Offers(scene.Sibusiso, gathering, 3))).Sentence);
        var over = await scene.Nomsa.Opens(scene.Reach(gathering));
        Assert.Contains("082 555 0001", over.Text, StringComparison.Ordinal);
        Assert.False(over.Has("#ask") || over.Has("#give"));

        clock.Passes(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1));
        Assert.Equal(0, await place.Forgets());
        Assert.Equal((1, 1, 1), (await place.Count<Wish>(), await place.Count<Offer>(), await place.Count<Match>()));
        clock.Passes(TimeSpan.FromMinutes(1));
        var other = place.AnotherNode().Services.GetRequiredService<DueForgetting>();
        var both = await Task.WhenAll(place.Forgets(), other.Forget(TestContext.Current.CancellationToken));
        Assert.Equal(1, both.Sum());
        Assert.Equal((0, 0, 0), (await place.Count<Wish>(), await place.Count<Offer>(), await place.Count<Match>()));
        Assert.DoesNotContain("555 0", (await scene.Nomsa.Opens(scene.Reach(gathering))).Text, StringComparison.Ordinal);
        Assert.Equal(0, await place.Forgets());
    }

    [Theory, OnBothDatabases]
    public async Task When_it_is_erased_follows_the_day_and_a_date_that_is_never_found_keeps_nothing_for_ever(Database database)
    {
        var clock = new FakeClock();
        await using var place = await Place.On(database, services => services.AddSingleton<TimeProvider>(clock));
        var scene = await Scene.Of(place);
        var (never, later) = (await scene.CallsGathering(Calling.On(16), Calling.On(23)), await scene.CallsGathering(Calling.On(16), Calling.On(23)));
        await scene.Wishes(scene.Nomsa, never);
        await scene.Wishes(scene.Nomsa, later);
        await place.Sends(scene.Sibusiso, new CommunityClusters.Features.Gatherings.Dates.SettleDate(scene.Cluster, later, (await scene.Dates(later))[0]));

        var settled = await scene.Gathering(later);
        Assert.Equal(settled.EndsAt + TimeSpan.FromDays(7), settled.ForgetsAt);
        // Nobody has to come to what was called off, so it is not kept until then.
        await place.Sends(scene.Sibusiso, new CallOffGathering { ClusterId = scene.Cluster, GatheringId = later });
        Assert.Equal(clock.GetUtcNow() + TimeSpan.FromDays(7), (await scene.Gathering(later)).ForgetsAt);
        await place.Sends(scene.Sibusiso, new HoldItAfterAll(scene.Cluster, later));
        settled = await scene.Gathering(later);
        Assert.Equal(settled.EndsAt + TimeSpan.FromDays(7), settled.ForgetsAt);
        clock.Passes(TimeSpan.FromDays(60));
        Assert.Equal(1, await place.Forgets());
        Assert.Equal([later], await place.Reads(db => db.Set<Wish>().Select(w => w.GatheringId).ToListAsync()));
        await place.Sends(scene.Sibusiso, new MoveGathering { ClusterId = scene.Cluster, GatheringId = later, Seen = settled.Version, To = Calling.On(30) });
        var moved = await scene.Gathering(later);
        Assert.Equal(moved.EndsAt + TimeSpan.FromDays(7), moved.ForgetsAt);
        Assert.Null((await scene.Gathering(never)).ForgetsAt);
    }

    [Theory, OnBothDatabases]
    public async Task Who_leaves_takes_along_all_that_they_asked_and_offered_and_of_a_match_nothing_stays_with_the_other(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var day = await scene.HasDay();
        await scene.Wishes(scene.Nomsa, day);
        await scene.Wishes(scene.Sibusiso, day, HelpKind.Airtime);
        await scene.Offers(scene.Sibusiso, day);
        await scene.Takes(scene.Nomsa, day, await scene.HoldsOut(scene.Sibusiso, scene.Nomsa, day));
        Assert.Contains("082 555 0001", (await scene.Nomsa.Opens(scene.Reach(day))).Text, StringComparison.Ordinal);

        await scene.Sibusiso.Leaves(scene.Cluster);

        Assert.Equal((1, 0, 0), (await place.Count<Wish>(), await place.Count<Offer>(), await place.Count<Match>()));
        var page = await scene.Nomsa.Opens(scene.Reach(day));
        Assert.DoesNotContain("555 0", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Sibusiso", page.TextOf("main"), StringComparison.Ordinal);
        await Assert.ThrowsAsync<NotVisibleException>(() => scene.Offers(scene.Sibusiso, day));
        await place.Sends(scene.Sibusiso, new ComeBack(scene.Cluster));
        Assert.False((await scene.Sibusiso.Opens(scene.Reach(day))).Has(".wish, .offer"));
    }

    [Theory, OnBothDatabases]
    public async Task What_a_teacher_said_goes_with_their_account(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var day = await scene.HasDay();
        var sibusiso = await scene.Sibusiso.TeacherId();
        await scene.Wishes(scene.Nomsa, day);
        await scene.Wishes(scene.Sibusiso, day, HelpKind.Airtime);
        await scene.Offers(scene.Sibusiso, day);
        await scene.Takes(scene.Nomsa, day, await scene.HoldsOut(scene.Sibusiso, scene.Nomsa, day));

        await place.Reads(db => db.Set<Teacher>().Where(t => t.Id == sibusiso).ExecuteDeleteAsync());

        Assert.Equal((1, 0, 0), (await place.Count<Wish>(), await place.Count<Offer>(), await place.Count<Match>()));
    }

    [Theory, OnBothDatabases]
    public async Task No_page_of_the_cluster_and_no_feed_shows_a_third_member_words_costs_or_numbers_and_watchers_are_told_nothing(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var (day, slot) = await scene.HasSlot();
        var thandi = await scene.Welcomes("Thandi Mokoena");
        var plan = await scene.BeginsPlan();
        await place.Sends(thandi, new CommunityClusters.Features.Gatherings.Calendars.ChangeCalendarLink(scene.Cluster, null));
        var token = (await place.Sends(thandi, new CommunityClusters.Features.Gatherings.Calendars.SeeCalendarLink(scene.Cluster))).Token!;
        await thandi.Opens($"/clusters/{scene.Cluster}");
        async Task<string> News() => string.Join('\n', await place.Reads(async db =>
            (await db.Set<News>().Select(n => $"{n.TopicId} {n.Fragment} {n.Sequence}").ToListAsync()).Concat(await db.Set<Topic>().Select(t => $"{t.Id} {t.Sequence}").ToListAsync()).Order(StringComparer.Ordinal).ToList()));
        var before = await News();
        await scene.Wishes(scene.Nomsa, day, words: "Zebra secret", cost: "Numbat");
        await scene.Wishes(scene.Nomsa, day, HelpKind.Childcare, words: "Okapi secret", cost: "Echidna");
        await scene.Offers(scene.Sibusiso, day, from: "Quagga stop");
        await scene.Offers(thandi, day, 2, from: "Elsewhere");
        await scene.Takes(scene.Nomsa, day, await scene.HoldsOut(scene.Sibusiso, scene.Nomsa, day, "082 555 0001"), "072 555 0002");
        Assert.Equal(before, await News());

        string[] secrets = ["Zebra", "Numbat", "Okapi", "Echidna", "Quagga", "555 0001", "5550001", "555 0002", "5550002"];
        var walked = 0;
        foreach (var route in place.Node.Services.GetRequiredService<Microsoft.AspNetCore.Routing.EndpointDataSource>().Endpoints.OfType<Microsoft.AspNetCore.Routing.RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<Microsoft.AspNetCore.Mvc.RazorPages.PageActionDescriptor>() is not null).Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Distinct(StringComparer.Ordinal))
        {
            var address = route.Replace("{clusterId:guid}", $"{scene.Cluster}", StringComparison.Ordinal).Replace("{gatheringId:guid}", $"{day}", StringComparison.Ordinal)
                .Replace("{slotId:guid}", $"{slot}", StringComparison.Ordinal).Replace("{planId:guid}", $"{plan}", StringComparison.Ordinal).Replace("{token:maxlength(40)}.ics", $"{token}.ics", StringComparison.Ordinal);
            if (address.Contains('{', StringComparison.Ordinal) && !address.Contains("calendar", StringComparison.Ordinal))
            {
                continue;
            }

            var page = await thandi.Opens(address.Replace("{token}", token, StringComparison.Ordinal));
            walked++;
            Assert.Equal((route, ""), (route, string.Join(", ", secrets.Where(s => page.Html.Contains(s, StringComparison.Ordinal)))));
        }

        Assert.True(walked > 30, $"Only {walked} pages were walked over.");
        Assert.Equal(HttpStatusCode.OK, (await thandi.Opens($"/calendar/{token}.ics")).Status);
        Assert.DoesNotContain("secret", thandi.Sees.Html, StringComparison.Ordinal);
        // The third, who offers a lift as well, sees neither of the two and no trace of the wish that is met.
        var reach = (await thandi.Opens(scene.Reach(day))).TextOf("main");
        Assert.DoesNotContain("Nomsa", reach, StringComparison.Ordinal);
        Assert.DoesNotContain("Sibusiso", reach, StringComparison.Ordinal);
        Assert.Contains("Nobody asks for this at the moment.", reach, StringComparison.Ordinal);
        // The author's helper reads the number, and still not the words.
        var helper = (await scene.Sibusiso.Opens(scene.Reach(day))).Html;
        Assert.Contains("072 555 0002", helper, StringComparison.Ordinal);
        Assert.DoesNotContain("Zebra", helper, StringComparison.Ordinal);
        Assert.DoesNotContain("Numbat", helper, StringComparison.Ordinal);
    }
}
