using CommunityClusters.Features.Actions;
using CommunityClusters.Tests.Support;

namespace CommunityClusters.Tests.Architecture;

public sealed partial class NoGateTests
{
    // What members take on.
    private static Dictionary<Type, Func<Place, Scene, Task>> OfActions => new()
    {
        [typeof(TakeOnAction)] = ActionsAreSeenAtOnce,
        [typeof(ChangeAction)] = ActionsAreSeenAtOnce,
        [typeof(SayDone)] = ActionsAreSeenAtOnce,
        [typeof(LetGo)] = ActionsAreSeenAtOnce,
        [typeof(TakeUpAgain)] = ActionsAreSeenAtOnce,
    };

    // Sibusiso takes something on, and Nomsa reads each change.
    private static async Task ActionsAreSeenAtOnce(Place place, Scene scene)
    {
        var (cluster, list) = (scene.Cluster, $"/clusters/{scene.Cluster}/actions");
        var me = await scene.Sibusiso.TeacherId();
        var action = await place.Sends(scene.Sibusiso, new TakeOnAction { ClusterId = cluster, What = "Ask for paper", TeacherId = me });
        Assert.Equal(["Ask for paper"], (await scene.Nomsa.Opens(list)).TextsOf(".action__what"));
        await place.Sends(scene.Sibusiso, new ChangeAction { ClusterId = cluster, ActionId = action, Seen = 1, What = "Ask for squared paper", TeacherId = me });
        Assert.Equal(["Ask for squared paper"], (await scene.Nomsa.Opens(list)).TextsOf(".action__what"));
        await place.Sends(scene.Sibusiso, new LetGo { ClusterId = cluster, ActionId = action });
        Assert.Equal(["Ask for squared paper"], (await scene.Nomsa.Opens($"{list}?State=LetGo")).TextsOf(".action__what"));
        await place.Sends(scene.Sibusiso, new TakeUpAgain { ClusterId = cluster, ActionId = action, Seen = 3 });
        Assert.Equal(["Ask for squared paper"], (await scene.Nomsa.Opens(list)).TextsOf(".action__what"));
        await place.Sends(scene.Sibusiso, new SayDone { ClusterId = cluster, ActionId = action });
        Assert.Equal(["Ask for squared paper"], (await scene.Nomsa.Opens($"{list}?State=Done")).TextsOf(".action__what"));
    }
}
