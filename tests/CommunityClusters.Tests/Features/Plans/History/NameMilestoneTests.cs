using System.Net;
using CommunityClusters.Tests.Support;

namespace CommunityClusters.Tests.Features.Plans.History;

public sealed class NameMilestoneTests
{
    [Theory, OnBothDatabases]
    public async Task The_plan_as_it_stands_is_named_and_stays_as_it_was(Database database)
    {
        await using var plan = await HistoryScene.On(database);
        await plan.Writes(plan.Nomsa, "Light bends");
        await plan.Scene.Sibusiso.Opens(plan.Pages);

        var page = await plan.Scene.Sibusiso.Submits("Keep the name", new { Name = "As taught on 14 March" });
        await plan.Writes(plan.Nomsa, " twice");

        Assert.Contains("As taught on 14 March", page.TextOf(".list"), StringComparison.Ordinal);
        Assert.Contains("Saturday 14 March", page.TextsOf("h2"));
        var moment = Assert.Single(await plan.Moments());
        Assert.Equal(("As taught on 14 March", "Sibusiso Nkosi"), (moment.Row.Name, moment.NamedBy));
        Assert.Equal("Light bends", await plan.Read(moment.Row.Number));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_written_right_after_it_was_named_is_a_moment_of_its_own(Database database)
    {
        await using var plan = await HistoryScene.On(database);
        await plan.Writes(plan.Nomsa, "a");
        await plan.Place.Sends(plan.Scene.Nomsa, new CommunityClusters.Features.Plans.History.NameMilestone { DocumentId = plan.Plan, Name = "One" });
        await plan.Place.Sends(plan.Scene.Nomsa, new CommunityClusters.Features.Plans.History.NameMilestone { DocumentId = plan.Plan, Name = "One, better said" });
        await plan.Writes(plan.Nomsa, "b");
        plan.Passes(6);
        await plan.Writes(plan.Nomsa, "c");

        Assert.Equal(["One, better said", ""], (await plan.Moments()).Select(m => m.Row.Name));
        Assert.Equal(["a", "ab"], [await plan.Read(1), await plan.Read(2)]);
    }

    [Theory, OnBothDatabases]
    public async Task A_name_is_changed_and_taken_away_on_the_moments_page(Database database)
    {
        await using var plan = await HistoryScene.On(database);
        await plan.Writes(plan.Nomsa, "a");
        plan.Passes(6);
        await plan.Writes(plan.Nomsa, "b");
        await plan.Scene.Nomsa.Opens($"{plan.Pages}/moment?number=1");

        Assert.Equal("Before the break", (await plan.Scene.Nomsa.Submits("Keep the name", new { Name = "Before the break" })).TextOf("h1"));
        Assert.Equal("Saturday 14 March, 08:30", (await plan.Scene.Nomsa.Submits("Keep the name", new { Name = "" })).TextOf("h1"));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_wrong_with_a_name_is_said_and_what_was_typed_stays(Database database)
    {
        await using var plan = await HistoryScene.On(database);
        await plan.Scene.Nomsa.Opens(plan.Pages);

        var missing = await plan.Scene.Nomsa.Submits("Keep the name", new { Name = " " });
        var tooLong = await plan.Scene.Nomsa.Submits("Keep the name", new { Name = new string('n', 81) });

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Say what it is called."), (missing.Status, missing.ErrorOf("Name")));
        Assert.Contains("80", tooLong.ErrorOf("Name"), StringComparison.Ordinal);
        Assert.Equal(81, tooLong.ValueOf("Name").Length);
    }
}
