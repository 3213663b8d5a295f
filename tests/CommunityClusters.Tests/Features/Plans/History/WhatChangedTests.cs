using CommunityClusters.Tests.Support;

namespace CommunityClusters.Tests.Features.Plans.History;

public sealed class WhatChangedTests
{
    [Theory, OnBothDatabases]
    public async Task The_page_shows_what_was_added_and_removed_and_by_whom(Database database)
    {
        await using var plan = await HistoryScene.On(database);
        await plan.Writes(plan.Nomsa, "- Light **bends** at a boundary\n- A [link](https://example.org)");
        plan.Passes(6);
        await plan.Sibusiso.Does(doc =>
        {
            var text = doc.GetText(plan.Text);
            text.Delete(21, 1);
            text.Insert(21, "every");
            var sections = doc.GetMap("sections");
            sections.Set($"{plan.Section}:name", "Opening");
            sections.Set($"{plan.Section}:minutes", 10);
            sections.Set($"{plan.Section}:order", "z");
        });

        var page = await plan.Scene.Nomsa.Opens($"{plan.Pages}/changes?from=1&to=0");

        Assert.Equal(["removed: a"], page.TextsOf(".prose del"));
        Assert.Equal(["added by Sibusiso Nkosi: every"], page.TextsOf(".prose ins"));
        Assert.Equal(2, page.Elements(".prose li").Count);
        Assert.Equal("bends", page.TextOf(".prose strong"));
        Assert.Equal("https://example.org", page.One(".prose a").GetAttribute("href"));
        Assert.Equal(
            ["Moved to another place", "It was called “Introduction”", "Minutes the lesson has: Not said, now 10 minutes"], page.TextsOf(".facts li"));
    }

    [Theory, OnBothDatabases]
    public async Task Against_nothing_all_is_new_and_against_itself_nothing(Database database)
    {
        await using var plan = await HistoryScene.On(database);
        await plan.Writes(plan.Nomsa, "Light bends");
        plan.Passes(6);
        await plan.Writes(plan.Nomsa, "!");

        Assert.Contains("added by Nomsa Dlamini: Light bends", (await plan.Scene.Nomsa.Opens($"{plan.Pages}/changes?to=1")).TextsOf(".prose ins"));
        Assert.Equal("Nothing is different.", (await plan.Scene.Nomsa.Opens($"{plan.Pages}/changes?from=1&to=1")).TextOf(".note"));
    }

    [Theory, OnBothDatabases]
    public async Task On_request_each_authors_words_have_their_colour_and_a_script_is_none(Database database)
    {
        await using var plan = await HistoryScene.On(database);
        await plan.Writes(plan.Nomsa, "**Light.** As $f(x)$\n- [ ] says ");
        await plan.Writes(plan.Sibusiso, "<script>alert(1)</script> `co\uE001de` [go](javascript:alert(1))");

        var page = await plan.Scene.Nomsa.Opens($"{plan.Pages}/moment?colours=true");

        Assert.Equal(["Nomsa Dlamini", "Sibusiso Nkosi"], page.TextsOf(".legend .by"));
        Assert.Equal("Nomsa Dlamini: Light.", page.TextOf(".prose strong .by"));
        Assert.Contains("f(x)", page.TextOf(".prose .by .formula"), StringComparison.Ordinal);
        Assert.True(page.Has(".prose li input[type=checkbox]"));
        Assert.False(page.Has("article script") || page.Has(".prose a"));
        Assert.DoesNotContain("\uE000", page.Html, StringComparison.Ordinal);
        Assert.NotEqual(page.Elements(".prose .by")[0].ClassName, page.Elements(".prose .by")[^1].ClassName);
    }
}
