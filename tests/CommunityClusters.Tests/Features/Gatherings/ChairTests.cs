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
        await day.Scene.Nomsa.Sends(Form.Of(day.Scene.Nomsa.Sees, day.Scene.Nomsa.Sees.One($"{chair} button")));
        Assert.StartsWith("Nomsa Dlamini has the chair", (await day.Scene.Sibusiso.Opens(day.Path)).TextOf(chair), StringComparison.Ordinal);
        Assert.DoesNotContain("Sibusiso Nkosi has", (await day.Scene.Sibusiso.Opens($"{day.Path}/minutes")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Two_who_take_it_at_the_same_moment_leave_one_in_it_and_nobody_is_refused(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);

        await Task.WhenAll(new[] { day.Scene.Nomsa, day.Scene.Sibusiso }.Select(p => place.Sends(p, Take(day))));

        Assert.Contains((await day.Scene.Gathering(day.Gathering)).ChairId, new Guid?[] { await day.Scene.Nomsa.TeacherId(), await day.Scene.Sibusiso.TeacherId() });
    }

    [Theory, OnBothDatabases]
    public async Task What_waited_on_a_phone_and_comes_twice_does_not_take_it_back(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        var waited = Take(day) with { CommandId = Guid.NewGuid(), Author = await day.Scene.Nomsa.TeacherId() };
        await place.Sends(day.Scene.Nomsa, waited);
        await place.Sends(day.Scene.Sibusiso, Take(day));

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

        await gathering.Hears("has the chair");
        await minutes.Hears("has the chair");
    }

    private static TakeChair Take(SaturdayScene day) => new() { ClusterId = day.Scene.Cluster, GatheringId = day.Gathering };
}
