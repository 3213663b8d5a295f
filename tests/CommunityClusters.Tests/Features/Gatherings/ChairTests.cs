using System.Net;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Gatherings;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Support;

namespace CommunityClusters.Tests.Features.Gatherings;

public sealed class ChairTests
{
    [Theory, OnBothDatabases]
    public async Task One_tap_takes_it_and_another_takes_it_over_and_nothing_is_kept_of_who_had_it(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        var chair = $"#gathering-chair-{day.Gathering}";
        Assert.Contains("Nobody has the chair yet.", (await day.Scene.Sibusiso.Opens(day.Path)).TextOf(chair), StringComparison.Ordinal);

        await day.Scene.Sibusiso.Sends(Form.Of(day.Scene.Sibusiso.Sees, day.Scene.Sibusiso.Sees.One($"{chair} button")));
        Assert.StartsWith("Sibusiso Nkosi has the chair", (await day.Scene.Nomsa.Opens($"{day.Path}/minutes")).TextOf(chair), StringComparison.Ordinal);
        Assert.Contains("Sibusiso Nkosi has the chair", (await day.Scene.Nomsa.Opens($"{day.Path}/minutes/print")).Text, StringComparison.Ordinal);

        await day.Scene.Nomsa.Opens($"{day.Path}/minutes");
        await day.Scene.Nomsa.Sends(Form.Of(day.Scene.Nomsa.Sees, day.Scene.Nomsa.Sees.One($"{chair} button:not([hidden])")));
        Assert.StartsWith("Nomsa Dlamini has the chair", (await day.Scene.Sibusiso.Opens(day.Path)).TextOf(chair), StringComparison.Ordinal);
        Assert.DoesNotContain("Sibusiso Nkosi has", (await day.Scene.Sibusiso.Opens($"{day.Path}/minutes")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Two_who_take_it_at_the_same_moment_leave_one_in_it_and_the_other_is_told_and_taps_once_more(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);

        var outcomes = await Task.WhenAll(new[] { day.Scene.Nomsa, day.Scene.Sibusiso }.Select(async person =>
            (Person: person, Met: await Record.ExceptionAsync(() => place.Sends(person, Take(day))))));

        var taken = Assert.Single(outcomes, o => o.Met is null).Person;
        var other = Assert.Single(outcomes, o => o.Met is RuleBrokenException { Sentence: "chair.taken" }).Person;
        Assert.Equal(await taken.TeacherId(), (await day.Scene.Gathering(day.Gathering)).ChairId);
        await Taps(other, day, "I take the chair");
        Assert.Equal(await other.TeacherId(), (await day.Scene.Gathering(day.Gathering)).ChairId);
    }

    [Theory, OnBothDatabases]
    public async Task A_tap_that_waited_for_hours_takes_it_from_nobody_who_came_to_it_since(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        await day.Scene.Sibusiso.Opens(day.Path);
        var waited = Form.Of(day.Scene.Sibusiso.Sees, day.Scene.Sibusiso.Sees.One($"#gathering-chair-{day.Gathering} button"));
        await place.Sends(day.Scene.Nomsa, Take(day));

        var late = await day.Scene.Sibusiso.SendsAsScript(() =>
        {
            var request = waited.ToRequest();
            request.Headers.Add("X-Waits", "1");
            return request;
        });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Contains("Somebody else took the chair meanwhile.", late.Text, StringComparison.Ordinal);
        Assert.Equal(await day.Scene.Nomsa.TeacherId(), (await day.Scene.Gathering(day.Gathering)).ChairId);
        await Taps(day.Scene.Sibusiso, day, "I take the chair");
        Assert.Equal(await day.Scene.Sibusiso.TeacherId(), (await day.Scene.Gathering(day.Gathering)).ChairId);
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_has_it_leaves_it_by_one_tap_and_nobody_puts_another_out_of_it(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        await Taps(day.Scene.Sibusiso, day, "I take the chair");
        var nomsa = await day.Scene.Nomsa.Opens(day.Path);
        Assert.Equal(["I take the chair"], nomsa.TextsOf($"#gathering-chair-{day.Gathering} button:not([hidden])"));
        await place.Sends(day.Scene.Nomsa, Leave(day));
        Assert.Equal(await day.Scene.Sibusiso.TeacherId(), (await day.Scene.Gathering(day.Gathering)).ChairId);

        Assert.Equal(["I leave the chair"], (await day.Scene.Sibusiso.Opens($"{day.Path}/minutes")).TextsOf($"#gathering-chair-{day.Gathering} button:not([hidden])"));
        await Taps(day.Scene.Sibusiso, day, "I leave the chair");

        Assert.Contains("Nobody has the chair yet.", day.Scene.Sibusiso.Sees.Text, StringComparison.Ordinal);
        Assert.Null((await day.Scene.Gathering(day.Gathering)).ChairId);
    }

    [Theory, OnBothDatabases]
    public async Task Who_leaves_the_cluster_leaves_the_chair_of_what_is_to_come_and_had_it_on_what_is_over(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        var (over, left) = (day.Gathering, await day.Scene.Sibusiso.TeacherId());
        var (ahead, finding) = (await day.Scene.CallsGathering(Calling.On(16)), await day.Scene.CallsGathering(Calling.On(23), Calling.On(30)));
        foreach (var gathering in new[] { over, ahead, finding })
        {
            await place.Sends(day.Scene.Sibusiso, Take(day) with { GatheringId = gathering });
        }

        await using var minutes = await day.Scene.Nomsa.KeepsOpen($"{day.Scene.PageOf(ahead)}/minutes");

        await day.Scene.Sibusiso.Leaves(day.Scene.Cluster);

        await minutes.Hears("Nobody has the chair yet.");
        Assert.Equal((left, null, null), ((await day.Scene.Gathering(over)).ChairId, (await day.Scene.Gathering(ahead)).ChairId, (await day.Scene.Gathering(finding)).ChairId));
    }

    [Theory, OnBothDatabases]
    public async Task Who_takes_it_and_leaves_the_cluster_at_the_same_moment_does_not_stay_in_it(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        foreach (var _ in Enumerable.Range(0, 4))
        {
            var gathering = await scene.CallsGathering(Calling.On(16));

            await Task.WhenAll(
                place.Sends(scene.Sibusiso, new LeaveCluster(scene.Cluster)),
                Record.ExceptionAsync(() => place.Sends(scene.Sibusiso, new TakeChair { ClusterId = scene.Cluster, GatheringId = gathering })).AsTask());

            Assert.Null((await scene.Gathering(gathering)).ChairId);
            await place.Sends(scene.Sibusiso, new ComeBack(scene.Cluster));
        }
    }

    [Theory, OnBothDatabases]
    public async Task What_waited_on_a_phone_and_comes_twice_does_not_take_it_back(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        var waited = Take(day) with { CommandId = Guid.NewGuid(), Author = await day.Scene.Nomsa.TeacherId() };
        await place.Sends(day.Scene.Nomsa, waited);
        await place.Sends(day.Scene.Sibusiso, Take(day) with { Instead = waited.Author });

        await place.Sends(day.Scene.Nomsa, waited);

        Assert.Equal(await day.Scene.Sibusiso.TeacherId(), (await day.Scene.Gathering(day.Gathering)).ChairId);
        await Assert.ThrowsAsync<NotYoursException>(() => place.Sends(day.Scene.Sibusiso, waited with { CommandId = Guid.NewGuid() }));
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_from_outside_takes_it_and_not_under_another_clusters_address(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        foreach (var outsider in day.Scene.Outsiders)
        {
            await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(outsider, Take(day)));
        }

        await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(day.Scene.OtherMember, Take(day) with { ClusterId = day.Scene.OtherCluster }));
        Assert.Null((await day.Scene.Gathering(day.Gathering)).ChairId);
    }

    [Theory, OnBothDatabases]
    public async Task Who_has_the_gathering_or_its_minutes_open_is_told(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        await using var gathering = await day.Scene.Sibusiso.KeepsOpen(day.Path);
        await using var minutes = await day.Scene.Sibusiso.KeepsOpen($"{day.Path}/minutes");

        await place.Sends(day.Scene.Nomsa, Take(day));

        await gathering.Hears($"chair-place-{day.Gathering}");
        await minutes.Hears("has the chair");
        // Where a cluster is open, others watch its topic as well.
        Assert.DoesNotContain(gathering.Streams, s => s.Contains("Nomsa", StringComparison.Ordinal));
        var asks = Sight.Parsed(gathering.Streams[^1].Replace("template", "div", StringComparison.Ordinal)).QuerySelector("[data-asks]")!.GetAttribute("data-asks")!;
        Assert.StartsWith("Nomsa Dlamini has the chair", (await day.Scene.Sibusiso.Opens(asks)).TextOf(".chair"), StringComparison.Ordinal);
        foreach (var outsider in day.Scene.Outsiders)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await outsider.Opens(asks)).Status);
        }
    }

    private static async Task Taps(Person person, SaturdayScene day, string words)
    {
        await person.Opens(day.Path);
        await person.Sends(Form.Of(person.Sees, person.Sees.Elements($"#gathering-chair-{day.Gathering} button").Single(b => b.TextContent.Trim() == words)));
    }

    private static LeaveChair Leave(SaturdayScene day) => new() { ClusterId = day.Scene.Cluster, GatheringId = day.Gathering };

    private static TakeChair Take(SaturdayScene day) => new() { ClusterId = day.Scene.Cluster, GatheringId = day.Gathering };
}
