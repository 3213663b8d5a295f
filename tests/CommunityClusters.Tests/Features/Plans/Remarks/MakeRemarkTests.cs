using System.Net;
using CommunityClusters.Crdt;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Plans;
using CommunityClusters.Features.Plans.Remarks;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Support;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Tests.Features.Plans.Remarks;

public sealed class MakeRemarkTests
{
    [Theory, OnBothDatabases]
    public async Task A_remark_stays_with_its_words_whatever_is_written_around_them(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan, section) = await Begun(place);
        await using var phone = await Phone.Of(scene.Nomsa, plan);
        await phone.Writes($"text:{section}", "Push the big wall");
        await place.Sends(scene.Nomsa, phone.On(plan, section, "big", "How **big**?"));

        await using var his = await Phone.Of(scene.Sibusiso, plan);
        await his.Does(doc => doc.GetText($"text:{section}").Insert(9, "very "));
        await his.Does(doc => doc.GetText($"text:{section}").Insert(15, "-b-"));
        await his.Does(doc => doc.GetMap("sections").Set($"{section}:order", "zz"));

        var page = await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}/plans/{plan}");
        Assert.Equal("b-b-ig", page.TextOf("#remarks .remark__words"));
        Assert.Equal("How big?", page.TextOf("#remarks .remark .prose"));
        Assert.Equal("big", page.TextOf("#remarks .remark .prose strong"));
        Assert.Contains("Nomsa Dlamini", page.TextOf("#remarks .remark"), StringComparison.Ordinal);
        Assert.Equal("1 open remark", page.TextOf($".card[data-section='{section}'] a"));
    }

    [Theory, OnBothDatabases]
    public async Task Once_all_its_words_are_gone_it_says_so_and_nothing_remembers_them(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan, section) = await Begun(place);
        await using var phone = await Phone.Of(scene.Nomsa, plan);
        await phone.Writes($"text:{section}", "Push the big wall");
        await place.Sends(scene.Nomsa, phone.On(plan, section, "the big", "How big?"));

        await phone.Does(doc => doc.GetText($"text:{section}").Delete(5, 4));
        Assert.Equal("big", (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/plans/{plan}")).TextOf(".remark__words"));
        await phone.Does(doc => doc.GetText($"text:{section}").Delete(5, 3));

        var page = await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/plans/{plan}");
        Assert.Equal("The words it was about are gone.", page.TextOf(".remark__words"));
        Assert.Equal("How big?", page.TextOf(".remark .prose"));
        Assert.DoesNotContain("the big", page.Html, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Words_that_have_not_arrived_are_waited_for_and_those_of_another_text_are_nowhere(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan, section) = await Begun(place);
        await using var phone = await Phone.Of(scene.Nomsa, plan);
        var offline = new Doc();
        offline.ApplyUpdate(phone.Doc.EncodeStateAsUpdate());
        offline.GetText($"text:{section}").Insert(0, "Written in the valley");
        var written = offline.GetText($"text:{section}");
        var remark = new MakeRemark
        {
            DocumentId = plan, Section = section, Text = "Where?",
            From = Convert.ToBase64String(RelativePosition.FromIndex(written, 15).Encode()),
            To = Convert.ToBase64String(RelativePosition.FromIndex(written, 21, -1).Encode()),
        };

        await place.Sends(scene.Nomsa, remark);
        Assert.Equal("The words it is about have not arrived yet.", (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/plans/{plan}")).TextOf(".remark__words"));
        await phone.Pushes(offline.EncodeStateAsUpdate(phone.Doc.EncodeStateVector()));
        Assert.Equal("valley", (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/plans/{plan}")).TextOf(".remark__words"));

        await place.Sends(scene.Nomsa, remark with { Section = new string('a', 21) });
        var page = await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/plans/{plan}");
        Assert.Equal(["valley", "The words it is about have not arrived yet."], page.TextsOf(".remark__words"));
        Assert.Contains("A section that is not in the plan now", page.TextsOf(".remark [data-where]"));
    }

    [Theory, OnBothDatabases]
    public async Task Who_has_the_plan_open_sees_it_at_once_and_no_other_plans_page_is_sent_it(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan, section) = await Begun(place);
        var other = await scene.BeginsPlan();
        await using var here = await scene.Sibusiso.WatchesPlan(scene.Cluster, plan);
        await using var elsewhere = await scene.Sibusiso.Twin().WatchesPlan(scene.Cluster, other);
        await using var list = await scene.Nomsa.WatchesPageOf(scene.Cluster);

        var id = await place.Sends(scene.Nomsa, new MakeRemark { DocumentId = plan, Section = section, Text = "Too long for one hour" });
        await here.Hears("Too long for one hour");
        await list.Hears("1 open remark");
        Assert.Contains("into=\"remarks-open\"", here.Streams[^1], StringComparison.Ordinal);

        await place.Sends(scene.Sibusiso, new AnswerRemark { DocumentId = plan, RemarkId = id, Text = "Two hours then" });
        await here.Hears("Two hours then");
        await place.Sends(scene.Sibusiso, new MakeRemark { DocumentId = other, Section = section, Text = "Of the other plan" });
        await elsewhere.Hears("Of the other plan");
        Assert.DoesNotContain(elsewhere.Streams, s => s.Contains("Too long", StringComparison.Ordinal));
        Assert.DoesNotContain(here.Streams, s => s.Contains("Of the other plan", StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task Without_script_one_remarks_on_a_section_and_what_is_wrong_is_said_beside_the_field(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan, section) = await Begun(place);
        await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}/plans/{plan}");

        var refused = await scene.Sibusiso.Submits("Make the remark", new { Section = section, Text = " " });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Write a few words first.", refused.TextOf("#remark"), StringComparison.Ordinal);
        var page = await scene.Sibusiso.Submits("Make the remark", new { Section = section, Text = "Bring string" });

        Assert.Equal("About the whole section", page.TextOf(".remark__words"));
        Assert.Equal("Bring string", page.TextOf(".remark .prose"));
        Assert.Contains("1 open remark", (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/plans")).TextOf(".need"), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Sent_twice_it_is_one_and_another_teachers_phone_sends_none(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan, section) = await Begun(place);
        var remark = new MakeRemark { CommandId = Guid.NewGuid(), Author = await scene.Nomsa.TeacherId(), DocumentId = plan, Section = section, Text = "Once" };

        Assert.Equal(await place.Sends(scene.Nomsa, remark), await place.Sends(scene.Nomsa, remark));
        await Assert.ThrowsAsync<NotYoursException>(() => place.Sends(scene.Sibusiso, remark with { CommandId = Guid.NewGuid() }));
        Assert.Equal(1, await place.Count<Remark>());
        Assert.Equal(1, await place.Reads(db => db.Set<Plan>().Where(p => p.Id == plan).Select(p => p.OpenRemarks).SingleAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_only_reads_an_open_cluster_reads_remarks_and_makes_none(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan, section) = await Begun(place);
        var id = await place.Sends(scene.Nomsa, new MakeRemark { DocumentId = plan, Section = section, Text = "For all to read" });
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Stranger.Opens($"/clusters/{scene.Cluster}/plans/{plan}")).Status);
        await place.Sends(scene.Nomsa, new DescribeCluster { ClusterId = scene.Cluster, Seen = 1, Name = Scene.Name, Purpose = Steps.Purpose, Findable = true, Open = true });

        var page = await scene.Stranger.Opens($"/clusters/{scene.Cluster}/plans/{plan}");

        Assert.Equal("For all to read", page.TextOf(".remark .prose"));
        Assert.Empty(page.Document.QuerySelectorAll("#remarks form"));
        await Assert.ThrowsAsync<NotYoursException>(() => place.Sends(scene.Stranger, new MakeRemark { DocumentId = plan, Section = section, Text = "Mine" }));
        await Assert.ThrowsAsync<NotYoursException>(() => place.Sends(scene.Stranger, new AnswerRemark { DocumentId = plan, RemarkId = id, Text = "Mine" }));
        await Assert.ThrowsAsync<NotYoursException>(() => place.Sends(scene.Former, new CloseRemark { DocumentId = plan, RemarkId = id }));
        await Assert.ThrowsAsync<NotYoursException>(() => place.Sends(scene.OtherMember, new OpenRemarkAgain { DocumentId = plan, RemarkId = id }));
        await Assert.ThrowsAsync<NotYoursException>(() => place.Sends(scene.Stranger, new TakeRemarkBack { DocumentId = plan, RemarkId = id }));
    }

    [Theory]
    [InlineData("", "", "", "Text")]
    [InlineData("x", "", "", "Section")]
    [InlineData(null, "AAEC", "", "From")]
    [InlineData(null, "", "AAEC", "From")]
    [InlineData(null, "not base64", "AAEC", "From")]
    [InlineData(null, "AwECAw==", "AAEC", "From")]
    [InlineData(null, "AAEC", "AQXDKAAA", "From")]
    public async Task What_is_malformed_is_refused_before_anything_is_read(string? section, string from, string to, string field)
    {
        await using var place = await Place.On(Database.Sqlite);
        var (scene, plan, known) = await Begun(place);
        var remark = new MakeRemark { DocumentId = plan, Section = section is null or "" ? known : section, From = from, To = to, Text = section is "" ? " " : "Hm" };

        var refused = await Assert.ThrowsAsync<ValidationException>(() => place.Sends(scene.Nomsa, remark));

        Assert.Equal([field], refused.Errors.Select(e => e.PropertyName));
        await Assert.ThrowsAsync<ValidationException>(() => place.Sends(scene.Nomsa, remark with { From = "", To = "", Section = known, Text = new string('a', Remark.LongestText + 1) }));
        await Assert.ThrowsAsync<ValidationException>(() => place.Sends(scene.Nomsa, remark with { From = new string('A', 400), To = new string('A', 400), Text = "Hm" }));
        Assert.Equal(0, await place.Count<Remark>());
    }

    [Theory, OnBothDatabases]
    public async Task A_plan_has_only_so_many_open_remarks(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan, section) = await Begun(place);
        var first = Guid.Empty;
        foreach (var number in Enumerable.Range(1, Remark.MostOpen))
        {
            first = await place.Sends(scene.Nomsa, new MakeRemark { DocumentId = plan, Section = section, Text = $"Remark {number}" });
        }

        var one = new MakeRemark { DocumentId = plan, Section = section, Text = "One too many" };
        await Assert.ThrowsAsync<RuleBrokenException>(() => place.Sends(scene.Sibusiso, one));
        await place.Sends(scene.Sibusiso, new CloseRemark { DocumentId = plan, RemarkId = first });
        await place.Sends(scene.Sibusiso, one);
        await Assert.ThrowsAsync<RuleBrokenException>(() => place.Sends(scene.Sibusiso, new OpenRemarkAgain { DocumentId = plan, RemarkId = first }));
    }

    internal static async Task<(Scene Scene, Guid Plan, string Section)> Begun(Place place)
    {
        var (scene, plan) = await Scene.WithPlan(place);
        await using var phone = await Phone.Of(scene.Nomsa, plan);
        return (scene, plan, Remarking.SectionOf(phone.Doc));
    }
}
