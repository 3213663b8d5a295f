using CommunityClusters.Features.Threads;
using CommunityClusters.Features.Threads.Care;
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
        [typeof(TakePostDown)] = async (place, scene) =>
        {
            await place.Sends(scene.Sibusiso, new TakePostDown(scene.Cluster, (await scene.Writes(scene.Nomsa, "A learner's name")).Id, Picture: null));
            Assert.Empty((await scene.Nomsa.Opens(scene.Talk())).Said());
        },
        // The flag is its member's own, and theirs to take back.
        [typeof(FlagPost)] = async (place, scene) =>
        {
            var post = await scene.Writes(scene.Nomsa, "You are all lazy");
            await place.Sends(scene.Sibusiso, new FlagPost(scene.Cluster, post.Id, NoLonger: false));
            Assert.Contains("You flagged it.", (await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}/posts/{post.Id}")).Text, StringComparison.Ordinal);
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
