using System.Text.Json;
using CommunityClusters.Crdt;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Plans;
using CommunityClusters.Features.Plans.Templates;
using CommunityClusters.Localisation;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Support;
using FluentValidation;

namespace CommunityClusters.Tests.Features.Plans;

public sealed class BeginFromTemplateTests
{
    private static readonly JsonElement Cases = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Program, "Features", "Plans", "Templates", "beginning-cases.json"))).RootElement;

    public static TheoryData<string> Templates { get; } = [.. Cases.EnumerateArray().Select(c => c.GetProperty("template").GetString()!)];

    // Phones are held to the same in beginnings.test.ts.
    [Theory, MemberData(nameof(Templates))]
    public void A_plan_that_the_server_begins_begins_as_one_on_a_phone(string template)
    {
        var one = Cases.EnumerateArray().Single(c => c.GetProperty("template").GetString() == template);
        var first = one.TryGetProperty("of", out var of) ? PlanShape.SectionsOf(Written(of)).Select(FirstSection.Like) : Beginnings.SectionsOf(template);

        var doc = PlanShape.Begin(new PlanShape.About("Lenses", "", [], 0, ""), first);

        Assert.Equal(one.GetProperty("sections").EnumerateArray().Select(s => string.Join(" | ", s.EnumerateArray())), Begun(doc));
        Assert.True(PlanShape.BeginsWith(doc, new PlanShape.About("Lenses", "", [], 0, ""), isCopy: template == "copy"));
    }

    [Fact]
    public void Every_prompt_is_said_in_every_language()
    {
        var words = new Words();

        foreach (var section in Beginnings.All.Where(code => code != Beginnings.Plain).SelectMany(Beginnings.SectionsOf))
        {
            Assert.Contains(section.Kind, PlanShape.Kinds);
            Assert.All(Languages.All, language => Assert.NotEmpty(words.In(language, $"plan.prompt.{section.Prompt}.{section.Kind}")));
        }

        Assert.All(Beginnings.All, code => Assert.True(words.Has($"plans.begin.template.{code}")));
    }

    [Theory, OnBothDatabases]
    public async Task A_member_begins_with_prompts_which_are_shown_where_nobody_has_written_and_taken_nowhere(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/plans");

        var page = await scene.Nomsa.Submits("Begin it", new { Topic = "Lenses", Template = "struggle" });

        Assert.Equal(8, page.Elements(".prose .ghost").Count);
        var plan = Guid.Parse(page.Path.Split('/')[^1]);
        var first = (await place.Sends(scene.Nomsa, new SeePlan(plan))).Sections[0];
        Assert.Equal(("misconceptions", "struggle", ""), (first.Kind, first.Prompt, first.Text));
        await using var phone = await Phone.Of(scene.Sibusiso, plan);
        await phone.Writes($"text:{first.Id}", "They forget the second force.");
        page = await scene.Nomsa.Opens(page.Path);
        Assert.Equal(7, page.Elements(".prose .ghost").Count);
        Assert.Equal("They forget the second force.", page.TextsOf(".prose")[0]);
        Assert.DoesNotContain("What will they be able to do", (await scene.Nomsa.Opens($"{page.Path}/print")).Text, StringComparison.Ordinal);
        await place.Sends(scene.Nomsa, new DescribeCluster { ClusterId = scene.Cluster, Seen = 1, Name = Scene.Name, Purpose = Steps.Purpose, Findable = true, Open = true });
        Assert.False((await scene.Stranger.Opens(page.Path)).Has(".ghost"));
    }

    [Theory, OnBothDatabases]
    public async Task A_plan_begins_like_another_of_the_cluster_with_its_sections_and_words_and_goes_its_own_way(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, template, section) = await WithTemplate(place);
        await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}/plans");

        var page = await scene.Sibusiso.Submits("Begin it", new { Topic = "Mirrors", Template = template.ToString() });

        Assert.Equal("Mirrors", page.TextOf("h1"));
        Assert.Equal("Bring a candle.", page.TextsOf(".prose")[0]);
        var plan = Guid.Parse(page.Path.Split('/')[^1]);
        var begun = (await place.Sends(scene.Nomsa, new SeePlan(plan))).Sections;
        Assert.Equal(("What we hope", 10), (begun[0].Name, begun[0].Minutes));
        Assert.Equal(6, begun.Count);
        Assert.DoesNotContain(section, begun.Select(s => s.Id));
        await using var phone = await Phone.Of(scene.Nomsa, plan);
        await phone.Writes($"text:{begun[0].Id}", "Or a torch. ");
        Assert.Equal("Bring a candle.", (await place.Sends(scene.Nomsa, new SeePlan(template))).Sections[0].Text);
    }

    [Theory, OnBothDatabases]
    public async Task A_phone_begins_like_a_template_also_when_it_was_withdrawn_meanwhile_but_the_server_then_says_so(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, template, _) = await WithTemplate(place);
        var doc = PlanShape.Begin(new PlanShape.About("Mirrors", "", [], 0, ""), (await place.Sends(scene.Nomsa, new SeePlan(template))).Sections.Select(FirstSection.Like));
        await place.Sends(scene.Sibusiso, new WithdrawTemplate(template));
        var request = new BeginPlan { CommandId = Guid.NewGuid(), ClusterId = scene.Cluster, Topic = "Mirrors", Template = template.ToString() };

        await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/plans");
        var refused = await Assert.ThrowsAsync<RuleBrokenException>(() => place.Sends(scene.Nomsa, request));
        Assert.Equal("plans.begin.template.gone", refused.Sentence);
        var plan = await place.Sends(scene.Nomsa, request with { CommandId = Guid.NewGuid(), Id = Guid.NewGuid(), Content = Convert.ToBase64String(doc.EncodeStateAsUpdate()) });
        Assert.Equal("Bring a candle.", (await place.Sends(scene.Nomsa, new SeePlan(plan))).Sections[0].Text);
    }

    [Theory, OnBothDatabases]
    public async Task A_plan_of_another_cluster_is_never_a_template_whoever_asks_and_wherever_the_copy_was_made(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, template, _) = await WithTemplate(place);
        var doc = PlanShape.Begin(new PlanShape.About("Mirrors", "", [], 0, ""), Beginnings.SectionsOf("plain"));
        var link = await scene.Nomsa.Invites(scene.Cluster);
        // A member of both may read it, and may not take it over into the other.
        await scene.OtherMember.JoinsBy(link);
        var request = new BeginPlan { CommandId = Guid.NewGuid(), ClusterId = scene.OtherCluster, Topic = "Mirrors", Template = template.ToString() };

        await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(scene.OtherMember, request));
        await Assert.ThrowsAsync<NotVisibleException>(() =>
            place.Sends(scene.OtherMember, request with { Id = Guid.NewGuid(), Content = Convert.ToBase64String(doc.EncodeStateAsUpdate()) }));
        Assert.DoesNotContain(template.ToString(), (await scene.OtherMember.Opens($"/clusters/{scene.OtherCluster}/plans")).One("#Ask_Template").InnerHtml, StringComparison.Ordinal);
        Assert.Equal(1, await place.Count<Plan>());
    }

    [Theory, OnBothDatabases]
    public async Task What_is_no_way_to_begin_is_refused_and_so_are_words_where_nothing_is_copied(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, template, _) = await WithTemplate(place);
        var request = new BeginPlan { CommandId = Guid.NewGuid(), ClusterId = scene.Cluster, Topic = "Lenses" };
        var withWords = Begin(new FirstSection("aims") { Text = "Words" });
        var named = Begin(new FirstSection("aims") { Name = "Aims" });
        var foreign = Begin(new FirstSection("aims"));
        foreign.GetMap("sections").Set("anything", "else");

        foreach (var wrong in new[] { "nonsense", "", "Plain" })
        {
            await Assert.ThrowsAsync<ValidationException>(() => place.Sends(scene.Nomsa, request with { Template = wrong }));
        }

        foreach (var (code, doc) in new[] { ("enquiry", withWords), ("plain", named), (template.ToString(), foreign) })
        {
            await Assert.ThrowsAsync<ValidationException>(() =>
                place.Sends(scene.Nomsa, request with { Template = code, Id = Guid.NewGuid(), Content = Convert.ToBase64String(doc.EncodeStateAsUpdate()) }));
        }

        await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(scene.Nomsa, request with { Template = Guid.NewGuid().ToString() }));
        foreach (var outsider in scene.Outsiders)
        {
            await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(outsider, request with { Template = template.ToString() }));
        }

        Assert.Equal(1, await place.Count<Plan>());
    }

    private static Doc Begin(FirstSection section) => PlanShape.Begin(new PlanShape.About("Lenses", "", [], 0, ""), [section]);

    private static async Task<(Scene Scene, Guid Template, string Section)> WithTemplate(Place place)
    {
        var (scene, template) = await Scene.WithPlan(place);
        var section = (await place.Sends(scene.Nomsa, new SeePlan(template))).Sections[0].Id;
        await using var phone = await Phone.Of(scene.Nomsa, template);
        await phone.Does(doc =>
        {
            doc.GetMap("sections").Set($"{section}:name", "What we hope");
            doc.GetMap("sections").Set($"{section}:minutes", 10);
            doc.GetText($"text:{section}").Insert(0, "Bring a candle.");
        });
        await place.Sends(scene.Nomsa, new OfferAsTemplate(template));
        return (scene, template, section);
    }

    private static Doc Written(JsonElement of)
    {
        var doc = new Doc();
        foreach (var said in of.GetProperty("sections").EnumerateObject())
        {
            doc.GetMap("sections").Set(said.Name, said.Value.ValueKind switch
            {
                JsonValueKind.Number => said.Value.GetDouble(),
                JsonValueKind.True => true,
                _ => said.Value.GetString(),
            });
        }

        foreach (var text in of.GetProperty("texts").EnumerateObject())
        {
            doc.GetText($"text:{text.Name}").Insert(0, text.Value.GetString()!);
        }

        return doc;
    }

    private static IEnumerable<string> Begun(Doc doc) =>
        from section in PlanShape.SectionsOf(doc)
        let order = doc.GetMap("sections").TryGet($"{section.Id}:order", out var said) ? said : null
        select string.Join(" | ", order, section.Kind, section.Name, section.Minutes, section.Prompt, section.Text);
}
