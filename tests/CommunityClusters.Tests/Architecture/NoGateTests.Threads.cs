using CommunityClusters.Features.Threads;
using CommunityClusters.Tests.Features.Threads;
using CommunityClusters.Tests.Support;

namespace CommunityClusters.Tests.Architecture;

public sealed partial class NoGateTests
{
    // What is said in threads.
    private static Dictionary<Type, Func<Place, Scene, Task>> OfThreads => new()
    {
        [typeof(WritePost)] = async (_, scene) =>
        {
            await scene.Writes(scene.Sibusiso, "Who has chalk?");
            Assert.Equal(["Who has chalk?"], (await scene.Nomsa.Opens(scene.Talk())).Said());
        },
        [typeof(ChangePost)] = async (place, scene) =>
        {
            await place.Sends(scene.Sibusiso, scene.Otherwise((await scene.Writes(scene.Sibusiso, "Who has chalk?")).Id, "Who has paper?"));
            Assert.Equal(["Who has paper?"], (await scene.Nomsa.Opens(scene.Talk())).Said());
        },
        [typeof(TakePostBack)] = async (place, scene) =>
        {
            await place.Sends(scene.Sibusiso, scene.Back((await scene.Writes(scene.Sibusiso, "Who has chalk?")).Id));
            Assert.Empty((await scene.Nomsa.Opens(scene.Talk())).Said());
        },
        [typeof(ThankForPost)] = async (place, scene) =>
        {
            await place.Sends(scene.Sibusiso, scene.Thanks((await scene.Writes(scene.Nomsa, "I have chalk")).Id));
            Assert.Equal("Thanked by Sibusiso Nkosi", (await scene.Nomsa.Opens(scene.Talk())).TextOf(".post__thanks"));
        },
        // What somebody has read is their own; on their other phone it is seen at once.
        [typeof(ReadUpTo)] = async (_, scene) =>
        {
            await scene.Writes(scene.Nomsa, "I have chalk");
            await scene.Writes(scene.Nomsa, "And paper");
            var laptop = await scene.Sibusiso.SignsInOnAnotherPhone();
            await scene.Reads(scene.Sibusiso, 1);
            Assert.True((await laptop.Opens(scene.Talk())).Has("#new"));
        },
    };
}
