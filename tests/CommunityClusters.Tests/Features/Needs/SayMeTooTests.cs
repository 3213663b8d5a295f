using CommunityClusters.Features.Needs;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Tests.Features.Needs;

public sealed class SayMeTooTests
{
    [Theory, OnBothDatabases]
    public async Task It_is_a_number_that_counts_each_member_once(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var need = await Need(place);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => place.Sends(scene.Sibusiso, Said(scene, need))));
        Assert.Equal(2, await MeToos(place));

        await place.Sends(scene.Sibusiso, Said(scene, need) with { NoLonger = true });
        await place.Sends(scene.Sibusiso, Said(scene, need) with { NoLonger = true });
        Assert.Equal(1, await MeToos(place));
    }

    [Theory, OnBothDatabases]
    public async Task All_who_say_it_at_once_are_counted(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var need = await Need(place);
        var link = await scene.Nomsa.Invites(scene.Cluster);
        var colleagues = new List<Person>();
        foreach (var number in Enumerable.Range(1, 6))
        {
            var colleague = place.Visitor();
            await colleague.JoinsBy(link, asNewcomer: $"Colleague {number}");
            colleagues.Add(colleague);
        }

        await Task.WhenAll(colleagues.Select(c => place.Sends(c, Said(scene, need))));

        Assert.Equal(7, await MeToos(place));
    }

    [Theory, OnBothDatabases]
    public async Task The_page_presses_it_for_whoever_said_it_and_for_nobody_else(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await place.Sends(scene.Sibusiso, Said(scene, await Need(place)));
        var colleague = place.Visitor();
        await colleague.JoinsBy(await scene.Nomsa.Invites(scene.Cluster), asNewcomer: "Thandi Mokoena");

        Assert.Equal("true", (await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}")).One(".metoo").GetAttribute("aria-pressed"));
        Assert.Equal("false", (await colleague.Opens($"/clusters/{scene.Cluster}")).One(".metoo").GetAttribute("aria-pressed"));
    }

    [Theory, OnBothDatabases]
    public async Task A_need_of_another_cluster_is_not_there(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var need = await Need(place);

        await Assert.ThrowsAsync<Pipeline.NotVisibleException>(() =>
            place.Sends(scene.OtherMember, new SayMeToo { ClusterId = scene.OtherCluster, NeedId = need }));
        await Assert.ThrowsAsync<Pipeline.NotVisibleException>(() =>
            place.Sends(scene.OtherMember, new MarkNeed(scene.OtherCluster, need, NeedMark.Covered)));
        Assert.Equal(1, await MeToos(place));
    }

    [Theory, OnBothDatabases]
    public async Task Needs_are_sorted_by_how_many_or_by_when_and_covered_ones_stand_apart(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await place.Sends(scene.Nomsa, new NameNeed { ClusterId = scene.Cluster, Topic = "Later", Week = new DateOnly(2190, 5, 5) });
        await place.Sends(scene.Nomsa, new NameNeed { ClusterId = scene.Cluster, Topic = "Sooner", Week = new DateOnly(2190, 1, 5) });
        await place.Sends(scene.Nomsa, new NameNeed { ClusterId = scene.Cluster, Topic = "Covered already" });
        var page = $"/clusters/{scene.Cluster}/needs";
        await place.Sends(scene.Sibusiso, Said(scene, await Need(place, "Later")));
        await place.Sends(scene.Sibusiso, new MarkNeed(scene.Cluster, await Need(place, "Covered already"), NeedMark.Covered));

        Assert.Equal(["Later", "Sooner", "Refraction at a boundary"], (await scene.Nomsa.Opens(page)).TextsOf(".need__title[dir=auto]:not([data-field])"));
        Assert.Equal(["Sooner", "Later", "Refraction at a boundary"], (await scene.Nomsa.Opens($"{page}?ByWeek=true")).TextsOf(".need__title:not([data-field])"));
        Assert.Equal(["Covered already"], (await scene.Nomsa.Opens($"{page}?Covered=true")).TextsOf(".need__title:not([data-field])"));
    }

    private static SayMeToo Said(Scene scene, Guid need) => new() { ClusterId = scene.Cluster, NeedId = need };

    private static Task<Guid> Need(Place place, string topic = "Refraction at a boundary") =>
        place.Reads(db => db.Set<Need>().Where(n => n.Topic == topic).Select(n => n.Id).SingleAsync());

    private static Task<int> MeToos(Place place) => place.Reads(db => db.Set<Need>().Select(n => n.MeToos).SingleAsync());
}
