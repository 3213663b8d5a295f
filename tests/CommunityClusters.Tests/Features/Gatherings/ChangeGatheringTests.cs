using System.Net;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Gatherings;
using CommunityClusters.Features.Gatherings.Agenda;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Tests.Features.Gatherings;

public sealed class ChangeGatheringTests
{
    [Theory, OnBothDatabases]
    public async Task Moved_by_any_member_it_keeps_what_was_answered(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var gathering = await scene.CallsGathering(Calling.On(16));
        await scene.Sibusiso.Opens(scene.PageOf(gathering));

        var page = await scene.Sibusiso.Sends(scene.Sibusiso.Form("Save it so").And("Move.To.Day", "2199-03-23").And("Move.To.Place", "Khanyisa"));

        Assert.Contains("Saturday 23 March 2199, 08:30 to 13:00 · Khanyisa", page.Text, StringComparison.Ordinal);
        Assert.Contains("Coming: Nomsa Dlamini", page.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Of_two_who_move_it_at_once_the_second_is_told_and_keeps_what_was_typed(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var gathering = await scene.CallsGathering(Calling.On(16));
        await scene.Nomsa.Opens(scene.PageOf(gathering));
        await scene.Sibusiso.Opens(scene.PageOf(gathering));
        var (hers, his) = (scene.Nomsa.Form("Save it so").And("Move.To.Day", "2199-03-23"), scene.Sibusiso.Form("Save it so").And("Move.To.Day", "2199-03-30"));

        var both = await Task.WhenAll(scene.Nomsa.Twin().Sends(hers), scene.Sibusiso.Twin().Sends(his));

        var told = Assert.Single(both, p => p.Status == HttpStatusCode.UnprocessableEntity);
        Assert.Contains("Somebody changed this gathering meanwhile.", told.Text, StringComparison.Ordinal);
        Assert.Equal(told == both[0] ? "2199-03-23" : "2199-03-30", told.One("[name='Move.To.Day']").GetAttribute("value"));
        // What they see now is the present state, which they may change.
        Assert.Equal(HttpStatusCode.OK, (await (told == both[0] ? scene.Nomsa : scene.Sibusiso).Sends(Form.On(told, "Save it so", "#move"))).Status);
    }

    [Theory, OnBothDatabases]
    public async Task Called_off_it_says_so_with_the_word_of_why_and_can_be_held_after_all(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var gathering = await scene.CallsGathering(Calling.On(16));
        await scene.Sibusiso.Opens(scene.PageOf(gathering));

        await scene.Sibusiso.Submits("Call it off", new { Why = "Exams moved <b>" });
        await place.Sends(scene.Nomsa, new CallOffGathering { ClusterId = scene.Cluster, GatheringId = gathering, Why = "Rain" });

        var off = await scene.Nomsa.Opens(scene.PageOf(gathering));
        Assert.Contains("Sibusiso Nkosi called it off. Exams moved <b>", off.TextOf("header .warning"), StringComparison.Ordinal);
        Assert.Contains("called off", Assert.Single((await scene.Nomsa.Opens("/days")).TextsOf(".gathering")), StringComparison.Ordinal);
        await scene.Nomsa.Opens(scene.PageOf(gathering));
        Assert.DoesNotContain("called off", (await scene.Nomsa.Submits("It takes place after all")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Called_off_by_one_and_moved_by_another_at_the_same_moment_it_is_off_and_no_move_goes_unseen(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var gathering = await scene.CallsGathering(Calling.On(16));

        var both = await Task.WhenAll(
            Record.ExceptionAsync(() => place.Sends(scene.Nomsa, new CallOffGathering { ClusterId = scene.Cluster, GatheringId = gathering, Why = "Rain" })).AsTask(),
            Record.ExceptionAsync(() => place.Sends(scene.Sibusiso, new MoveGathering { ClusterId = scene.Cluster, GatheringId = gathering, Seen = 2, To = Calling.On(23) })).AsTask());

        var now = await scene.Gathering(gathering);
        Assert.True(now.IsOff);
        Assert.Null(both[0]);
        Assert.Equal(now.Day == new DateOnly(2199, 3, 16) ? "gathering.changed" : null, (both[1] as RuleBrokenException)?.Sentence);
    }

    [Theory, OnBothDatabases]
    public async Task Called_off_by_two_at_the_same_moment_one_word_of_why_stands_and_is_its_authors(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var gathering = await scene.CallsGathering(Calling.On(16));

        await Task.WhenAll(new[] { (scene.Nomsa, "Rain"), (scene.Sibusiso, "Exams") }.Select(who =>
            place.Sends(who.Item1, new CallOffGathering { ClusterId = scene.Cluster, GatheringId = gathering, Why = who.Item2 })));

        var now = await scene.Gathering(gathering);
        Assert.Equal(now.Why, now.CalledOffBy == await scene.Nomsa.TeacherId() ? "Rain" : "Exams");
        Assert.Equal(3, now.Version);
    }

    [Theory, OnBothDatabases]
    public async Task All_ways_on_from_it_stand_in_one_list_in_the_order_of_what_is_to_do(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var (day, finding) = (await scene.CallsGathering(Calling.On(16)), await scene.CallsGathering(Calling.On(23), Calling.On(30)));

        Assert.Equal(["bring", "reach", "minutes", "reflection", "tell", "paper", "again"], await Ways(scene.Nomsa, day));
        // While a date is being found, the way to ask in private stands beside the dates; and what has none is not held again.
        Assert.Equal(["bring", "minutes", "tell", "paper"], await Ways(scene.Nomsa, finding));
        Assert.True(scene.Nomsa.Sees.Has("a.onward[href$='/reach']"));
        await place.Sends(scene.Sibusiso, new CallOffGathering { ClusterId = scene.Cluster, GatheringId = day });
        Assert.Equal(["bring", "reach", "minutes", "tell", "paper"], await Ways(scene.Nomsa, day));
        await place.Sends(scene.Nomsa, new DescribeCluster { ClusterId = scene.Cluster, Seen = 1, Name = Scene.Name, Purpose = Steps.Purpose, Open = true });
        Assert.Equal(["tell"], await Ways(scene.Stranger, day));

        async Task<IReadOnlyList<string>> Ways(Person person, Guid gathering) =>
            [.. (await person.Opens(scene.PageOf(gathering))).Elements("#ways-on a").Select(a => a.GetAttribute("href")!.Split('/')[^1])];
    }

    [Theory, OnBothDatabases]
    public async Task An_answer_can_be_changed_and_that_of_who_left_counts_no_more(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var gathering = await scene.CallsGathering(Calling.On(16));
        var command = new SayWhetherICome { CommandId = Guid.NewGuid(), ClusterId = scene.Cluster, GatheringId = gathering, Says = Answer.No };

        await Task.WhenAll(place.Sends(scene.Sibusiso, command), place.Sends(scene.Sibusiso, command));
        Assert.Equal(["Yes 1", "Maybe 0", "No 1"], await Counts());
        await place.Sends(scene.Sibusiso, command with { CommandId = Guid.NewGuid(), Says = Answer.Yes });
        Assert.Equal(["Yes 2", "Maybe 0", "No 0"], await Counts());
        await scene.Sibusiso.Leaves(scene.Cluster);
        Assert.Equal(["Yes 1", "Maybe 0", "No 0"], await Counts());

        async Task<IReadOnlyList<string>> Counts() => (await scene.Nomsa.Opens(scene.PageOf(gathering))).TextsOf(".says__one");
    }

    [Theory, OnBothDatabases]
    public async Task Any_member_adds_to_the_agenda_and_takes_from_it(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var gathering = await scene.CallsGathering(Calling.On(16));
        await scene.Sibusiso.Opens(scene.PageOf(gathering));

        Assert.Equal("Write what you want to add.", (await scene.Sibusiso.Submits("Add it", new { Text = " " })).ErrorOf("Text"));
        var page = await scene.Sibusiso.Submits("Add it", new { Text = "Who brings chalk?" });
        Assert.Equal(["Refraction at a boundary something we find hard", "Who brings chalk? added by Sibusiso Nkosi"], page.TextsOf(".agenda > li"));

        var item = await place.Reads(db => db.Set<AgendaItem>().Where(i => i.NeedId != null).Select(i => i.Id).SingleAsync());
        await Task.WhenAll(place.Sends(scene.Sibusiso, new TakeFromAgenda(scene.Cluster, gathering, item)), place.Sends(scene.Nomsa, new TakeFromAgenda(scene.Cluster, gathering, item)));
        Assert.Equal(["Who brings chalk? added by Sibusiso Nkosi"], (await scene.Nomsa.Opens(scene.PageOf(gathering))).TextsOf(".agenda > li"));
    }

    [Theory, OnBothDatabases]
    public async Task A_full_agenda_says_so(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var gathering = await scene.CallsGathering(Calling.On(16));
        for (var i = 1; i < AgendaItem.Most; i++)
        {
            await Adds($"thing {i}");
        }

        Assert.Equal("agenda.full", (await Assert.ThrowsAsync<RuleBrokenException>(() => Adds("one more"))).Sentence);

        Task Adds(string text) => place.Sends(scene.Nomsa, new AddToAgenda { ClusterId = scene.Cluster, GatheringId = gathering, Text = text });
    }

    [Theory, OnBothDatabases]
    public async Task A_reader_of_an_open_cluster_reads_it_and_has_nothing_to_press(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var gathering = await scene.CallsGathering(Calling.On(16));
        await place.Sends(scene.Nomsa, new CommunityClusters.Features.Clusters.DescribeCluster { ClusterId = scene.Cluster, Seen = 1, Name = Scene.Name, Purpose = Steps.Purpose, Open = true });

        var page = await scene.Stranger.Opens(scene.PageOf(gathering));

        Assert.Equal("Light and forces", page.TextOf("h1"));
        Assert.Empty(page.TextsOf("main form"));
        await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(scene.Stranger, new SayWhetherICome { ClusterId = scene.Cluster, GatheringId = gathering, Says = Answer.Yes }));
    }
}
