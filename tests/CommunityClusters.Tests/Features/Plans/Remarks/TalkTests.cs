using CommunityClusters.Features.Plans;
using CommunityClusters.Features.Plans.Remarks;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Support;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Tests.Features.Plans.Remarks;

/// <summary>What becomes of a remark: answered, closed, opened again, taken back.</summary>
public sealed class TalkTests
{
    [Theory, OnBothDatabases]
    public async Task A_remark_is_answered_closed_by_any_member_and_opened_again(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan, section) = await MakeRemarkTests.Begun(place);
        await place.Sends(scene.Nomsa, new MakeRemark { DocumentId = plan, Section = section, Text = "Too long?" });
        var address = $"/clusters/{scene.Cluster}/plans/{plan}";

        await scene.Sibusiso.Opens(address);
        var page = await scene.Sibusiso.Submits("Answer", new { Text = "I *halve* it" }, within: "article.remark");
        Assert.Equal("I halve it", page.TextOf(".remark__said--answer .prose"));
        page = await scene.Sibusiso.Submits("Close it", within: "article.remark");
        Assert.Empty(page.TextsOf("#remarks-open .remark"));
        Assert.Contains("Closed by Sibusiso Nkosi", page.TextOf("#remarks-closed .remark"), StringComparison.Ordinal);
        Assert.DoesNotContain("open remark", (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/plans")).TextOf(".need"), StringComparison.Ordinal);

        await scene.Nomsa.Opens(address);
        await scene.Nomsa.Submits("Answer", new { Text = "Thank you" }, within: "article.remark");
        page = await scene.Nomsa.Submits("Open it again", within: "article.remark");
        Assert.Equal(["I halve it", "Thank you"], page.TextsOf("#remarks-open .remark__said--answer .prose"));
    }

    [Theory, OnBothDatabases]
    public async Task Closed_or_opened_twice_it_is_counted_once(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan, section) = await MakeRemarkTests.Begun(place);
        var id = await place.Sends(scene.Nomsa, new MakeRemark { DocumentId = plan, Section = section, Text = "Too long?" });
        await place.Sends(scene.Nomsa, new MakeRemark { DocumentId = plan, Section = section, Text = "Too short?" });

        await place.Sends(scene.Nomsa, new CloseRemark { DocumentId = plan, RemarkId = id });
        await place.Sends(scene.Sibusiso, new CloseRemark { DocumentId = plan, RemarkId = id });
        Assert.Equal(1, await Open(place, plan));
        Assert.Contains("Closed by Nomsa", (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/plans/{plan}")).TextOf("#remarks-closed .remark"), StringComparison.Ordinal);
        await place.Sends(scene.Nomsa, new OpenRemarkAgain { DocumentId = plan, RemarkId = id });
        await place.Sends(scene.Nomsa, new OpenRemarkAgain { DocumentId = plan, RemarkId = id });
        Assert.Equal(2, await Open(place, plan));
    }

    [Theory, OnBothDatabases]
    public async Task Ones_own_is_taken_back_without_a_trace_unless_it_was_answered(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan, section) = await MakeRemarkTests.Begun(place);
        var address = $"/clusters/{scene.Cluster}/plans/{plan}";
        var id = await place.Sends(scene.Nomsa, new MakeRemark { DocumentId = plan, Section = section, Text = "By mistake" });
        await using var watching = await scene.Sibusiso.WatchesPlan(scene.Cluster, plan);
        await Assert.ThrowsAsync<NotYoursException>(() => place.Sends(scene.Sibusiso, new TakeRemarkBack { DocumentId = plan, RemarkId = id }));
        Assert.DoesNotContain("Take it back", (await scene.Sibusiso.Opens(address)).TextOf("article.remark"), StringComparison.Ordinal);

        await scene.Nomsa.Opens(address);
        await scene.Nomsa.Submits("Take it back", within: "article.remark");
        Assert.Equal(0, await place.Count<Remark>());
        Assert.Equal(0, await Open(place, plan));
        await watching.Hears($"action=\"remove\" target=\"remark-{id}\"");

        id = await place.Sends(scene.Nomsa, new MakeRemark { DocumentId = plan, Section = section, Text = "By mistake again" });
        await place.Sends(scene.Sibusiso, new AnswerRemark { DocumentId = plan, RemarkId = id, Text = "Not at all" });
        await place.Sends(scene.Nomsa, new TakeRemarkBack { DocumentId = plan, RemarkId = id });
        var page = await scene.Sibusiso.Opens(address);
        Assert.Contains("Nomsa Dlamini took this remark back.", page.TextOf(".remark"), StringComparison.Ordinal);
        Assert.DoesNotContain("By mistake", page.Html, StringComparison.Ordinal);
        Assert.Contains("Not at all", page.TextOf(".remark"), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task An_answer_is_taken_back_by_its_author_alone_and_says_so(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan, section) = await MakeRemarkTests.Begun(place);
        var address = $"/clusters/{scene.Cluster}/plans/{plan}";
        var id = await place.Sends(scene.Nomsa, new MakeRemark { DocumentId = plan, Section = section, Text = "How long?" });
        var other = await place.Sends(scene.Nomsa, new MakeRemark { DocumentId = plan, Section = section, Text = "How wide?" });
        await place.Sends(scene.Sibusiso, new AnswerRemark { DocumentId = plan, RemarkId = id, Text = "Two hours" });
        await place.Sends(scene.Nomsa, new AnswerRemark { DocumentId = plan, RemarkId = id, Text = "So long" });
        var answer = await place.Reads(db => db.Set<RemarkAnswer>().Where(a => a.Text == "Two hours").Select(a => a.Id).SingleAsync());
        var back = new TakeRemarkBack { DocumentId = plan, RemarkId = id, AnswerId = answer };

        await Assert.ThrowsAsync<NotYoursException>(() => place.Sends(scene.Nomsa, back));
        await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(scene.Sibusiso, back with { RemarkId = other }));
        await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(scene.Sibusiso, back with { AnswerId = Guid.NewGuid() }));
        await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(scene.Stranger, back));
        var page = await scene.Nomsa.Opens(address);
        Assert.Equal(["So long"], page.TextsOf(".remark__said--answer:has(form) .prose"));
        await using var watching = await scene.Nomsa.WatchesPlan(scene.Cluster, plan);

        await scene.Sibusiso.Opens(address);
        page = await scene.Sibusiso.Submits("Take my answer back", within: $"#remark-{id}");
        Assert.Equal("Sibusiso Nkosi took this answer back.", page.TextOf("p.remark__said--answer"));
        Assert.DoesNotContain("Two hours", page.Html, StringComparison.Ordinal);
        Assert.Equal(["So long"], page.TextsOf(".remark__said--answer .prose"));
        await watching.Hears("took this answer back");
        Assert.Equal(0, await place.Reads(db => db.Set<RemarkAnswer>().CountAsync(a => a.Text == "Two hours")));
    }

    [Theory, OnBothDatabases]
    public async Task A_remark_of_another_plan_is_not_there(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan, section) = await MakeRemarkTests.Begun(place);
        var other = await scene.BeginsPlan();
        var id = await place.Sends(scene.Nomsa, new MakeRemark { DocumentId = plan, Section = section, Text = "Here" });

        await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(scene.Nomsa, new AnswerRemark { DocumentId = other, RemarkId = id, Text = "There" }));
        await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(scene.Nomsa, new CloseRemark { DocumentId = other, RemarkId = id }));
        await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(scene.Nomsa, new OpenRemarkAgain { DocumentId = other, RemarkId = id }));
        await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(scene.Nomsa, new TakeRemarkBack { DocumentId = other, RemarkId = id }));
        Assert.Equal(1, await Open(place, plan));
    }

    [Theory, OnBothDatabases]
    public async Task An_answer_sent_twice_is_one_and_an_empty_one_is_none(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan, section) = await MakeRemarkTests.Begun(place);
        var id = await place.Sends(scene.Nomsa, new MakeRemark { DocumentId = plan, Section = section, Text = "Here" });
        var answer = new AnswerRemark { CommandId = Guid.NewGuid(), DocumentId = plan, RemarkId = id, Text = "Yes" };

        await place.Sends(scene.Sibusiso, answer);
        await place.Sends(scene.Sibusiso, answer);
        await Assert.ThrowsAsync<ValidationException>(() => place.Sends(scene.Sibusiso, answer with { CommandId = Guid.NewGuid(), Text = "\n" }));
        Assert.Equal(1, await place.Count<RemarkAnswer>());

        foreach (var _ in Enumerable.Range(1, Remark.MostAnswers - 1))
        {
            await place.Sends(scene.Sibusiso, answer with { CommandId = Guid.NewGuid() });
        }

        await Assert.ThrowsAsync<RuleBrokenException>(() => place.Sends(scene.Nomsa, answer with { CommandId = Guid.NewGuid() }));
    }

    [Theory, OnBothDatabases]
    public async Task Closed_ones_are_read_page_by_page(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan, section) = await MakeRemarkTests.Begun(place);
        foreach (var number in Enumerable.Range(1, 25))
        {
            var id = await place.Sends(scene.Nomsa, new MakeRemark { DocumentId = plan, Section = section, Text = $"Number {number}." });
            await place.Sends(scene.Nomsa, new CloseRemark { DocumentId = plan, RemarkId = id });
        }

        var page = await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/plans/{plan}");
        Assert.Equal(Enumerable.Range(6, 20).Reverse().Select(n => $"Number {n}."), page.TextsOf("#remarks-closed .remark .prose"));
        page = await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/plans/{plan}{page.One("#remarks-closed .pager a").GetAttribute("href")}");
        Assert.Equal(Enumerable.Range(1, 5).Reverse().Select(n => $"Number {n}."), page.TextsOf("#remarks-closed .remark .prose"));
    }

    private static Task<int> Open(Place place, Guid plan) => place.Reads(db => db.Set<Plan>().Where(p => p.Id == plan).Select(p => p.OpenRemarks).SingleAsync());
}
