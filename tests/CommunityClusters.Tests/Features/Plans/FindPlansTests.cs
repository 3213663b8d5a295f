using System.Net;
using CommunityClusters.Documents;
using CommunityClusters.Features.Plans;
using CommunityClusters.Features.Plans.Finding;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityClusters.Tests.Features.Plans;

public sealed class FindPlansTests
{
    private const string Section = "AAAAAAAAAAAAAAAAAAAAA";

    [Theory, OnBothDatabases]
    public async Task A_plan_is_found_by_words_of_its_text_and_shown_with_the_passage(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await Written(place, scene, "Lenses", "Give each group a candle, a card and one **convex** lens. The learner who is first helps the others to find the image of the window.");
        await Written(place, scene, "Mirrors", "A mirror and a candle.");

        var found = await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}/plans?Seek.Words=CONVEX+candle");
        Assert.Equal(["Lenses"], found.TextsOf("#plans-shown .need__title"));
        Assert.Equal(["candle", "convex"], found.TextsOf("mark"));
        Assert.Contains("Give each group a candle, a card and one convex lens.", found.TextOf("#plans-shown"), StringComparison.Ordinal);
        Assert.Equal(["Mirrors", "Lenses"], (await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}/plans?Seek.Words=candle")).TextsOf("#plans-shown .need__title"));
        Assert.Equal(["Lenses"], (await scene.Sibusiso.Opens("/plans?Seek.Words=window")).TextsOf(".need__title"));
    }

    [Theory, OnBothDatabases]
    public async Task What_it_is_found_by_follows_what_is_saved(Database database)
    {
        var clock = new FakeClock();
        await using var place = await Place.On(database, services => services.AddSingleton<TimeProvider>(clock));
        var scene = await Scene.Of(place);
        var plan = await Written(place, scene, "Lenses", "A candle.");
        await using var phone = await Phone.Of(scene.Sibusiso, plan);

        await phone.Does(doc => doc.GetText($"text:{Section}").Delete(2, 6));
        await phone.Does(doc => doc.GetText($"text:{Section}").Insert(2, "mirrór"));
        Assert.Empty(await Found("mirror"));
        clock.Passes(Projections.Lag);
        await Eventually.Is(async () => (await Found("Mirror")).Count == 1, "Nobody wrote on, and search did not follow.");
        Assert.Empty(await Found("candle"));
        clock.Passes(Projections.Lag);
        await phone.Does(doc => doc.GetMap("sections").Set($"{Section}:removed", true));
        Assert.Empty(await Found("mirror"));
        Assert.Equal(["Lenses"], await Found("lenses"));

        async Task<IReadOnlyList<string>> Found(string words) =>
            (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/plans?Seek.Words={words}")).TextsOf("#plans-shown .need__title");
    }

    [Theory, OnBothDatabases]
    public async Task What_was_saved_right_before_the_program_ended_is_found_after_its_next_start(Database database)
    {
        var clock = new FakeClock();
        await using var place = await Place.On(database, services => services.AddSingleton<TimeProvider>(clock));
        var scene = await Scene.Of(place);
        var plan = await Written(place, scene, "Lenses", "A candle.");
        await using var phone = await Phone.Of(scene.Sibusiso, plan);
        await phone.Does(doc => doc.GetText($"text:{Section}").Insert(2, "mirror and a "));
        Assert.Equal(0, await Terms());

        // The first node knows that it is behind, and its clock stands still: as if it had ended.
        var next = place.AnotherNode();
        await Eventually.Is(async () => await Terms() == 1, "The next start did not look what was left.");
        Assert.NotSame(place.Node, next);

        Task<int> Terms() => place.Reads(db => db.Set<PlanTerm>().CountAsync(t => t.PlanId == plan && t.Term == "word:mirror"));
    }

    [Theory, OnBothDatabases]
    public async Task What_another_node_wrote_meanwhile_is_found_as_well_and_nothing_twice(Database database)
    {
        var clock = new FakeClock();
        await using var place = await Place.On(database, services => services.AddSingleton<TimeProvider>(clock));
        var scene = await Scene.Of(place);
        var plan = await Written(place, scene, "Lenses", "A candle.");
        // As if another node had kept the terms: this one remembers others.
        await place.Reads(async db =>
        {
            await db.Set<PlanTerm>().Where(t => t.PlanId == plan && t.Term == "word:candle").ExecuteDeleteAsync();
            return await db.Set<Plan>().Where(p => p.Id == plan).ExecuteUpdateAsync(p => p.SetProperty(x => x.TermsStamp, 7L));
        });
        await using var phone = await Phone.Of(scene.Sibusiso, plan);
        clock.Passes(Projections.Lag);
        await phone.Does(doc => doc.GetText($"text:{Section}").Insert(0, "And "));

        var terms = await place.Reads(db => db.Set<PlanTerm>().Where(t => t.PlanId == plan).Select(t => t.Term).OrderBy(t => t).ToListAsync());
        Assert.Equal(["word:a", "word:and", "word:candle", "word:lenses"], terms);
    }

    [Theory, OnBothDatabases]
    public async Task Plans_are_found_by_subject_and_grade_page_by_page(Database database)
    {
        var clock = new FakeClock();
        await using var place = await Place.On(database, services => services.AddSingleton<TimeProvider>(clock));
        var scene = await Scene.Of(place);
        for (var number = 1; number <= 22; number++)
        {
            clock.Passes(TimeSpan.FromMinutes(2));
            await place.Sends(scene.Nomsa, new BeginPlan { CommandId = Guid.NewGuid(), ClusterId = scene.Cluster, Topic = $"Lenses {number}", Subject = "physical-sciences", Grades = ["11"] });
        }

        await place.Sends(scene.Nomsa, new BeginPlan { CommandId = Guid.NewGuid(), ClusterId = scene.Cluster, Topic = "Lenses for all", Grades = ["10"] });

        foreach (var list in new[] { $"/clusters/{scene.Cluster}/plans", "/plans" })
        {
            var first = await scene.Nomsa.Opens($"{list}?Seek.Subject=physical-sciences&Seek.Grade=11&Seek.Words=lenses");
            Assert.Equal([.. Enumerable.Range(3, 20).Reverse().Select(n => $"Lenses {n}")], first.TextsOf(".need__title").Where(t => t.Length > 0));
            var second = await scene.Nomsa.Opens(first.One(".pager a").GetAttribute("href")!);
            Assert.Equal(["Lenses 2", "Lenses 1"], second.TextsOf(".need__title").Where(t => t.Length > 0));
            Assert.False(second.Has(".pager"));
        }
    }

    [Theory, OnBothDatabases]
    public async Task Who_finds_nothing_is_told_what_to_do_next(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await scene.BeginsPlan();

        var page = await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/plans?Seek.Words=photosynthesis");
        Assert.Contains("Try fewer words, or begin the plan yourselves.", page.TextOf("main"), StringComparison.Ordinal);
        Assert.Equal("photosynthesis", page.One("[name='Seek.Words']").GetAttribute("value"));
        Assert.Contains("Try fewer words", (await scene.Nomsa.Opens("/plans?Seek.Words=photosynthesis")).TextOf("main"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await scene.Nomsa.Opens($"/plans?Seek.Words={new string('x', 500)}&At=-99999999999999999&Seek.Subject=none")).Status);
        Assert.True((await scene.Stranger.Opens("/plans")).Has("a[href='/start']"));
    }

    [Theory, OnBothDatabases]
    public async Task Plans_of_clusters_that_one_is_not_in_are_never_found(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await scene.BeginsPlan();

        foreach (var outsider in scene.Outsiders)
        {
            Assert.DoesNotContain("Lenses", (await outsider.Opens("/plans?Seek.Words=lenses")).TextsOf(".need__title"));
        }

        Assert.Equal(["Lenses"], (await scene.Sibusiso.Opens("/plans")).TextsOf(".need__title"));
    }

    private static async Task<Guid> Written(Place place, Scene scene, string topic, string text)
    {
        var plan = await place.Sends(scene.Nomsa, new BeginPlan { CommandId = Guid.NewGuid(), ClusterId = scene.Cluster, Topic = topic });
        await using var phone = await Phone.Of(scene.Nomsa, plan);
        await phone.Does(doc =>
        {
            doc.GetMap("sections").Set($"{Section}:kind", "activity");
            doc.GetText($"text:{Section}").Insert(0, text);
        });
        return plan;
    }
}
