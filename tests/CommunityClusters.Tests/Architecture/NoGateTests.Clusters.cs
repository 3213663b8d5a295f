using System.Net;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Needs;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Tests.Architecture;

public sealed partial class NoGateTests
{
    // Clusters, who is in them, and what they find hard.
    private static Dictionary<Type, Func<Place, Scene, Task>> OfClusters => new()
    {
        [typeof(StartCluster)] = async (place, scene) =>
        {
            var cluster = await place.Sends(scene.Stranger, new StartCluster { Name = "Friday Biology", Purpose = Steps.Purpose });
            var token = await place.Sends(scene.Stranger, new InviteColleagues(cluster));
            Assert.Equal("Friday Biology", (await scene.Nomsa.JoinsBy($"/i/{token}")).TextOf("h1"));
        },
        [typeof(InviteColleagues)] = async (place, scene) =>
        {
            var token = await place.Sends(scene.Sibusiso, new InviteColleagues(scene.Cluster));
            Assert.Contains("Sibusiso Nkosi", (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/invite")).TextsOf(".list b"));
            Assert.Equal(HttpStatusCode.OK, (await place.Visitor().Opens($"/i/{token}")).Status);
        },
        [typeof(WithdrawInvitation)] = async (place, scene) =>
        {
            var link = await scene.Sibusiso.Invites(scene.Cluster);
            var id = Guid.Parse(scene.Sibusiso.Sees.One("[name=invitationId]").GetAttribute("value")!);
            await place.Sends(scene.Nomsa, new WithdrawInvitation(scene.Cluster, id));
            Assert.Equal(HttpStatusCode.NotFound, (await place.Visitor().Opens(link)).Status);
        },
        [typeof(JoinCluster)] = async (place, scene) =>
        {
            var token = await place.Sends(scene.Sibusiso, new InviteColleagues(scene.Cluster));
            await place.Sends(scene.Stranger, new JoinCluster(token));
            Assert.Contains(scene.Stranger.Name, await Members(scene));
        },
        [typeof(JoinAsNewcomer)] = async (place, scene) =>
        {
            var token = await place.Sends(scene.Sibusiso, new InviteColleagues(scene.Cluster));
            await place.Sends(null, new JoinAsNewcomer { Token = token, Name = "Thabo Mokoena", Password = Person.Password });
            Assert.Contains("Thabo Mokoena", await Members(scene));
        },
        [typeof(LeaveCluster)] = async (place, scene) =>
        {
            await place.Sends(scene.Sibusiso, new LeaveCluster(scene.Cluster));
            Assert.DoesNotContain(scene.Sibusiso.Name, await Members(scene));
        },
        [typeof(NameNeed)] = async (place, scene) =>
        {
            await place.Sends(scene.Sibusiso, new NameNeed { ClusterId = scene.Cluster, Topic = "Lenses" });
            Assert.Contains("Lenses", (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}")).TextsOf(".need__title"));
        },
        [typeof(SayMeToo)] = async (place, scene) =>
        {
            await place.Sends(scene.Sibusiso, new SayMeToo { ClusterId = scene.Cluster, NeedId = await Need(place) });
            Assert.Equal(["2"], (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}")).TextsOf(".metoo b"));
        },
        [typeof(MarkNeed)] = async (place, scene) =>
        {
            await place.Sends(scene.Sibusiso, new MarkNeed(scene.Cluster, await Need(place), NeedMark.Chosen));
            Assert.Contains("chosen", (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}")).TextOf(".need__about"), StringComparison.Ordinal);
        },
        [typeof(DescribeCluster)] = async (place, scene) =>
        {
            await place.Sends(scene.Sibusiso, Described(scene, "Sunday Optics"));
            Assert.Equal("Sunday Optics", (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}")).TextOf("h1"));
        },
        [typeof(BringBackDescription)] = async (place, scene) =>
        {
            await place.Sends(scene.Nomsa, Described(scene, "Sunday Optics"));
            await place.Sends(scene.Sibusiso, new BringBackDescription(scene.Cluster, 1));
            Assert.Equal(Scene.Name, (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}")).TextOf("h1"));
        },
        [typeof(JoinOpenCluster)] = async (place, scene) =>
        {
            await place.Sends(scene.Nomsa, Described(scene, Scene.Name) with { Open = true });
            await place.Sends(scene.Stranger, new JoinOpenCluster(scene.Cluster));
            Assert.Contains(scene.Stranger.Name, await Members(scene));
        },
        [typeof(ComeBack)] = async (place, scene) =>
        {
            await place.Sends(scene.Former, new ComeBack(scene.Cluster));
            Assert.Contains(scene.Former.Name, await Members(scene));
        },
    };

    private static DescribeCluster Described(Scene scene, string name) =>
        new() { ClusterId = scene.Cluster, Seen = 1, Name = name, Purpose = Steps.Purpose };

    private static Task<Guid> Need(Place place) => place.Reads(db => db.Set<Need>().Select(n => n.Id).SingleAsync());

    private static async Task<IReadOnlyList<string>> Members(Scene scene) =>
        (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}")).TextsOf(".people b");
}
