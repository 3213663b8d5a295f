using CommunityClusters.Features.Decisions;
using CommunityClusters.Features.Decisions.Elections;
using CommunityClusters.Tests.Features.Decisions;
using CommunityClusters.Tests.Support;

namespace CommunityClusters.Tests.Architecture;

public sealed partial class NoGateTests
{
    // What members decide.
    private static Dictionary<Type, Func<Place, Scene, Task>> OfDecisions => new()
    {
        [typeof(PutQuestion)] = QuestionsAreDecidedByWhoeverVotes,
        [typeof(CastBallot)] = QuestionsAreDecidedByWhoeverVotes,
        [typeof(CountBallots)] = QuestionsAreDecidedByWhoeverVotes,
        [typeof(AskForElection)] = TheVoteItselfSeatsWhoLeads,
        [typeof(Nominate)] = TheVoteItselfSeatsWhoLeads,
        [typeof(Decline)] = TheVoteItselfSeatsWhoLeads,
        [typeof(StepDown)] = TheVoteItselfSeatsWhoLeads,
        [typeof(ChooseTerm)] = ATermIsChosenByAnyMember,
    };

    // Both ask for an election; Sibusiso stands, is elected by both, and steps down.
    private static async Task TheVoteItselfSeatsWhoLeads(Place place, Scene scene)
    {
        var election = await scene.CallsElection();
        await place.Sends(scene.Sibusiso, new Nominate(scene.Cluster, election, null));
        Assert.Equal(["Sibusiso Nkosi"], (await scene.Nomsa.Opens(scene.Decides(election))).TextsOf(".decision__nominees b"));
        await place.Sends(scene.Sibusiso, new Decline(scene.Cluster, election));
        Assert.Empty((await scene.Nomsa.Opens(scene.Decides(election))).TextsOf(".decision__nominees b"));
        await place.Sends(scene.Sibusiso, new Nominate(scene.Cluster, election, null));
        await place.StandingIsOver(election);
        await scene.Votes(scene.Nomsa, election, 1);
        await scene.Votes(scene.Sibusiso, election, 1);
        Assert.Contains("Sibusiso Nkosi", (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/leader")).TextOf("#leader"), StringComparison.Ordinal);
        await place.Sends(scene.Sibusiso, new StepDown(scene.Cluster));
        Assert.Contains("Nobody leads at the moment", (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/leader")).TextOf("#leader"), StringComparison.Ordinal);
    }

    private static async Task ATermIsChosenByAnyMember(Place place, Scene scene)
    {
        await place.Sends(scene.Sibusiso, new ChooseTerm { ClusterId = scene.Cluster, Months = 12 });
        Assert.Equal("12", (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/leader")).One("input[name=Months][checked]").GetAttribute("value"));
    }

    // Sibusiso puts a question; both vote, and Nomsa reads at each moment what there is.
    private static async Task QuestionsAreDecidedByWhoeverVotes(Place place, Scene scene)
    {
        var decision = await scene.AsksAll(scene.Sibusiso, "Do we meet in April?");
        var page = $"/clusters/{scene.Cluster}/decisions";
        Assert.Equal(["Do we meet in April?"], (await scene.Nomsa.Opens(page)).TextsOf(".decision__question"));
        await scene.Votes(scene.Sibusiso, decision, 1);
        Assert.Contains("1 of 2 has voted", (await scene.Nomsa.Opens(page)).Text, StringComparison.Ordinal);
        await place.Sends(scene.Sibusiso, new CountBallots(scene.Cluster, decision));
        Assert.Contains("1 of 2 has voted", (await scene.Nomsa.Opens(page)).Text, StringComparison.Ordinal);
        await scene.Votes(scene.Nomsa, decision, 1);
        Assert.Equal("Decided: Yes", (await scene.Nomsa.Opens(page)).TextOf(".decision__outcome"));
    }
}
