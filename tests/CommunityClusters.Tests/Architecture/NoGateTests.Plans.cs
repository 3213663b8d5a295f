using System.Net;
using CommunityClusters.Documents;
using CommunityClusters.Features.Needs;
using CommunityClusters.Features.Plans;
using CommunityClusters.Features.Plans.History;
using CommunityClusters.Features.Plans.Remarks;
using CommunityClusters.Features.Plans.Templates;
using CommunityClusters.Files;
using CommunityClusters.Tests.Files;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Tests.Architecture;

public sealed partial class NoGateTests
{
    // Plans, and what is written and put into documents.
    private static Dictionary<Type, Func<Place, Scene, Task>> OfPlans => new()
    {
        [typeof(BeginPlan)] = async (place, scene) =>
        {
            await place.Sends(scene.Sibusiso, new BeginPlan { CommandId = Guid.NewGuid(), ClusterId = scene.Cluster, Topic = "Lenses" });
            Assert.Contains("Lenses", (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}")).TextsOf(".need__title"));
        },
        [typeof(OfferAsTemplate)] = async (place, scene) =>
        {
            await place.Sends(scene.Sibusiso, new OfferAsTemplate(await scene.BeginsPlan()));
            Assert.Contains("Lenses", (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/plans")).TextOf("#Ask_Template"), StringComparison.Ordinal);
        },
        [typeof(WithdrawTemplate)] = async (place, scene) =>
        {
            var plan = await scene.BeginsPlan();
            await place.Sends(scene.Nomsa, new OfferAsTemplate(plan));
            await place.Sends(scene.Sibusiso, new WithdrawTemplate(plan));
            Assert.DoesNotContain("Lenses", (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/plans")).TextOf("#Ask_Template"), StringComparison.Ordinal);
        },
        [typeof(NameMilestone)] = async (place, scene) =>
        {
            var plan = await scene.BeginsPlan();
            await place.Sends(scene.Sibusiso, new NameMilestone { DocumentId = plan, Name = "As begun" });
            Assert.Contains("As begun", (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/plans/{plan}/history")).Text, StringComparison.Ordinal);
        },
        [typeof(SayFromWhichNeed)] = async (place, scene) =>
        {
            var (plan, need) = (await scene.BeginsPlan(), await place.Reads(db => db.Set<Need>().Where(n => n.ClusterId == scene.Cluster).Select(n => n.Id).FirstAsync()));
            await place.Sends(scene.Sibusiso, new SayFromWhichNeed(plan, need, null));
            Assert.Contains("Refraction at a boundary", (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/plans/{plan}")).Text, StringComparison.Ordinal);
        },
        [typeof(BringBackMoment)] = async (place, scene) =>
        {
            var plan = await scene.BeginsPlan();
            await place.Sends(scene.Nomsa, new NameMilestone { DocumentId = plan, Name = "As begun" });
            await using var sibusiso = await Phone.Of(scene.Sibusiso, plan);
            await sibusiso.Writes("topic", "Thin ");
            await place.Sends(scene.Sibusiso, new BringBackMoment(plan, 1));
            Assert.Equal("Lenses", (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/plans/{plan}")).TextOf("h1"));
        },
        [typeof(TakeDown)] = async (place, scene) =>
        {
            var plan = await scene.BeginsPlan();
            var section = (await place.Sends(scene.Nomsa, new SeePlan(plan))).Sections[0].Id;
            await place.Sends(scene.Sibusiso, new TakeDown { DocumentId = plan, Section = section, Whole = true });
            Assert.Equal(5, (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/plans/{plan}")).Elements("[data-section]").Count);
        },
        [typeof(MakeRemark)] = async (place, scene) =>
        {
            await RemarkedOn(place, scene);
            Assert.Equal(["Too long?"], scene.Nomsa.Sees.TextsOf("#remarks-open .remark .prose"));
        },
        [typeof(AnswerRemark)] = async (place, scene) =>
        {
            var (plan, remark) = await RemarkedOn(place, scene);
            await place.Sends(scene.Nomsa, new AnswerRemark { DocumentId = plan, RemarkId = remark, Text = "An hour" });
            Assert.Contains("An hour", (await scene.Sibusiso.Opens(scene.Nomsa.Sees.Path)).TextOf(".remark"), StringComparison.Ordinal);
        },
        [typeof(CloseRemark)] = async (place, scene) =>
        {
            var (plan, remark) = await RemarkedOn(place, scene);
            await place.Sends(scene.Nomsa, new CloseRemark { DocumentId = plan, RemarkId = remark });
            Assert.Empty((await scene.Sibusiso.Opens(scene.Nomsa.Sees.Path)).TextsOf("#remarks-open .remark"));
        },
        [typeof(OpenRemarkAgain)] = async (place, scene) =>
        {
            var (plan, remark) = await RemarkedOn(place, scene);
            await place.Sends(scene.Nomsa, new CloseRemark { DocumentId = plan, RemarkId = remark });
            await place.Sends(scene.Nomsa, new OpenRemarkAgain { DocumentId = plan, RemarkId = remark });
            Assert.Single((await scene.Sibusiso.Opens(scene.Nomsa.Sees.Path)).TextsOf("#remarks-open .remark"));
        },
        [typeof(TakeRemarkBack)] = async (place, scene) =>
        {
            var (plan, remark) = await RemarkedOn(place, scene);
            await place.Sends(scene.Sibusiso, new TakeRemarkBack { DocumentId = plan, RemarkId = remark });
            Assert.Empty((await scene.Nomsa.Opens(scene.Nomsa.Sees.Path)).TextsOf(".remark"));
        },
        [typeof(GivePart)] = async (place, scene) =>
        {
            var plan = await place.Sends(scene.Nomsa, new BeginPlan { CommandId = Guid.NewGuid(), ClusterId = scene.Cluster, Topic = "Lenses" });
            await using var sibusiso = await Phone.Of(scene.Sibusiso, plan);
            await sibusiso.GivesInParts("topic", "Thin ");
            Assert.Equal("Thin Lenses", (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/plans/{plan}")).TextOf("h1"));
        },
        [typeof(KeepUpdates)] = async (place, scene) =>
        {
            var plan = await place.Sends(scene.Nomsa, new BeginPlan { CommandId = Guid.NewGuid(), ClusterId = scene.Cluster, Topic = "Lenses" });
            await using var sibusiso = await Phone.Of(scene.Sibusiso, plan);
            await sibusiso.Writes("topic", "Thin ");
            Assert.Equal("Thin Lenses", (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/plans/{plan}")).TextOf("h1"));
        },
        [typeof(BeginFile)] = FilesAreSeenAtOnce,
        [typeof(GiveFilePart)] = FilesAreSeenAtOnce,
        [typeof(FinishFile)] = FilesAreSeenAtOnce,
        [typeof(RefuseFile)] = async (place, scene) =>
        {
            var plan = await scene.BeginsPlan();
            var refused = await scene.Nomsa.Gives(plan, Guid.NewGuid(), "page.jpg", "<html><script>"u8.ToArray());
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Equal(0, await place.Count<StoredFile>());
        },
    };

    // Sibusiso remarks on a plan of Nomsa's, who looks at it.
    private static async Task<(Guid Plan, Guid Remark)> RemarkedOn(Place place, Scene scene)
    {
        var plan = await scene.BeginsPlan();
        var remark = await place.Sends(scene.Sibusiso, new MakeRemark { DocumentId = plan, Section = new string('a', 21), Text = "Too long?" });
        await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/plans/{plan}");
        return (plan, remark);
    }

    private static async Task FilesAreSeenAtOnce(Place place, Scene scene)
    {
        var plan = await scene.BeginsPlan();
        var picture = await scene.Nomsa.Puts(plan, Samples.Jpeg);
        Assert.Equal(HttpStatusCode.OK, (await scene.Sibusiso.Opens($"/files/{picture}.jpg")).Status);
    }
}
