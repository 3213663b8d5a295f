using CommunityClusters.Features.Plans.History;
using CommunityClusters.Tests.Support;

namespace CommunityClusters.Tests.Features.Plans.History;

public sealed class BringBackTests
{
    [Theory, OnBothDatabases]
    public async Task An_earlier_state_comes_back_live_in_ones_own_name_and_what_stood_until_then_is_kept(Database database)
    {
        await using var plan = await HistoryScene.On(database);
        await plan.Writes(plan.Nomsa, "Light bends at a boundary.");
        plan.Passes(6);
        await plan.Nomsa.Does(doc =>
        {
            doc.GetText(plan.Text).Delete(6, 5);
            doc.GetText(plan.Text).Insert(6, "breaks");
            doc.GetText("topic").Insert(0, "Thick ");
            doc.GetMap("about").Set("minutes", 30);
            doc.GetMap("sections").Set($"{plan.Section}:name", "Opening");
            doc.GetMap("sections").Set("newnewnewnewnewnewnew:kind", "homework");
        });
        await plan.Scene.Sibusiso.Opens($"{plan.Pages}/bring-back?number=1");
        var page = await plan.Scene.Sibusiso.Submits("Bring it back");

        await plan.Nomsa.Shows(plan.Text, "Light bends at a boundary.");
        await plan.Nomsa.Shows("topic", "Lenses");
        Assert.Equal($"/clusters/{plan.Scene.Cluster}/plans/{plan.Plan}", page.Path);
        Assert.Equal((6, "Lenses"), (page.Elements("[data-section]").Count, page.TextOf("h1")));
        Assert.DoesNotContain("30 minutes", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Opening", page.Text, StringComparison.Ordinal);
        var moments = await plan.Moments();
        Assert.Equal([null, null, 1L], moments.Select(m => m.Row.BroughtBack));
        Assert.Equal(["Sibusiso Nkosi"], moments[2].Authors.Select(a => a.Name));
        Assert.Equal("Light breaks at a boundary.", await plan.Read(2));
    }

    [Theory, OnBothDatabases]
    public async Task What_a_colleague_writes_at_the_same_time_stays_and_each_word_keeps_its_author(Database database)
    {
        await using var plan = await HistoryScene.On(database);
        await plan.Writes(plan.Nomsa, "one two three");
        plan.Passes(6);
        await plan.Nomsa.Does(doc => doc.GetText(plan.Text).Delete(4, 4));
        await plan.Sibusiso.Shows(plan.Text, "one three");

        // Written on what stood before, and sent after it.
        byte[] late = [];
        var offline = new Crdt.Doc();
        offline.ApplyUpdate(plan.Sibusiso.Doc.EncodeStateAsUpdate());
        offline.UpdateEmitted += (update, _) => late = update;
        offline.GetText(plan.Text).Insert("one three".Length, " four");
        await plan.Place.Sends(plan.Scene.Sibusiso, new BringBackMoment(plan.Plan, 1));
        var answer = await plan.Sibusiso.Pushes(late);

        Assert.Null(answer.GetProperty("refused").GetString());
        await plan.Nomsa.Shows(plan.Text, "one two three four");
        var sheet = await plan.Place.Sends(plan.Scene.Nomsa, new SeeMoment(plan.Plan, 0));
        Assert.Equal(
            [("one ", "Nomsa Dlamini"), ("two ", "Sibusiso Nkosi"), ("three", "Nomsa Dlamini"), (" four", "Sibusiso Nkosi")],
            sheet.Sections[2].Words.Select(w => (w.Text, sheet.Writers[w.Client].Name)));
    }

    [Theory, OnBothDatabases]
    public async Task Brought_back_twice_it_is_one_change_and_a_phone_goes_on_writing(Database database)
    {
        await using var plan = await HistoryScene.On(database);
        await plan.Writes(plan.Nomsa, "one");
        plan.Passes(6);
        await plan.Writes(plan.Nomsa, " two");

        await plan.Place.Sends(plan.Scene.Nomsa, new BringBackMoment(plan.Plan, 1));
        await plan.Place.Sends(plan.Scene.Nomsa, new BringBackMoment(plan.Plan, 1));
        await plan.Nomsa.Shows(plan.Text, "one");
        await plan.Writes(plan.Nomsa, " more");

        Assert.Equal("one more", await plan.Read(0));
        Assert.Single(await plan.Moments(), m => m.Row.BroughtBack == 1);
    }
}
