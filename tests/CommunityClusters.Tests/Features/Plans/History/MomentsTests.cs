using CommunityClusters.Documents.Moments;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Plans.History;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Tests.Features.Plans.History;

public sealed class MomentsTests
{
    [Theory, OnBothDatabases]
    public async Task After_a_pause_the_plan_is_kept_as_it_was_left_and_says_who_wrote(Database database)
    {
        await using var plan = await HistoryScene.On(database);
        await plan.Writes(plan.Nomsa, "Light bends");
        plan.Passes(6);
        await plan.Writes(plan.Sibusiso, " at a boundary");

        var moment = Assert.Single(await plan.Moments());

        Assert.Equal("Light bends", await plan.Read(moment.Row.Number));
        Assert.Equal(["Nomsa Dlamini"], moment.Authors.Select(a => a.Name));
        Assert.Equal("Light bends at a boundary", await plan.Read(0));
    }

    [Theory, OnBothDatabases]
    public async Task Formulas_are_drawn_in_what_was_as_in_what_is_and_nothing_is_fetched_for_them_where_none_stands(Database database)
    {
        await using var plan = await HistoryScene.On(database);
        await plan.Writes(plan.Nomsa, "Light bends.");
        plan.Passes(6);
        await plan.Writes(plan.Sibusiso, " $n = c / v$");
        plan.Passes(6);
        await plan.Writes(plan.Nomsa, ".");
        const string draws = "script[src*='/formulas']";

        foreach (var (page, has) in new[] { ("moment?number=1", false), ("moment?number=2", true), ("changes?to=1", false), ("changes?from=1&to=2", true), ("bring-back?number=1", true) })
        {
            Assert.Equal(has, (await plan.Scene.Nomsa.Opens($"{plan.Pages}/{page}")).Has(draws));
        }
    }

    [Theory, OnBothDatabases]
    public async Task An_address_that_says_no_number_leads_nowhere(Database database)
    {
        await using var plan = await HistoryScene.On(database);
        foreach (var page in new[] { "/moment?number=abc", "/changes?to=1&from=x", "/bring-back?number=", "/take-down?number=1.5", "?before=abc" })
        {
            var sees = await plan.Scene.Nomsa.Opens($"{plan.Pages}{page}");
            Assert.Equal(System.Net.HttpStatusCode.NotFound, sees.Status);
            Assert.DoesNotContain("not valid", sees.Text, StringComparison.Ordinal);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Before_somebody_else_goes_on_it_is_kept_and_two_who_write_in_turns_are_in_one(Database database)
    {
        await using var plan = await HistoryScene.On(database);
        await plan.Writes(plan.Nomsa, "hers ");
        plan.Passes(3);
        await plan.Writes(plan.Sibusiso, "his ");
        await plan.Writes(plan.Nomsa, "hers again ");
        await plan.Writes(plan.Sibusiso, "his again");
        plan.Passes(6);
        await plan.Writes(plan.Nomsa, ".");

        var moments = await plan.Moments();

        Assert.Equal(["hers ", "hers his hers again his again"], [await plan.Read(1), await plan.Read(2)]);
        Assert.Equal([["Nomsa Dlamini"], ["Nomsa Dlamini", "Sibusiso Nkosi"]], moments.Select(m => m.Authors.Select(a => a.Name)));
        Assert.Single((await plan.Place.Sends(plan.Scene.Nomsa, new PlanHistory(plan.Plan, null, await plan.Scene.Sibusiso.TeacherId()))).Moments);
    }

    [Fact]
    public async Task Another_node_knows_what_is_being_written()
    {
        await using var plan = await HistoryScene.On(Database.PostgreSql);
        await plan.Writes(plan.Nomsa, "one ");
        var node = plan.Place.AnotherNode();
        await using var elsewhere = await Phone.Of(plan.Scene.Sibusiso.On(node), plan.Plan, node);
        await elsewhere.Does(doc => doc.GetText(plan.Text).Insert(0, "two "));
        await plan.Nomsa.Shows(plan.Text, "two one ");
        plan.Passes(6);
        await plan.Writes(plan.Nomsa, "three");

        var moment = Assert.Single(await plan.Moments());

        Assert.Equal("two one ", await plan.Read(1));
        Assert.Equal(2, moment.Authors.Count);
    }

    [Theory, OnBothDatabases]
    public async Task Of_days_long_past_one_moment_is_kept_with_all_who_wrote_and_milestones_for_good(Database database)
    {
        await using var plan = await HistoryScene.On(database);
        foreach (var (phone, words) in new[] { (plan.Nomsa, "a"), (plan.Nomsa, "b"), (plan.Sibusiso, "c"), (plan.Nomsa, "d") })
        {
            await plan.Writes(phone, words);
            plan.Passes(6);
        }

        await plan.Place.Sends(plan.Scene.Nomsa, new NameMilestone { DocumentId = plan.Plan, Number = 1, Name = "First words" });
        plan.Clock.Passes(TimeSpan.FromDays(15));
        await plan.Writes(plan.Nomsa, "e");

        var moments = await plan.Moments();

        Assert.Equal([1, 4], moments.Select(m => m.Row.Number));
        Assert.Equal(["a", "abcd"], [await plan.Read(1), await plan.Read(4)]);
        Assert.Equal(["Nomsa Dlamini", "Sibusiso Nkosi"], moments[1].Authors.Select(a => a.Name));
    }

    [Theory, OnBothDatabases]
    public async Task Where_the_cluster_is_open_others_read_the_history_and_change_nothing(Database database)
    {
        await using var plan = await HistoryScene.On(database);
        await plan.Writes(plan.Nomsa, "Light bends");
        plan.Passes(6);
        await plan.Writes(plan.Nomsa, " twice");
        var stranger = plan.Scene.Stranger;
        await Assert.ThrowsAsync<NotVisibleException>(() => plan.Place.Sends(stranger, new PlanHistory(plan.Plan, null, null)));
        await plan.Place.Sends(plan.Scene.Nomsa, new DescribeCluster { ClusterId = plan.Scene.Cluster, Seen = 1, Name = Scene.Name, Purpose = Steps.Purpose, Open = true });

        Assert.Equal("Light bends", (await plan.Place.Sends(stranger, new SeeMoment(plan.Plan, 1))).Sections[2].Section.Text);
        Assert.False((await stranger.Opens(plan.Pages)).Has("form[method=post] [name='Ask.Name']"));
        await Assert.ThrowsAsync<NotYoursException>(() => plan.Place.Sends(stranger, new BringBackMoment(plan.Plan, 1)));
        await Assert.ThrowsAsync<NotYoursException>(() => plan.Place.Sends(stranger, new NameMilestone { DocumentId = plan.Plan, Number = 1, Name = "Mine" }));
        await Assert.ThrowsAsync<NotYoursException>(() => plan.Place.Sends(stranger, new TakeDown { DocumentId = plan.Plan, Section = plan.Section, Whole = true }));
        Assert.Equal("Light bends twice", await plan.Read(0));
    }

    [Theory, OnBothDatabases]
    public async Task A_moment_that_is_none_is_not_there(Database database)
    {
        await using var plan = await HistoryScene.On(database);

        await Assert.ThrowsAsync<NotVisibleException>(() => plan.Place.Sends(plan.Scene.Nomsa, new SeeMoment(plan.Plan, 7)));
        await Assert.ThrowsAsync<NotVisibleException>(() => plan.Place.Sends(plan.Scene.Nomsa, new BringBackMoment(plan.Plan, 7)));
        await Assert.ThrowsAsync<NotVisibleException>(() => plan.Place.Sends(plan.Scene.Nomsa, new WhatChanged(plan.Plan, 7, 0)));
        await Assert.ThrowsAsync<NotVisibleException>(() => plan.Place.Sends(plan.Scene.Nomsa, new NameMilestone { DocumentId = plan.Plan, Number = 7, Name = "None" }));
        Assert.Equal(0, await plan.Place.Reads(db => db.Set<DocumentMoment>().CountAsync()));
    }
}
