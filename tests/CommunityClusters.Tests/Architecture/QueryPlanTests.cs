using System.Collections.Concurrent;
using System.Data.Common;
using CommunityClusters.Features.Actions;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Decisions;
using CommunityClusters.Features.Decisions.Elections;
using CommunityClusters.Features.Gatherings;
using CommunityClusters.Features.Gatherings.Observing;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Features.Gatherings.Reaching;
using CommunityClusters.Features.Needs;
using CommunityClusters.Features.People;
using CommunityClusters.Features.Places;
using CommunityClusters.Features.Plans;
using CommunityClusters.Features.Plans.History;
using CommunityClusters.Features.Plans.Remarks;
using CommunityClusters.Features.Plans.Templates;
using CommunityClusters.Features.Threads;
using CommunityClusters.Persistence;
using CommunityClusters.Tests.Features.Decisions;
using CommunityClusters.Tests.Features.Gatherings;
using CommunityClusters.Tests.Features.Reflections;
using CommunityClusters.Tests.Features.Threads;
using CommunityClusters.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityClusters.Tests.Architecture;

/// <summary>
/// No query of a page grows with the size of the whole installation. SQLite is asked how it would go about each: it knows
/// nothing of how full the tables are, so what it says of a few rows it does with millions.
/// </summary>
public sealed class QueryPlanTests
{
    [Fact]
    public async Task No_page_reads_a_whole_table()
    {
        var plans = new Plans();
        await using var place = await Place.On(Database.Sqlite, plans.AddTo);
        var scene = await Scene.Of(place);
        await place.Sends(scene.Nomsa, new DescribeCluster
        {
            ClusterId = scene.Cluster, Seen = 1, Name = Scene.Name, Purpose = Steps.Purpose,
            Subjects = ["physical-sciences"], Grades = ["11"], Languages = ["zu"], Findable = true,
        });
        var school = await place.Reads(db => db.Set<School>().FirstAsync(s => s.Latitude != null && s.CircuitId != null));
        await place.Sends(scene.Nomsa, new SayWhatITeach { Name = scene.Nomsa.Name, SchoolId = school.Id });
        var link = await scene.Nomsa.Invites(scene.Cluster);
        var need = await place.Reads(db => db.Set<Need>().Select(n => n.Id).FirstAsync());
        var plan = await place.Sends(scene.Nomsa, new BeginPlan { CommandId = Guid.NewGuid(), ClusterId = scene.Cluster, NeedId = need, Topic = "Lenses" });
        await place.Sends(scene.Nomsa, new OfferAsTemplate(plan));
        plans.Begin();
        foreach (var text in new[] { "Too long?", "Too short?" })
        {
            var remark = await place.Sends(scene.Nomsa, new MakeRemark { DocumentId = plan, Section = new string('a', 21), Text = text });
            await place.Sends(scene.Sibusiso, new AnswerRemark { DocumentId = plan, RemarkId = remark, Text = "An hour" });
            await place.Sends(scene.Sibusiso, new CloseRemark { DocumentId = plan, RemarkId = remark });
            await place.Sends(scene.Sibusiso, new OpenRemarkAgain { DocumentId = plan, RemarkId = remark });
        }

        await using (var phone = await Phone.Of(scene.Sibusiso, plan))
        {
            await phone.Writes("topic", "Thin ");
        }

        var section = (await place.Sends(scene.Nomsa, new SeePlan(plan))).Sections[0].Id;
        await place.Sends(scene.Nomsa, new NameMilestone { DocumentId = plan, Name = "As begun" });
        var finding = await scene.CallsGathering(Calling.On(16), Calling.On(23));
        var day = await SaturdayScene.On(place, scene);
        var observation = await place.Sends(scene.Sibusiso, new BeginObservation { CommandId = Guid.NewGuid(), ClusterId = scene.Cluster, GatheringId = day.Gathering, SlotId = day.Lesson });
        await scene.Sibusiso.Opens($"{day.Path}/observations/{observation}");
        await scene.Sibusiso.Opens($"{day.Path}/day");
        await scene.Puts(scene.Nomsa, "I could draw the forces");
        await day.Counts(scene.Nomsa, day.Lesson, "20 5 3", wording: 1);
        await day.Counts(scene.Sibusiso, day.Lesson, "21 5 3", seen: 1, wording: 1);
        var programme = await scene.HasSlot();
        await place.Sends(scene.Sibusiso, new AssignMember(scene.Cluster, programme.Id, programme.Slot, null, Part.Presenter));
        await place.Sends(scene.Sibusiso, new SeeSlot(scene.Cluster, programme.Id, programme.Slot, await scene.Nomsa.TeacherId()));
        await place.Sends(scene.Sibusiso, new AssignMember(scene.Cluster, programme.Id, programme.Slot, await scene.Nomsa.TeacherId(), Part.Observer));
        await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/gatherings/{programme.Id}/programme/{programme.Slot}");
        await place.Sends(scene.Sibusiso, new MyRoles());
        await place.Sends(scene.Sibusiso, new ProgrammeSummary(scene.Cluster, programme.Id));
        await scene.HasHolidays("2199-03-01", "2199-04-30");
        await scene.CallsAgain(scene.Sibusiso, programme.Id, "2199-08-17");
        await scene.Expects(scene.Nomsa, programme.Id, "Mvula Hills Secondary", "11", 45);
        var thing = await scene.Asks(programme.Id, "Graph paper", 200, "sheets");
        await scene.Pledges(scene.Sibusiso, programme.Id, thing, 50);
        await scene.Former.JoinsBy(link);
        await scene.Pledges(scene.Former, programme.Id, thing, 20);
        await scene.Wishes(scene.Former, programme.Id);
        await scene.Former.Leaves(scene.Cluster);
        await scene.Wishes(scene.Nomsa, programme.Id);
        await scene.Offers(scene.Nomsa, programme.Id, kind: HelpKind.Company);
        await scene.Offers(scene.Sibusiso, programme.Id);
        await scene.Takes(scene.Nomsa, programme.Id, await scene.HoldsOut(scene.Sibusiso, scene.Nomsa, programme.Id));
        var asked = await scene.Writes(scene.Sibusiso, "Who has chalk, @Nomsa?");
        await scene.Writes(scene.Nomsa, $"I have https://clusters.example/clusters/{scene.Cluster}/plans/{plan} https://clusters.example/clusters/{scene.Cluster}/gatherings/{programme.Id}/programme/{programme.Slot} https://clusters.example/clusters/{scene.Cluster}/needs#need-{need}", answerTo: asked.Id);
        await scene.Writes(scene.Sibusiso, "How long is it, @Nomsa?", ThreadKind.Plan, plan);
        await scene.Writes(scene.Sibusiso, "Which room?", ThreadKind.Lesson, programme.Slot);
        await place.Sends(scene.Sibusiso, day.Raising(observation));
        await day.Writes(scene.Nomsa, "So did I");
        await scene.Writes(scene.Sibusiso, "Who comes?", ThreadKind.Gathering, programme.Id);
        await scene.Shows(scene.Sibusiso, "The board", $"![The board](/files/{Guid.NewGuid()}.jpg#8x6)");
        await place.Sends(scene.Nomsa, scene.Thanks(asked.Id));
        await place.Sends(scene.Sibusiso, scene.Otherwise(asked.Id, "Who has paper, @Nomsa?"));
        await scene.Reads(scene.Nomsa, 1);
        await place.Forgets();
        await place.Sends(scene.Nomsa, new ChangeSlot { ClusterId = scene.Cluster, GatheringId = programme.Id, SlotId = programme.Slot, Seen = 2, PlanId = plan });
        var action = await place.Sends(scene.Sibusiso, new TakeOnAction { ClusterId = scene.Cluster, GatheringId = day.Gathering, What = "Borrow the trolleys", TeacherId = await scene.Nomsa.TeacherId() });
        await place.Sends(scene.Nomsa, new LetGo { ClusterId = scene.Cluster, ActionId = action });
        await place.Sends(scene.Nomsa, new TakeUpAgain { ClusterId = scene.Cluster, ActionId = action, Seen = 2 });
        await place.Sends(scene.Sibusiso, new TakeChair { ClusterId = scene.Cluster, GatheringId = day.Gathering });
        await place.Sends(scene.Sibusiso, new LeaveChair { ClusterId = scene.Cluster, GatheringId = day.Gathering });
        var decision = await place.Sends(scene.Nomsa, new PutQuestion { CommandId = Guid.NewGuid(), ClusterId = scene.Cluster, Question = "Do we meet in April?", Options = "Yes\nNo" });
        await place.Sends(scene.Sibusiso, new CastBallot { ClusterId = scene.Cluster, DecisionId = decision, Choice = 1 });
        var decided = await place.Sends(scene.Nomsa, new PutQuestion { CommandId = Guid.NewGuid(), ClusterId = scene.Cluster, Question = "Do we meet in May?", Options = "Yes\nNo" });
        foreach (var person in new[] { scene.Nomsa, scene.Sibusiso })
        {
            await place.Sends(person, new CastBallot { ClusterId = scene.Cluster, DecisionId = decided, Choice = 1 });
        }

        var election = await scene.CallsElection();
        await place.Sends(scene.Nomsa, new Nominate(scene.Cluster, election, null));
        await place.Sends(scene.Sibusiso, new Decline(scene.Cluster, election));
        await place.Sends(scene.Sibusiso, new StepDown(scene.Cluster));
        await place.CallsElectionsThatFollow();
        await place.CountsWhatIsDue();
        string[] pages =
        [
            "/", $"/?After={scene.Cluster}", "/plans", "/days", "/plans?Seek.Words=thin&Seek.Subject=physical-sciences&Seek.Grade=11", $"/plans?At=4102444800000&Id={plan}", "/ours", "/me", "/me/sign-in", "/find", "/find?Ask.Words=optics&Ask.Subject=physical-sciences&Ask.Grade=11&Ask.Language=zu", $"/find?Ask.Circuit={school.CircuitId}",
            "/find?Ask.Within=60", "/find?Ask.Within=60&Ask.Grade=11", $"/schools/find?text={Uri.EscapeDataString(school.Name)}", "/circuits/find?text=white", link,
            $"{day.Path}?handler=Chair", $"{day.Path}/day", $"{day.Path}/register", $"{day.Path}/register/print", $"{day.Path}/register/table", $"{day.Path}/reflection", $"/clusters/{scene.Cluster}/talk/lesson/{day.Lesson}", $"{day.Path}/minutes", $"{day.Path}/minutes/print", $"{day.Path}/record", $"{day.Path}/record/{day.Lesson}", $"{day.Path}/voices", $"/clusters/{scene.Cluster}/lessons/{day.Lesson}/arc",
            .. new[]
            {
                "", "/leader", $"/decisions/{election}", "/decisions", "/decisions?Before=100", $"/decisions/{decision}", $"/decisions/{decided}", "/actions", "/actions?State=Done", "/actions?Before=100", $"/actions/{action}", $"/gatherings/{programme.Id}/bring",
                $"/gatherings/{programme.Id}/bring?thing={thing}", $"/gatherings/{programme.Id}/reach", $"/gatherings/{finding}/reach", "/calendar",
                "/terms", $"/gatherings/{programme.Id}/again", $"/gatherings/{programme.Id}/tell", $"/gatherings/{programme.Id}/paper",
                $"/gatherings/{programme.Id}/paper/day", $"/gatherings/{programme.Id}/paper/letter?which=Rooms", $"/gatherings/{day.Gathering}/paper",
                $"/gatherings/{day.Gathering}/paper/letter?which=Thanks", $"/gatherings/{programme.Id}/programme",
                $"/gatherings/{programme.Id}/programme/{programme.Slot}", $"/gatherings/{programme.Id}/programme/observers",
                $"/gatherings/{programme.Id}/programme/{programme.Slot}/observers", "/talk", "/talk?Earlier=2", "/talk?Post=2", $"/talk/plan/{plan}",
                $"/talk/gathering/{programme.Id}", $"/talk/lesson/{programme.Slot}", $"/lessons/{programme.Slot}/arc",
                $"/plans/{plan}?lesson={programme.Slot}", "/about", "/members", "/needs", "/needs?byWeek=true", "/needs?covered=true", "/describe",
                "/invite", "/gatherings", "/gatherings?Over=true", "/gatherings?At=4102444800000", "/gatherings?Over=true&At=4102444800000",
                $"/gatherings/{finding}", $"/gatherings/{day.Gathering}", "/plans", "/plans/bring", "/plans?Seek.Words=thin+lenses&Seek.Grade=11",
                $"/plans?From={need}", $"/plans/{plan}", $"/plans/{plan}/away", $"/plans/{plan}/print", $"/plans/{plan}/word", $"/plans/{plan}/markdown",
                $"/plans/{plan}?RemarksBefore=100", $"/plans/{plan}/history", $"/plans/{plan}/history?by={plan}",
                $"/plans/{plan}/history/moment?number=1&colours=true", $"/plans/{plan}/history/changes?to=0", $"/plans/{plan}/history/bring-back?number=1",
                $"/plans/{plan}/history/take-down?section={section}",
            }.Select(p => $"/clusters/{scene.Cluster}{p}"),
        ];
        foreach (var page in pages)
        {
            await scene.Nomsa.Opens(page);
        }

        Assert.True(plans.Count > 30, $"Only {plans.Count} queries were looked at.");
        Assert.Empty(plans.OfWholeTables);
    }

    [Fact]
    public async Task A_query_that_reads_a_whole_table_is_found()
    {
        var plans = new Plans();
        await using var place = await Place.On(Database.Sqlite, plans.AddTo);
        plans.Begin();

        await place.Reads(db => db.Set<School>().Where(s => s.Town == "Hazyview").ToListAsync());
        await place.Reads(db => (
            from teacher in db.Set<Teacher>()
            join school in
                from s in db.Set<School>()
                join c in db.Set<Circuit>() on s.CircuitId equals c.Id into circuits
                from c in circuits.DefaultIfEmpty()
                select new { s.Id, c.Name } on teacher.SchoolId equals school.Id into schools
            from school in schools.DefaultIfEmpty()
            where teacher.Id == Guid.Empty
            select school.Name).ToListAsync());

        Assert.Contains(plans.OfWholeTables, p => p.Contains("Town", StringComparison.Ordinal));
        Assert.Contains(plans.OfWholeTables, p => p.Contains("Circuits", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_query_that_reads_a_whole_full_text_table_is_found_and_one_that_looks_words_up_is_not()
    {
        var plans = new Plans();
        await using var place = await Place.On(Database.Sqlite, plans.AddTo);
        await place.Reads(db => db.Database.ExecuteSqlRawAsync("CREATE VIRTUAL TABLE Sentences USING fts5(Words)"));
        plans.Begin();

        await place.Reads(db => db.Database.SqlQuery<string>($"SELECT Words AS Value FROM Sentences WHERE Sentences MATCH 'lens' ORDER BY rank").ToListAsync());
        await place.Reads(db => db.Database.SqlQuery<string>($"SELECT Words AS Value FROM Sentences WHERE rowid = 3").ToListAsync());
        await place.Reads(db => db.Database.SqlQuery<string>($"SELECT Words AS Value FROM Sentences WHERE Words LIKE '%lens%'").ToListAsync());
        await place.Reads(db => db.Database.SqlQuery<string>($"SELECT Words AS Value FROM Sentences ORDER BY rowid").ToListAsync());

        var found = plans.OfWholeTables.ToList();
        Assert.Equal(2, found.Count);
        Assert.Contains(found, p => p.Contains("LIKE", StringComparison.Ordinal));
        Assert.Contains(found, p => p.Contains("ORDER BY rowid", StringComparison.Ordinal));
    }

    /// <summary>Asks the database how it goes about each query before it does.</summary>
    private sealed class Plans : DbCommandInterceptor
    {
        private readonly ConcurrentQueue<(string Query, IReadOnlyList<string> Steps)> _all = new();
        private bool _begun;

        public int Count => _all.Count;

        public IEnumerable<string> OfWholeTables =>
            from plan in _all

            // What a query made up for itself, or was handed over as a list, it may read as a whole.
            let own = plan.Steps.Select(s => s.Split(' ')).Where(s => s[0] is "MATERIALIZE" or "CO-ROUTINE").Select(s => s[1]).ToHashSet(StringComparer.Ordinal)
            let scans = plan.Steps.Where(s => s.StartsWith("SCAN ", StringComparison.Ordinal) && s != "SCAN CONSTANT ROW" && !IsLookedUp(s) && !own.Contains(s.Split(' ')[1])).ToList()
            where scans.Count > 0
            select $"{string.Join("; ", scans)}\n{plan.Query}";

        // Of a full-text table that is what matches, or one row; of the database's own functions the list that they were handed over.
        private static bool IsLookedUp(string step) =>
            step.Split(" VIRTUAL TABLE INDEX ") is [_, var how] && (how.Contains('M', StringComparison.Ordinal) || how.EndsWith(":=", StringComparison.Ordinal) || how is "1:" or "3:");

        public void AddTo(IServiceCollection services) =>
            services.ConfigureDbContext<SqliteClustersDb>((_, options) => options.AddInterceptors(this));

        public void Begin() => _begun = true;

        public override async ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (_begun)
            {
                await Ask(command, cancellationToken);
            }

            return result;
        }

        private async Task Ask(DbCommand command, CancellationToken cancellationToken)
        {
            await using var question = command.Connection!.CreateCommand();
            question.Transaction = command.Transaction;
            question.CommandText = $"EXPLAIN QUERY PLAN {command.CommandText}";
            foreach (SqliteParameter parameter in command.Parameters)
            {
                question.Parameters.Add(new SqliteParameter(parameter.ParameterName, parameter.Value));
            }

            var steps = new List<string>();
            await using var reader = await question.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                steps.Add(reader.GetString(3));
            }

            _all.Enqueue((command.CommandText, steps));
        }
    }
}
