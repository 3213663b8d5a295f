using System.Net;
using CommunityClusters.Features.Actions;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Features.Gatherings;
using CommunityClusters.Tests.Support;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TakenOn = CommunityClusters.Features.Actions.Action;

namespace CommunityClusters.Tests.Features.Actions;

public sealed class ActionTests
{
    [Theory, OnBothDatabases]
    public async Task What_is_taken_on_stands_below_the_minutes_in_the_clusters_list_and_on_ones_own_home_page(Database database)
    {
        await using var place = await Place.On(database, services => services.AddSingleton<TimeProvider>(new FakeClock()));
        var day = await SaturdayScene.Of(place);
        var (nomsa, sibusiso) = (day.Scene.Nomsa, day.Scene.Sibusiso);
        var id = await sibusiso.TeacherId();
        await nomsa.Opens($"{day.Path}/minutes");

        await nomsa.Submits("Write it down", new { What = "Borrow the trolleys", TeacherId = $"{id}", By = "2026-03-28" });

        foreach (var path in new[] { $"{day.Path}/minutes", $"/clusters/{day.Scene.Cluster}/actions" })
        {
            Assert.Equal("Borrow the trolleys Sibusiso Nkosi · until Sat 28 March · written down by Nomsa Dlamini Done Let it go Change", (await nomsa.Opens(path)).TextOf("#actions > .action"));
        }

        Assert.Contains("Borrow the trolleys", (await sibusiso.Opens("/")).TextOf("#my-actions"), StringComparison.Ordinal);
        Assert.Contains("written down by Nomsa Dlamini", sibusiso.Sees.TextOf("#my-actions"), StringComparison.Ordinal);
        Assert.False((await nomsa.Opens("/")).Has("#my-actions"));
        Assert.Contains("1 to be done", (await nomsa.Opens($"/clusters/{day.Scene.Cluster}")).Text, StringComparison.Ordinal);
        Assert.Contains("Borrow the trolleys", (await nomsa.Opens($"{day.Path}/minutes/print")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task On_the_home_page_one_tap_says_that_it_is_done_and_another_lets_go_without_a_reason(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var (done, gone) = (await TakesOn(scene, "Borrow the trolleys"), await TakesOn(scene, "Ask for paper"));
        await scene.Sibusiso.Opens("/");

        Assert.Equal("/", (await Taps(scene.Sibusiso, "Done: Borrow the trolleys")).Path);
        await Taps(scene.Sibusiso, "Let it go: Ask for paper");

        Assert.False(scene.Sibusiso.Sees.Has("#my-actions"));
        Assert.Equal((ActionState.Done, ActionState.LetGo), (await StateOf(place, done), await StateOf(place, gone)));
        Assert.Equal("Nothing is to be done at the moment.", (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/actions")).TextOf(".actions__none"));
        Assert.Contains("Ask for paper", (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/actions?State=LetGo")).TextOf(".action"), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task What_was_let_go_or_is_nobodys_any_member_takes_up_and_what_somebody_has_nobody_takes_from_them(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var (cluster, nomsa) = (scene.Cluster, await scene.Nomsa.TeacherId());
        var action = await TakesOn(scene, "Ask for paper");
        await Assert.ThrowsAsync<RuleBrokenException>(() => place.Sends(scene.Nomsa, new TakeUpAgain { ClusterId = cluster, ActionId = action, Seen = 1 }));

        await place.Sends(scene.Sibusiso, new LetGo { ClusterId = cluster, ActionId = action });
        await place.Sends(scene.Nomsa, new TakeUpAgain { ClusterId = cluster, ActionId = action, Seen = 2 });

        Assert.Equal((ActionState.Open, (Guid?)nomsa), await place.Reads(db => db.Set<TakenOn>().Select(a => new ValueTuple<ActionState, Guid?>(a.State, a.TeacherId)).SingleAsync()));
        var free = await place.Sends(scene.Nomsa, new TakeOnAction { ClusterId = cluster, What = "Find a hall" });
        await scene.Sibusiso.Opens($"/clusters/{cluster}/actions");
        await Taps(scene.Sibusiso, "I take it on: Find a hall");
        Assert.Equal(await scene.Sibusiso.TeacherId(), await place.Reads(db => db.Set<TakenOn>().Where(a => a.Id == free).Select(a => a.TeacherId).SingleAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Said_to_be_done_and_let_go_at_the_same_moment_it_is_done(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        foreach (var _ in Enumerable.Range(0, 4))
        {
            var action = await TakesOn(scene, "Ask for paper");

            await Task.WhenAll(
                place.Sends(scene.Nomsa, new SayDone { ClusterId = scene.Cluster, ActionId = action }),
                place.Sends(scene.Sibusiso, new LetGo { ClusterId = scene.Cluster, ActionId = action }));

            Assert.Equal(ActionState.Done, await StateOf(place, action));
        }
    }

    [Theory, OnBothDatabases]
    public async Task Said_to_be_done_and_taken_up_it_is_done_in_whichever_order_the_two_arrive(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        foreach (var isDoneFirst in new[] { true, false })
        {
            var action = await place.Sends(scene.Nomsa, new TakeOnAction { ClusterId = scene.Cluster, What = "Find a hall" });
            // What was tapped in the hall and comes with the signal, hours after the other.
            await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}/actions");
            var takesUp = Form.Of(scene.Sibusiso.Sees, scene.Sibusiso.Sees.One($"#action-{action} button[aria-label^='I take it on']"));
            var done = new SayDone { ClusterId = scene.Cluster, ActionId = action };
            if (isDoneFirst)
            {
                await place.Sends(scene.Nomsa, done);
            }

            var taken = await scene.Sibusiso.Sends(takesUp);

            if (!isDoneFirst)
            {
                await place.Sends(scene.Nomsa, done);
            }

            Assert.Equal(isDoneFirst, taken.Text.Contains("Somebody changed this meanwhile.", StringComparison.Ordinal));
            Assert.Equal(ActionState.Done, await StateOf(place, action));
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_second_tap_finds_it_taken_up_and_what_is_seen_to_be_done_is_taken_up_again(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var action = await place.Sends(scene.Nomsa, new TakeOnAction { ClusterId = scene.Cluster, What = "Find a hall" });
        var tap = new TakeUpAgain { ClusterId = scene.Cluster, ActionId = action, Seen = 1 };
        await place.Sends(scene.Sibusiso, tap);
        await place.Sends(scene.Sibusiso, tap);

        await place.Sends(scene.Nomsa, new SayDone { ClusterId = scene.Cluster, ActionId = action });
        await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/actions?State=Done");
        await Taps(scene.Nomsa, "I take it up again: Find a hall");

        Assert.Equal(ActionState.Open, await StateOf(place, action));
        Assert.Equal(await scene.Nomsa.TeacherId(), await place.Reads(db => db.Set<TakenOn>().Select(a => a.TeacherId).SingleAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task A_form_that_was_opened_before_it_was_done_changes_it_no_more(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var action = await TakesOn(scene, "Ask for paper");
        await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/actions/{action}");
        await place.Sends(scene.Sibusiso, new SayDone { ClusterId = scene.Cluster, ActionId = action });

        var refused = await scene.Nomsa.Submits("Change it", new { What = "Ask for coloured paper" });
        Assert.Contains("Somebody changed this meanwhile.", refused.Text, StringComparison.Ordinal);
        Assert.Contains("Ask for paper", refused.TextOf($"#action-{action}"), StringComparison.Ordinal);
        var again = await scene.Nomsa.Submits("Change it");

        Assert.Contains("This is done or let go.", again.Text, StringComparison.Ordinal);
        Assert.Equal("Ask for coloured paper", again.ValueOf("Ask.What"));
        Assert.Equal(("Ask for paper", ActionState.Done), await place.Reads(db => db.Set<TakenOn>().Select(a => new ValueTuple<string, ActionState>(a.What, a.State)).SingleAsync()));
        Assert.False((await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/actions/{action}")).Has("#Ask_What"));
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_takes_from_another_what_they_have_by_changing_it_and_who_has_it_hands_it_on_by_name(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var (nomsa, sibusiso) = (await scene.Nomsa.TeacherId(), await scene.Sibusiso.TeacherId());
        var action = await TakesOn(scene, "Ask for paper");
        var change = new ChangeAction { ClusterId = scene.Cluster, ActionId = action, Seen = 1, What = "Ask for squared paper" };
        foreach (var taker in new Guid?[] { nomsa, null })
        {
            var refused = await Assert.ThrowsAsync<RuleBrokenException>(() => place.Sends(scene.Nomsa, change with { TeacherId = taker }));
            Assert.Equal("actions.theirs", refused.Sentence);
        }

        // Its words are everybody's.
        var page = await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/actions/{action}");
        Assert.False(page.Has("select[name='Ask.TeacherId']"));
        await scene.Nomsa.Submits("Change it", new { What = "Ask for squared paper" });
        Assert.Contains("Sibusiso Nkosi · written down by Nomsa Dlamini", scene.Nomsa.Sees.TextOf($"#action-{action}"), StringComparison.Ordinal);

        await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}/actions/{action}");
        await scene.Sibusiso.Submits("Change it", new { TeacherId = $"{nomsa}" });

        Assert.Contains("Nomsa Dlamini · given by Sibusiso Nkosi", scene.Sibusiso.Sees.TextOf($"#action-{action}"), StringComparison.Ordinal);
        Assert.Contains("given by Sibusiso Nkosi", (await scene.Nomsa.Opens("/")).TextOf("#my-actions"), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Two_who_take_up_the_same_at_the_same_moment_leave_one_with_it_and_the_other_is_told(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var action = await place.Sends(scene.Nomsa, new TakeOnAction { ClusterId = scene.Cluster, What = "Find a hall" });

        var outcomes = await Task.WhenAll(new[] { scene.Nomsa, scene.Sibusiso }.Select(async person =>
        {
            var outcome = await Record.ExceptionAsync(() => place.Sends(person, new TakeUpAgain { ClusterId = scene.Cluster, ActionId = action, Seen = 1 }));
            Assert.True(outcome is null or RuleBrokenException, $"{outcome}");
            return (Guid?)(outcome is null ? await person.TeacherId() : Guid.Empty);
        }));

        Assert.Equal(await place.Reads(db => db.Set<TakenOn>().Select(a => a.TeacherId).SingleAsync()), Assert.Single(outcomes, o => o != Guid.Empty));
    }

    [Theory, OnBothDatabases]
    public async Task What_waited_on_a_phone_and_comes_twice_is_taken_on_once_and_only_in_its_authors_name(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var waited = new TakeOnAction { CommandId = Guid.NewGuid(), Author = await scene.Nomsa.TeacherId(), ClusterId = scene.Cluster, What = "Find a hall" };

        Assert.Equal(await place.Sends(scene.Nomsa, waited), await place.Sends(scene.Nomsa, waited));

        await Assert.ThrowsAsync<NotYoursException>(() => place.Sends(scene.Sibusiso, waited with { CommandId = Guid.NewGuid() }));
        Assert.Equal(1, await place.Count<TakenOn>());
    }

    [Theory, OnBothDatabases]
    public async Task What_is_open_of_who_leaves_is_nobodys_and_others_take_it_and_so_it_is_where_the_word_came_late(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var left = await scene.Sibusiso.TeacherId();
        var (open, done) = (await TakesOn(scene, "Borrow the trolleys"), await TakesOn(scene, "Ask for paper"));
        await place.Sends(scene.Sibusiso, new SayDone { ClusterId = scene.Cluster, ActionId = done });
        await using var line = await scene.Nomsa.KeepsOpen($"/clusters/{scene.Cluster}/actions");

        await scene.Sibusiso.Leaves(scene.Cluster);
        var late = await place.Sends(scene.Nomsa, new TakeOnAction { ClusterId = scene.Cluster, What = "Find a hall", TeacherId = left });

        await line.Hears("Taken by nobody yet");
        var taken = await place.Reads(db => db.Set<TakenOn>().ToDictionaryAsync(a => a.Id, a => a.TeacherId));
        Assert.Equal(new Guid?[] { null, left, null }, new[] { taken[open], taken[done], taken[late] });
        Assert.False((await scene.Sibusiso.Opens("/")).Has("#my-actions"));
        await place.Sends(scene.Nomsa, new TakeUpAgain { ClusterId = scene.Cluster, ActionId = open, Seen = 2 });
        Assert.Contains("Borrow the trolleys", (await scene.Nomsa.Opens("/")).TextOf("#my-actions"), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Changing_it_says_what_it_saw_and_a_change_meanwhile_is_not_written_over(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var action = await TakesOn(scene, "Ask for paper");
        await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/actions/{action}");
        await place.Sends(scene.Sibusiso, new ChangeAction { ClusterId = scene.Cluster, ActionId = action, Seen = 1, What = "Ask for squared paper", TeacherId = await scene.Sibusiso.TeacherId() });

        var refused = await scene.Nomsa.Submits("Change it", new { What = "Ask for coloured paper" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Somebody changed this meanwhile.", refused.Text, StringComparison.Ordinal);
        Assert.Equal("Ask for coloured paper", refused.ValueOf("Ask.What"));

        Assert.Contains("Ask for coloured paper", (await scene.Nomsa.Submits("Change it")).TextsOf(".action__what"));
    }

    [Theory, OnBothDatabases]
    public async Task What_a_colleague_changed_meanwhile_is_shown_and_stays_where_nothing_else_was_typed(Database database)
    {
        await using var place = await Place.On(database, services => services.AddSingleton<TimeProvider>(new FakeClock()));
        var scene = await Scene.Of(place);
        var action = await TakesOn(scene, "Ask for paper");
        await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/actions/{action}");
        await place.Sends(scene.Sibusiso, new ChangeAction { ClusterId = scene.Cluster, ActionId = action, Seen = 1, What = "Ask for squared paper", TeacherId = null, By = new DateOnly(2026, 3, 28) });

        var refused = await scene.Nomsa.Submits("Change it", new { What = "Ask for coloured paper" });

        Assert.StartsWith("Ask for squared paper Taken by nobody yet · until Sat 28 March", refused.TextOf($"#action-{action}"), StringComparison.Ordinal);
        Assert.Equal(("Ask for coloured paper", "2026-03-28", ""), (refused.ValueOf("Ask.What"), refused.ValueOf("Ask.By"), refused.One("select[name='Ask.TeacherId'] option[selected]").GetAttribute("value")));
        await scene.Nomsa.Submits("Change it");
        Assert.Equal(("Ask for coloured paper", (DateOnly?)new DateOnly(2026, 3, 28), null), await place.Reads(db => db.Set<TakenOn>().Select(a => new ValueTuple<string, DateOnly?, Guid?>(a.What, a.By, a.TeacherId)).SingleAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task A_day_that_is_none_or_that_nobody_can_mean_is_told_beside_its_field_and_from_the_phone_as_well(Database database)
    {
        await using var place = await Place.On(database, services => services.AddSingleton<TimeProvider>(new FakeClock()));
        var day = await SaturdayScene.Of(place);
        var action = await TakesOn(day.Scene, "Ask for paper");
        foreach (var wrong in new[] { "0026-03-28", "next week", "2026-02-30", "2200-01-01" })
        {
            foreach (var path in new[] { $"{day.Path}/minutes", $"/clusters/{day.Scene.Cluster}/actions" })
            {
                await day.Scene.Nomsa.Opens(path);
                var form = day.Scene.Nomsa.Form("Write it down").With(new { What = "Find a hall", By = wrong });
                var refused = await day.Scene.Nomsa.Sends(form);
                Assert.Equal("Choose a day, or leave it empty.", refused.ErrorOf("Taking.By"));
                Assert.Equal((wrong, "Find a hall"), (refused.ValueOf("Taking.By"), refused.ValueOf("Taking.What")));
                var late = await day.Scene.Nomsa.SendsAsScript(() => FromOutbox(form));
                Assert.Equal((HttpStatusCode.UnprocessableEntity, "Choose a day, or leave it empty."), (late.Status, late.Text));
            }

            await day.Scene.Nomsa.Opens($"/clusters/{day.Scene.Cluster}/actions/{action}");
            Assert.Equal("Choose a day, or leave it empty.", (await day.Scene.Nomsa.Submits("Change it", new { By = wrong })).ErrorOf("Ask.By"));
        }

        Assert.Equal(1, await place.Count<TakenOn>());
        // Next year's says its year.
        await place.Sends(day.Scene.Nomsa, new TakeOnAction { ClusterId = day.Scene.Cluster, What = "Find a hall", By = new DateOnly(2027, 1, 9) });
        Assert.Contains("until Sat 9 January 2027", (await day.Scene.Nomsa.Opens($"/clusters/{day.Scene.Cluster}/actions")).TextsOf(".action")[0], StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_malformed_is_told_beside_its_field_and_kept(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        foreach (var path in new[] { $"{day.Path}/minutes", $"/clusters/{day.Scene.Cluster}/actions" })
        {
            await day.Scene.Nomsa.Opens(path);
            var refused = await day.Scene.Nomsa.Submits("Write it down", new { What = " ", By = "2026-03-28" });

            Assert.Equal("Say what is to be done.", refused.ErrorOf("Taking.What"));
            Assert.Equal("2026-03-28", refused.ValueOf("Taking.By"));
            Assert.True(refused.One("#take-on").HasAttribute("open"));
        }

        foreach (var wrong in new[] { "", new string('x', TakenOn.LongestWhat + 1) })
        {
            await Assert.ThrowsAsync<ValidationException>(() => place.Sends(day.Scene.Nomsa, new TakeOnAction { ClusterId = day.Scene.Cluster, What = wrong }));
        }

        Assert.Equal(0, await place.Count<TakenOn>());
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_from_outside_reads_or_changes_them_and_not_under_another_clusters_address(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var action = await TakesOn(scene, "Ask for paper");
        foreach (var (person, cluster) in scene.Outsiders.Select(o => (o, scene.Cluster)).Append((scene.OtherMember, scene.OtherCluster)))
        {
            object[] commands =
            [
                new SayDone { ClusterId = cluster, ActionId = action }, new LetGo { ClusterId = cluster, ActionId = action },
                new TakeUpAgain { ClusterId = cluster, ActionId = action }, new ChangeAction { ClusterId = cluster, ActionId = action, Seen = 1, What = "Mine" },
            ];
            foreach (var command in commands)
            {
                await Assert.ThrowsAsync<NotVisibleException>(() => place.SendsAny(person, command));
            }

            Assert.Equal(HttpStatusCode.NotFound, (await person.Opens($"/clusters/{cluster}/actions/{action}")).Status);
        }

        var gathering = await scene.CallsGathering(Calling.On(16));
        await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(scene.OtherMember, new TakeOnAction { ClusterId = scene.OtherCluster, GatheringId = gathering, What = "Mine" }));
        Assert.Equal(1, await place.Count<TakenOn>());
        Assert.Equal(ActionState.Open, await StateOf(place, action));
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_has_the_minutes_or_the_list_open_sees_it_come_and_change(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        var other = await SaturdayScene.On(place, day.Scene);
        await using var minutes = await day.Scene.Sibusiso.KeepsOpen($"{day.Path}/minutes");
        await using var list = await day.Scene.Sibusiso.KeepsOpen($"/clusters/{day.Scene.Cluster}/actions");
        await using var elsewhere = await day.Scene.Sibusiso.KeepsOpen($"{other.Path}/minutes");

        var action = await place.Sends(day.Scene.Nomsa, new TakeOnAction { ClusterId = day.Scene.Cluster, GatheringId = day.Gathering, What = "Borrow the trolleys" });
        await minutes.Hears("Borrow the trolleys");
        await list.Hears("Borrow the trolleys");

        await place.Sends(day.Scene.Nomsa, new SayDone { ClusterId = day.Scene.Cluster, ActionId = action });
        await minutes.Hears("I take it up again");
        await elsewhere.Settles();
        Assert.DoesNotContain(elsewhere.Streams, s => s.Contains("trolleys", StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task The_list_goes_on_where_it_is_long(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        foreach (var number in Enumerable.Range(1, 31))
        {
            await place.Sends(scene.Nomsa, new TakeOnAction { ClusterId = scene.Cluster, What = $"Number {number}." });
        }

        var first = await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/actions");
        Assert.Equal(30, first.Elements("#actions > .action").Count);
        // By this the page's script knows what of the news belongs here: nothing that is done, and nothing of a further page.
        Assert.Equal(("Open", first.Elements("#actions > .action")[^1].GetAttribute("data-order")), (first.One("#actions").GetAttribute("data-only"), first.One("#actions").GetAttribute("data-from")));
        Assert.All(first.Elements("#actions > .action"), a => Assert.Equal("Open", a.GetAttribute("data-state")));
        var rest = await scene.Nomsa.Opens(first.One(".pager a").GetAttribute("href")!);

        Assert.Equal(["Number 1."], rest.TextsOf(".action__what"));
        Assert.False(rest.Has("#actions"));
    }

    // Nomsa writes down what Sibusiso said yes to.
    private static async Task<Guid> TakesOn(Scene scene, string what) =>
        await scene.Nomsa.Place.Sends(scene.Nomsa, new TakeOnAction { ClusterId = scene.Cluster, What = what, TeacherId = await scene.Sibusiso.TeacherId() });

    private static HttpRequestMessage FromOutbox(Form form)
    {
        var request = form.ToRequest();
        request.Headers.Add("X-Waits", "1");
        return request;
    }

    // As without script: the button stands outside of its form, as in all that is sent live.
    private static Task<Sight> Taps(Person person, string label) => person.Sends(Form.Of(person.Sees, person.Sees.One($"button[aria-label='{label}']")));

    private static Task<ActionState> StateOf(Place place, Guid action) => place.Reads(db => db.Set<TakenOn>().Where(a => a.Id == action).Select(a => a.State).SingleAsync());
}
