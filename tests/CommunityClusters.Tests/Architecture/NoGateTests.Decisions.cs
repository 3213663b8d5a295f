using CommunityClusters.Features.Decisions;
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
    };

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
