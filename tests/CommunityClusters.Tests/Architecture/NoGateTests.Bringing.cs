using CommunityClusters.Features.Gatherings.Bringing;
using CommunityClusters.Features.Gatherings.Reaching;
using CommunityClusters.Tests.Features.Gatherings;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Tests.Architecture;

public sealed partial class NoGateTests
{
    // What members bring to a gathering, and how they reach it.
    private static Dictionary<Type, Func<Place, Scene, Task>> OfBringing => new()
    {
        [typeof(ExpectLearners)] = LearnersAreSeenAtOnce,
        [typeof(ExpectNoMore)] = LearnersAreSeenAtOnce,
        [typeof(AskForThing)] = ThingsAreSeenAtOnce,
        [typeof(ChangeThing)] = ThingsAreSeenAtOnce,
        [typeof(TakeThingAway)] = ThingsAreSeenAtOnce,
        [typeof(PledgeThing)] = ThingsAreSeenAtOnce,
        [typeof(TakePledgeBack)] = ThingsAreSeenAtOnce,
        [typeof(SayWhatWouldHelp)] = HandsAreSeenAtOnce,
        [typeof(TakeWishBack)] = HandsAreSeenAtOnce,
        [typeof(OfferHelp)] = HandsAreSeenAtOnce,
        [typeof(TakeOfferBack)] = HandsAreSeenAtOnce,
        [typeof(SayICouldHelp)] = HandsAreSeenAtOnce,
        [typeof(SayYesToHelp)] = HandsAreSeenAtOnce,
        [typeof(EndMatch)] = HandsAreSeenAtOnce,
    };

    // Sibusiso says what comes and what is needed, and Nomsa reads each change.
    private static async Task LearnersAreSeenAtOnce(Place place, Scene scene)
    {
        var day = await scene.HasDay();
        await scene.Expects(scene.Sibusiso, day, "Mvula Hills Secondary", "11", 45);
        var entry = await place.Reads(db => db.Set<ExpectedLearners>().SingleAsync());
        Assert.Equal(["45"], (await scene.Nomsa.Opens(scene.Bring(day))).TextsOf(".expected__count"));
        await place.Sends(scene.Sibusiso, new ExpectNoMore { ClusterId = scene.Cluster, GatheringId = day, EntryId = entry.Id, Seen = entry.Version });
        Assert.Empty((await scene.Nomsa.Opens(scene.Bring(day))).Elements(".expected__count"));
    }

    private static async Task ThingsAreSeenAtOnce(Place place, Scene scene)
    {
        var day = await scene.HasDay();
        var thing = await place.Sends(scene.Sibusiso, new AskForThing { ClusterId = scene.Cluster, GatheringId = day, Name = "Graph paper", Amount = 200, Unit = "sheets" });
        Assert.Equal(["Graph paper"], (await scene.Nomsa.Opens(scene.Bring(day))).TextsOf(".thing h3"));
        await place.Sends(scene.Sibusiso, new ChangeThing { ClusterId = scene.Cluster, GatheringId = day, ThingId = thing, Seen = 2, Name = "Squared paper", Amount = 200, Unit = "sheets" });
        Assert.Equal(["Squared paper"], (await scene.Nomsa.Opens(scene.Bring(day))).TextsOf(".thing h3"));
        await scene.Pledges(scene.Sibusiso, day, thing, 50);
        Assert.Equal(["50 sheets"], (await scene.Nomsa.Opens(scene.Bring(day))).TextsOf(".pledge__amount"));
        var pledge = await place.Reads(db => db.Set<Pledge>().Select(p => p.Id).SingleAsync());
        await place.Sends(scene.Sibusiso, new TakePledgeBack { ClusterId = scene.Cluster, GatheringId = day, PledgeId = pledge });
        Assert.Empty((await scene.Nomsa.Opens(scene.Bring(day))).Elements("#things .pledge"));
        var touched = await place.Reads(db => db.Set<Thing>().Select(t => t.Touched).SingleAsync());
        await place.Sends(scene.Sibusiso, new TakeThingAway(scene.Cluster, day, thing, touched));
        Assert.Empty((await scene.Nomsa.Opens(scene.Bring(day))).Elements(".thing"));
    }

    // Sibusiso holds out a hand to Nomsa: that these two both say yes is their own, and nobody else is asked.
    private static async Task HandsAreSeenAtOnce(Place place, Scene scene)
    {
        var day = await scene.HasDay();
        await scene.Wishes(scene.Nomsa, day);
        await scene.Offers(scene.Sibusiso, day);
        Assert.Single((await scene.Sibusiso.Opens(scene.Reach(day))).Elements(".hand"));
        var match = await scene.HoldsOut(scene.Sibusiso, scene.Nomsa, day);
        Assert.Single((await scene.Nomsa.Opens(scene.Reach(day))).Elements(".hand"));
        await scene.Takes(scene.Nomsa, day, match);
        Assert.Single((await scene.Sibusiso.Opens(scene.Reach(day))).Elements(".hand--agreed"));
        await scene.Ends(scene.Nomsa, day, match);
        Assert.Empty((await scene.Sibusiso.Opens(scene.Reach(day))).Elements(".hand"));
        await place.Sends(scene.Nomsa, new TakeWishBack(scene.Cluster, day, HelpKind.Lift));
        await scene.Wishes(scene.Nomsa, day);
        await scene.HoldsOut(scene.Sibusiso, scene.Nomsa, day);
        await place.Sends(scene.Sibusiso, new TakeOfferBack(scene.Cluster, day, HelpKind.Lift));
        Assert.Empty((await scene.Nomsa.Opens(scene.Reach(day))).Elements(".hand"));
    }
}
