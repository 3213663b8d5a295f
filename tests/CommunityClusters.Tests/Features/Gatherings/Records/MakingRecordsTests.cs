using System.Data.Common;
using System.Net;
using CommunityClusters.Documents.Moments;
using CommunityClusters.Features.Gatherings;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Features.Gatherings.Records;
using CommunityClusters.Features.Plans.History;
using CommunityClusters.Persistence;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityClusters.Tests.Features.Gatherings.Records;

public sealed class MakingRecordsTests
{
    [Theory, OnBothDatabases]
    public async Task Once_the_day_is_over_it_keeps_what_was_taught_by_whom_watched_by_whom_and_the_plan_as_it_was(Database database)
    {
        await using var scene = await RecordScene.On(database);
        scene.Is(12, 59);
        Assert.Equal(0, await scene.Makes());
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Nomsa.Opens(scene.Record)).Status);
        Assert.Contains("Coming: Nomsa Dlamini", (await scene.Nomsa.Opens(scene.Day.Path)).Text, StringComparison.Ordinal);

        scene.Is(13);
        Assert.Equal(1, await scene.Makes());
        scene.Clock.Passes(TimeSpan.FromHours(1));
        await using (var phone = await Phone.Of(scene.Sibusiso, scene.Plan))
        {
            await phone.Writes("topic", "Thin ");
        }

        var page = await scene.Sibusiso.Opens(scene.Record);
        Assert.Equal(["Lenses", "Lenses"], page.TextsOf(".slot h3"));
        Assert.Contains("presented NDNomsa Dlamini observed SNSibusiso Nkosi", page.TextsOf(".slot")[0], StringComparison.Ordinal);
        Assert.Contains("09:40 10:20", page.TextsOf(".slot")[0], StringComparison.Ordinal);
        Assert.Contains("Room B", page.TextsOf(".slot")[0], StringComparison.Ordinal);
        var moment = await scene.Sibusiso.Opens(page.One(".slot .onward[href*='/plans/']").GetAttribute("href")!);
        Assert.Equal(["Taught on Saturday 14 March 2026", "Lenses"], [moment.TextOf("h1"), moment.Elements("article h2")[0].TextContent.Trim()]);
        Assert.Contains("named when the record of that day was made", moment.Text, StringComparison.Ordinal);
        Assert.Equal(1, await scene.Milestones());

        var gathering = await scene.Nomsa.Opens(scene.Day.Path);
        Assert.DoesNotContain("Coming:", gathering.Text, StringComparison.Ordinal);
        Assert.Equal(["Lenses Nomsa Dlamini", "Lenses"], gathering.TextsOf("#record li"));
        Assert.Contains("Taught: Lenses · Lenses", Assert.Single((await scene.Nomsa.Opens($"/clusters/{scene.Scene.Cluster}/gatherings?Over=true")).TextsOf(".gathering")), StringComparison.Ordinal);
        Assert.Contains("stands in its record", (await scene.Nomsa.Opens($"{scene.Day.Path}/programme")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task It_stays_as_it_was_whatever_becomes_of_the_programme_and_the_members(Database database)
    {
        await using var scene = await RecordScene.On(database);
        scene.Is(13);
        await scene.Makes();
        var before = (await scene.Nomsa.Opens(scene.Record)).TextsOf(".slot");

        await scene.Place.Sends(scene.Nomsa, new TakePartAway(scene.Scene.Cluster, scene.Day.Gathering, scene.Day.Lesson, await scene.Sibusiso.TeacherId()));
        await scene.Place.Sends(scene.Nomsa, new MoveSlot { ClusterId = scene.Scene.Cluster, GatheringId = scene.Day.Gathering, SlotId = scene.Day.Free, Seen = (await scene.Slot(scene.Day.Free)).Version, Begins = new TimeOnly(12, 0), Minutes = 30 });
        await scene.Place.Sends(scene.Nomsa, new TakeSlotOut(scene.Scene.Cluster, scene.Day.Gathering, scene.Day.Lesson));
        await scene.Sibusiso.Leaves(scene.Scene.Cluster);
        scene.Clock.Passes(TimeSpan.FromDays(30));

        Assert.Equal(0, await scene.Makes());
        Assert.Equal(before, (await scene.Nomsa.Opens(scene.Record)).TextsOf(".slot"));
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Sibusiso.Opens(scene.Record)).Status);
    }

    [Theory, OnBothDatabases]
    public async Task Of_many_nodes_one_makes_each_also_of_many_that_are_due_after_a_power_cut(Database database)
    {
        await using var scene = await RecordScene.On(database);
        scene.Place.AnotherNode();
        scene.Place.AnotherNode();
        foreach (var day in new[] { 15, 16, 17 })
        {
            await scene.Place.Sends(scene.Nomsa, new CallGathering { CommandId = Guid.NewGuid(), ClusterId = scene.Scene.Cluster, Dates = [new MeetingEntry { Day = new DateOnly(2026, 3, day), Begins = new TimeOnly(15, 0), Ends = new TimeOnly(16, 0) }] });
        }

        scene.Clock.Passes(TimeSpan.FromDays(7));

        Assert.Equal(4, await scene.Makes());
        Assert.Equal(1, await scene.Milestones());
        Assert.Equal(4, await scene.Place.Reads(db => db.Set<Gathering>().CountAsync(g => g.RecordedAt != null && g.RecordDueAt == null)));
        Assert.Equal(2, await scene.Place.Count<RecordedLesson>());
    }

    [Theory, OnBothDatabases]
    public async Task Cut_off_in_the_middle_nothing_of_it_is_left_and_it_is_made_anew(Database database)
    {
        var cut = new Cut();
        await using var scene = await RecordScene.On(database, cut.AddTo);
        scene.Is(13);

        using var power = new CancellationTokenSource();
        cut.At = "RecordedPlans";
        cut.With = power.Cancel;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => scene.Place.Node.Services.GetRequiredService<DueRecords>().Make(power.Token));
        Assert.Equal((0, 0), (await scene.Place.Count<RecordedLesson>(), await scene.Milestones()));

        cut.At = null;
        Assert.Equal(1, await scene.Makes());
        Assert.Equal((2, 1), (await scene.Place.Count<RecordedLesson>(), await scene.Milestones()));
    }

    [Theory, OnBothDatabases]
    public async Task One_that_cannot_be_made_holds_up_no_other_and_is_tried_again(Database database)
    {
        var cut = new Cut { With = () => throw new InvalidOperationException("The disk has a hole.") };
        await using var scene = await RecordScene.On(database, cut.AddTo);
        await scene.Place.Sends(scene.Nomsa, new CallGathering { CommandId = Guid.NewGuid(), ClusterId = scene.Scene.Cluster, Dates = [new MeetingEntry { Day = new DateOnly(2026, 3, 14), Begins = new TimeOnly(15, 0), Ends = new TimeOnly(16, 0) }] });
        scene.Is(17);

        cut.At = "RecordedPlans";
        Assert.Equal(1, await scene.Makes());
        cut.At = null;
        Assert.Equal(0, await scene.Makes());
        scene.Clock.Passes(DueRecords.Patience);
        Assert.Equal(1, await scene.Makes());
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_waits_for_it_whoever_looks_first_has_it_made(Database database)
    {
        await using var scene = await RecordScene.On(database);
        scene.Is(13);

        Assert.Equal(2, (await scene.Sibusiso.Opens(scene.Record)).Elements(".slot").Count);
        Assert.Equal(0, await scene.Makes());
        Assert.True((await scene.Nomsa.Opens(scene.Day.Path)).Has("#record"));
    }

    [Theory, OnBothDatabases]
    public async Task Two_who_look_first_at_once_have_it_made_once(Database database)
    {
        await using var scene = await RecordScene.On(database);
        scene.Is(13);

        var pages = await Task.WhenAll(new[] { scene.Nomsa, scene.Sibusiso, scene.Nomsa.Twin(), scene.Sibusiso.Twin() }.Select(p => p.Opens(scene.Record)));

        Assert.All(pages, p => Assert.Equal(2, p.Elements(".slot").Count));
        Assert.Equal(1, await scene.Milestones());
    }

    [Theory, OnBothDatabases]
    public async Task A_day_that_runs_late_is_over_when_its_last_lesson_is(Database database)
    {
        await using var scene = await RecordScene.On(database);
        await scene.Place.Sends(scene.Nomsa, new MoveSlot { ClusterId = scene.Scene.Cluster, GatheringId = scene.Day.Gathering, SlotId = scene.Day.Free, Seen = (await scene.Slot(scene.Day.Free)).Version, Begins = new TimeOnly(13, 10), Minutes = 40 });
        scene.Is(13, 5);
        Assert.Equal(0, await scene.Makes());
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Nomsa.Opens(scene.Record)).Status);

        scene.Is(13, 50);
        Assert.Equal(1, await scene.Makes());
    }

    [Theory, OnBothDatabases]
    public async Task Its_hour_is_that_of_the_venues_clocks(Database database)
    {
        // 13:00 in Karachi is 10:00 in Johannesburg.
        await using var scene = await RecordScene.On(database, zone: "Asia/Karachi");
        scene.Is(9, 59);
        Assert.Equal(0, await scene.Makes());
        scene.Is(10);
        Assert.Equal(1, await scene.Makes());
        Assert.Equal(1, await scene.Milestones());
    }

    [Theory, OnBothDatabases]
    public async Task A_plan_by_which_two_lessons_were_taught_has_one_milestone(Database database)
    {
        await using var scene = await RecordScene.On(database);
        await scene.Plans(scene.Day.Free, scene.Plan);
        scene.Is(13);
        await scene.Makes();

        Assert.Equal(1, await scene.Milestones());
        Assert.Single((await scene.Nomsa.Opens(scene.Record)).Elements(".slot .onward[href*='/plans/']").Select(a => a.GetAttribute("href")).Distinct());
    }

    [Theory, OnBothDatabases]
    public async Task What_the_members_had_called_the_plan_stays_beside_it(Database database)
    {
        await using var scene = await RecordScene.On(database);
        await scene.Place.Sends(scene.Nomsa, new NameMilestone { DocumentId = scene.Plan, Name = "As rehearsed" });
        scene.Is(13);
        await scene.Makes();

        Assert.Contains("As rehearsed", (await scene.Nomsa.Opens(scene.History)).TextsOf(".list b"));
        Assert.Equal(1, await scene.Milestones());
    }

    [Theory, OnBothDatabases]
    public async Task A_plan_that_is_full_of_milestones_or_gone_is_said_to_be_and_the_record_stands(Database database)
    {
        await using var scene = await RecordScene.On(database);
        await scene.Place.Reads(async db =>
        {
            db.AddRange(Enumerable.Range(1000, Milestones.Most).Select(n => new DocumentMoment { DocumentId = scene.Plan, Number = n, Name = $"Milestone {n}", Bytes = [0] }));
            await db.Set<Slot>().Where(s => s.Id == scene.Day.Free).ExecuteUpdateAsync(s => s.SetProperty(x => x.PlanId, Guid.NewGuid()));
            return await db.SaveChangesAsync();
        });
        scene.Is(13);

        Assert.Equal(1, await scene.Makes());
        var lessons = (await scene.Nomsa.Opens(scene.Record)).TextsOf(".slot");
        Assert.Contains("as many milestones as it can keep", lessons[0], StringComparison.Ordinal);
        Assert.Contains("Its plan was not there any more", lessons[1], StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_gathering_that_was_called_off_has_none_until_it_is_held_after_all(Database database)
    {
        await using var scene = await RecordScene.On(database);
        await scene.Place.Sends(scene.Nomsa, new CallOffGathering { ClusterId = scene.Scene.Cluster, GatheringId = scene.Day.Gathering });
        scene.Is(13);
        Assert.Equal(0, await scene.Makes());
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Nomsa.Opens(scene.Record)).Status);

        await scene.Place.Sends(scene.Sibusiso, new HoldItAfterAll(scene.Scene.Cluster, scene.Day.Gathering));
        Assert.Equal(1, await scene.Makes());
    }

    [Theory, OnBothDatabases]
    public async Task Called_off_afterwards_the_plan_is_not_called_taught_and_held_after_all_the_record_is_there_again(Database database)
    {
        await using var scene = await RecordScene.On(database);
        scene.Is(13);
        await scene.Makes();
        await scene.Place.Sends(scene.Sibusiso, new CallOffGathering { ClusterId = scene.Scene.Cluster, GatheringId = scene.Day.Gathering, Why = "Rain" });

        Assert.Equal(HttpStatusCode.NotFound, (await scene.Nomsa.Opens(scene.Record)).Status);
        Assert.False((await scene.Nomsa.Opens(scene.Day.Path)).Has("#record"));
        Assert.Equal(0, await scene.Milestones());

        await scene.Place.Sends(scene.Nomsa, new HoldItAfterAll(scene.Scene.Cluster, scene.Day.Gathering));
        Assert.Equal(2, (await scene.Nomsa.Opens(scene.Record)).Elements(".slot").Count);
        Assert.Equal(1, await scene.Milestones());
    }

    [Theory, OnBothDatabases]
    public async Task What_has_a_record_is_not_moved_to_another_time_and_once_called_off_it_has_that_of_its_new_day(Database database)
    {
        await using var scene = await RecordScene.On(database);
        scene.Is(13);
        await scene.Makes();

        var refused = await Moves("2026-03-21", "08:30");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("This day is over and has its record", refused.Text, StringComparison.Ordinal);
        // Its place may be put right.
        Assert.Contains("Khanyisa", (await Moves("2026-03-14", "08:30", "Khanyisa")).Text, StringComparison.Ordinal);
        Assert.Equal(2, (await scene.Nomsa.Opens(scene.Record)).Elements(".slot").Count);

        await scene.Place.Sends(scene.Nomsa, new CallOffGathering { ClusterId = scene.Scene.Cluster, GatheringId = scene.Day.Gathering, Why = "Rain" });
        Assert.Equal(HttpStatusCode.OK, (await Moves("2026-03-21", "08:30")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Nomsa.Opens(scene.Record)).Status);
        Assert.Equal((0, 0), (await scene.Place.Count<RecordedLesson>(), await scene.Milestones()));

        scene.Clock.Passes(TimeSpan.FromDays(7));
        Assert.Equal(1, await scene.Makes());
        Assert.Contains("Taught on Saturday 21 March 2026", (await scene.Nomsa.Opens(scene.History)).TextsOf(".list b"));

        async Task<Sight> Moves(string day, string begins, string venue = "the hall")
        {
            await scene.Nomsa.Opens(scene.Day.Path);
            return await scene.Nomsa.Sends(scene.Nomsa.Form("Save it so").And("Move.To.Day", day).And("Move.To.Begins", begins).And("Move.To.Place", venue));
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_planning_meeting_has_one_of_who_was_there(Database database)
    {
        await using var scene = await RecordScene.On(database);
        var meeting = await scene.Place.Sends(scene.Nomsa, new CallGathering { CommandId = Guid.NewGuid(), ClusterId = scene.Scene.Cluster, Kind = GatheringKind.Planning, Dates = [new MeetingEntry { Day = new DateOnly(2026, 3, 14), Begins = new TimeOnly(14, 0), Ends = new TimeOnly(15, 0) }] });
        scene.Is(15);
        await scene.Makes();
        var nomsa = await scene.Nomsa.TeacherId();
        await using var phone = await Phone.Of(scene.Nomsa, meeting);
        await phone.Does(doc => doc.GetMap("teachers").Set($"{nomsa}", true));

        var page = await scene.Sibusiso.Opens($"/clusters/{scene.Scene.Cluster}/gatherings/{meeting}/record");

        Assert.False(page.Has(".slot"));
        Assert.Contains("Teachers Nomsa Dlamini", page.TextOf("#who"), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Learners_are_those_of_the_register_when_it_is_read_and_what_is_not_settled_is_not_added(Database database)
    {
        await using var scene = await RecordScene.On(database);
        scene.Is(13);
        await scene.Makes();
        var (nomsa, sibusiso) = (await scene.Nomsa.TeacherId(), await scene.Sibusiso.TeacherId());
        await using var phone = await Phone.Of(scene.Nomsa, scene.Day.Gathering);
        await phone.Does(doc => doc.GetMap("schools").Set("~mvula", "Mvula Hills"));
        await phone.Does(doc => doc.GetMap("counts").Set($"count:{nomsa}:-:~mvula:11", 14));
        await phone.Does(doc => doc.GetMap("counts").Set($"count:{nomsa}:-:~mvula:10", 20));
        Assert.Contains("34 learners", (await scene.Nomsa.Opens(scene.Record)).TextOf("#who"), StringComparison.Ordinal);

        await phone.Does(doc => doc.GetMap("counts").Set($"count:{sibusiso}:-:~mvula:11", 12));
        var who = (await scene.Nomsa.Opens(scene.Record)).TextOf("#who");
        Assert.Contains(string.CompareOrdinal($"{nomsa}", $"{sibusiso}") < 0 ? "14 / 12" : "12 / 14", who, StringComparison.Ordinal);
        Assert.Contains("Nobody has said yet whether these were the same children", who, StringComparison.Ordinal);
        Assert.Contains("20 learners", who, StringComparison.Ordinal);
        Assert.DoesNotContain('%', who);
    }

    /// <summary>Cuts a statement off that names a table.</summary>
    private sealed class Cut : DbCommandInterceptor
    {
        public string? At { get; set; }

        public Action With { get; set; } = () => { };

        public void AddTo(IServiceCollection services)
        {
            services.ConfigureDbContext<SqliteClustersDb>((_, options) => options.AddInterceptors(this));
            services.ConfigureDbContext<PostgresClustersDb>((_, options) => options.AddInterceptors(this));
        }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (At is { } table && command.CommandText.Contains($"INSERT INTO \"{table}\"", StringComparison.Ordinal))
            {
                With();
                cancellationToken.ThrowIfCancellationRequested();
            }

            return ValueTask.FromResult(result);
        }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            if (At is { } table && command.CommandText.Contains($"INSERT INTO \"{table}\"", StringComparison.Ordinal))
            {
                With();
                cancellationToken.ThrowIfCancellationRequested();
            }

            return ValueTask.FromResult(result);
        }
    }
}
