using System.Net;
using CommunityClusters.Features.Actions;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Features.Gatherings;
using CommunityClusters.Tests.Support;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using TakenOn = CommunityClusters.Features.Actions.Action;

namespace CommunityClusters.Tests.Features.Actions;

public sealed class ActionTests
{
    [Theory, OnBothDatabases]
    public async Task What_is_taken_on_stands_below_the_minutes_in_the_clusters_list_and_on_ones_own_home_page(Database database)
    {
        await using var place = await Place.On(database);
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
        await Assert.ThrowsAsync<RuleBrokenException>(() => place.Sends(scene.Nomsa, new TakeUpAgain { ClusterId = cluster, ActionId = action }));

        await place.Sends(scene.Sibusiso, new LetGo { ClusterId = cluster, ActionId = action });
        await place.Sends(scene.Nomsa, new TakeUpAgain { ClusterId = cluster, ActionId = action });

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
    public async Task Two_who_take_up_the_same_at_the_same_moment_leave_one_with_it_and_the_other_is_told(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var action = await place.Sends(scene.Nomsa, new TakeOnAction { ClusterId = scene.Cluster, What = "Find a hall" });

        var outcomes = await Task.WhenAll(new[] { scene.Nomsa, scene.Sibusiso }.Select(async person =>
        {
            var outcome = await Record.ExceptionAsync(() => place.Sends(person, new TakeUpAgain { ClusterId = scene.Cluster, ActionId = action }));
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
        await place.Sends(scene.Nomsa, new TakeUpAgain { ClusterId = scene.Cluster, ActionId = open });
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
        var rest = await scene.Nomsa.Opens(first.One(".pager a").GetAttribute("href")!);

        Assert.Equal(["Number 1."], rest.TextsOf(".action__what"));
        Assert.False(rest.Has("#actions"));
    }

    // Nomsa writes down what Sibusiso said yes to.
    private static async Task<Guid> TakesOn(Scene scene, string what) =>
        await scene.Nomsa.Place.Sends(scene.Nomsa, new TakeOnAction { ClusterId = scene.Cluster, What = what, TeacherId = await scene.Sibusiso.TeacherId() });

    // As without script: the button stands outside of its form, as in all that is sent live.
    private static Task<Sight> Taps(Person person, string label) => person.Sends(Form.Of(person.Sees, person.Sees.One($"button[aria-label='{label}']")));

    private static Task<ActionState> StateOf(Place place, Guid action) => place.Reads(db => db.Set<TakenOn>().Where(a => a.Id == action).Select(a => a.State).SingleAsync());
}
