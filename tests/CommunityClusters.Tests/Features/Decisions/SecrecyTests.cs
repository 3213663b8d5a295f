using System.Collections.Concurrent;
using System.Globalization;
using CommunityClusters.Features.Decisions;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Features.Gatherings;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CommunityClusters.Tests.Features.Decisions;

/// <summary>Who chose what is found out from no page, no record, no log and no line; and after closing by nobody.</summary>
public sealed class SecrecyTests
{
    [Theory, OnBothDatabases]
    public async Task A_vote_leaves_a_sealed_row_and_a_count_and_a_changed_one_the_sealed_row_alone(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var decision = await scene.AsksAll(scene.Nomsa, "Do we meet in April?");
        await scene.Nomsa.Opens(scene.Decides(decision));
        var before = await All(place);

        await scene.VotesOnPage(scene.Nomsa, decision, 1);
        var first = await All(place);
        await scene.VotesOnPage(scene.Nomsa, decision, 2, "Change my vote");
        var second = await All(place);

        Assert.Equal(["Ballots", "Decisions", "News", "Topics"], Changed(before, first));
        Assert.Equal(["Ballots"], Changed(first, second));
        Assert.All([first, second], all => Assert.Equal(before.Select(t => (t.Key, t.Value.Count)), all.Select(t => (t.Key, t.Value.Count))));
        var ballots = await place.Reads(db => db.Set<Ballot>().AsNoTracking().ToListAsync());
        Assert.All(ballots, b => Assert.Equal(Ballot.SealedLength, b.Sealed.Length));
        Assert.Equal(["DecisionId", "Sealed", "TeacherId"], await place.Reads(db => Task.FromResult(db.Model.FindEntityType(typeof(Ballot))!.GetProperties().Select(p => p.Name).Order(StringComparer.Ordinal).ToArray())));
    }

    [Theory, OnBothDatabases]
    public async Task A_vote_seals_every_row_anew_so_that_none_is_newer_than_the_others(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var third = await scene.Welcomes("Thandi Third");
        var decision = await scene.AsksAll(scene.Nomsa, "Do we meet in April?");
        await scene.Votes(scene.Sibusiso, decision, 1);
        var before = await Rows();

        await scene.Votes(scene.Nomsa, decision, 2);

        var (after, key) = (await Rows(), await place.Reads(db => db.Set<BallotKey>().AsNoTracking().SingleAsync()));
        Assert.All(after, b => Assert.NotEqual(before[b.Key].Sealed, b.Value.Sealed));
        Assert.Equal(
            new int?[] { 2, 1, null },
            new[] { after[await scene.Nomsa.TeacherId()], after[await scene.Sibusiso.TeacherId()], after[await third.TeacherId()] }.Select(b => b.ChoiceBy(key)).ToArray());
        if (database == Database.PostgreSql)
        {
            Assert.Single(await place.Reads(db => db.Database.SqlQuery<string>($"""SELECT DISTINCT xmin::text AS "Value" FROM "Ballots" """).ToListAsync()));
        }

        Task<Dictionary<Guid, Ballot>> Rows() => place.Reads(db => db.Set<Ballot>().AsNoTracking().ToDictionaryAsync(b => b.TeacherId));
    }

    [Theory, OnBothDatabases]
    public async Task No_page_shows_a_choice_again_and_the_same_page_stands_there_whatever_was_chosen(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await scene.Welcomes("Thandi Third");
        var seen = new List<string>();
        foreach (var choice in new[] { 1, 2 })
        {
            var decision = await scene.AsksAll(scene.Nomsa, "Do we meet in April?");
            await scene.VotesOnPage(scene.Nomsa, decision, choice);
            foreach (var (person, path) in new[] { (scene.Nomsa, scene.Decides(decision)), (scene.Sibusiso, scene.Decides(decision)), (scene.Nomsa, $"/clusters/{scene.Cluster}/decisions") })
            {
                var page = await person.Opens(path);
                Assert.DoesNotContain(page.Elements("input"), i => i.HasAttribute("checked"));
                seen.Add(page.TextOf($"#decision-{decision}") + string.Concat(page.TextsOf(".ballot")));
            }

            var own = await scene.Nomsa.Opens(scene.Decides(decision));
            Assert.Contains("no-store", own.Headers["Cache-Control"], StringComparison.Ordinal);
            Assert.True(own.Has("meta[name=turbo-cache-control]"));
            Assert.True(own.Has("meta[name=not-kept]"));
        }

        Assert.Equal(seen[..3], seen[3..]);
    }

    [Theory, OnBothDatabases]
    public async Task Those_who_have_it_open_hear_how_many_have_voted_and_nothing_of_a_changed_vote(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await scene.Welcomes("Thandi Third");
        var decision = await scene.AsksAll(scene.Nomsa, "Do we meet in April?");
        await using var line = await scene.Sibusiso.KeepsOpen(scene.Decides(decision));

        await scene.Votes(scene.Nomsa, decision, 1);
        await line.Hears("1 of 3 has voted");
        await line.Settles();
        var heard = line.Streams.Count;
        await scene.Votes(scene.Nomsa, decision, 2);
        await line.Settles();

        Assert.Equal(heard, line.Streams.Count);
        Assert.All(line.Streams, s => Assert.DoesNotContain("decision__counts", s, StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task Closing_deletes_every_choice_and_the_key_with_the_totals_kept_in_the_same_transaction(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var others = await scene.WelcomesFive();
        var decision = await scene.AsksAll(scene.Nomsa, "Do we meet in April?");
        foreach (var person in others.Append(scene.Nomsa))
        {
            await scene.Votes(person, decision, 1);
        }

        var sealedRows = await place.Reads(db => db.Set<Ballot>().Select(b => b.Sealed).ToListAsync());
        var key = await place.Reads(db => db.Set<BallotKey>().Select(k => k.Bytes).SingleAsync());
        await scene.Votes(scene.Sibusiso, decision, 2);

        Assert.Equal((0, 0), (await place.Count<Ballot>(), await place.Count<BallotKey>()));
        Assert.Equal(new int?[] { 6, 1 }, await place.Reads(db => db.Set<Option>().OrderBy(o => o.Number).Select(o => o.Ballots).ToArrayAsync()));
        Assert.Equal((7, 7), await place.Reads(db => db.Set<Decision>().Select(d => new ValueTuple<int, int>(d.Voted, d.Electors)).SingleAsync()));
        Assert.Equal(TimeSpan.Zero, (await place.Reads(db => db.Set<Decision>().Select(d => d.ClosedAt).SingleAsync()))!.Value.TimeOfDay);
        await place.ForgetsWhatWasCounted();
        if (database == Database.Sqlite)
        {
            // Neither the file nor its log has them in any corner.
            Assert.Empty(await FilesWith(place, [.. sealedRows, key]));
        }
        else
        {
            await Eventually.Is(async () =>
            {
                await place.ForgetsWhatWasCounted();
                return await place.Reads(db => db.Database.SqlQuery<long>($"""SELECT pg_relation_size('"Ballots"') + pg_relation_size('"BallotKeys"') AS "Value" """).SingleAsync()) == 0;
            }, "The tables still have pages.");
        }
    }

    [Fact]
    public async Task Who_reads_while_it_closes_holds_up_no_vote_and_what_was_deleted_is_forgotten_once_they_have_read()
    {
        await using var place = await Place.On(Database.Sqlite);
        var scene = await Scene.Of(place);
        var decision = await scene.AsksAll(scene.Nomsa, "Do we meet in April?");
        await scene.Votes(scene.Nomsa, decision, 1);
        var key = await place.Reads(db => db.Set<BallotKey>().Select(k => k.Bytes).SingleAsync());
        await place.Reads(async db =>
        {
            await using var reading = await db.BeginSnapshot(TestContext.Current.CancellationToken);
            Assert.Equal(1, await db.Set<BallotKey>().CountAsync());
            await scene.Votes(scene.Sibusiso, decision, 1);
            await place.ForgetsWhatWasCounted();
            return await db.Set<BallotKey>().CountAsync();
        });
        Assert.NotEmpty(await FilesWith(place, [key]));
        Assert.Equal("Decided: Yes", (await scene.Nomsa.Opens(scene.Decides(decision))).TextOf(".decision__outcome"));

        await place.ForgetsWhatWasCounted();

        Assert.Empty(await FilesWith(place, [key]));
        Assert.Equal(15_000, await place.Reads(db => db.Database.SqlQuery<long>($"""SELECT "timeout" AS "Value" FROM pragma_busy_timeout""").SingleAsync()));
    }

    [Fact]
    public async Task Voting_writes_no_line_into_the_log()
    {
        var log = new Heard();
        await using var place = await Place.On(Database.Sqlite, services => services.AddSingleton<ILoggerProvider>(log));
        var scene = await Scene.Of(place);
        var decision = await scene.AsksAll(scene.Nomsa, "Do we meet in April?");
        await scene.Nomsa.Opens(scene.Decides(decision));
        var before = log.Lines.Count;

        await scene.VotesOnPage(scene.Nomsa, decision, 1);
        await Record.ExceptionAsync(() => scene.Votes(scene.Nomsa, decision, 7));
        await Record.ExceptionAsync(() => scene.Votes(scene.Stranger, decision, 1));

        Assert.Empty(log.Lines.Skip(before));
        Assert.Equal(nameof(CastBallot), new CastBallot { Choice = 1 }.ToString());
    }

    [Fact]
    public void What_is_sealed_opens_for_its_own_member_and_key_alone_and_never_looks_the_same_twice()
    {
        var (decision, key) = (Guid.NewGuid(), new BallotKey());
        var mine = Ballot.Of(decision, Guid.NewGuid(), key);
        Assert.Null(mine.ChoiceBy(key));
        mine.Chooses(3, key);
        var once = mine.Sealed;
        mine.Chooses(3, key);

        Assert.Equal(3, mine.ChoiceBy(key));
        Assert.NotEqual(once, mine.Sealed);
        Assert.ThrowsAny<System.Security.Cryptography.CryptographicException>(() => mine.ChoiceBy(new BallotKey()));
    }

    [Theory, OnBothDatabases]
    public async Task A_ballot_is_a_command_of_which_nothing_is_recorded(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var decision = await scene.AsksAll(scene.Nomsa, "Do we meet in April?");
        var done = await place.Count<Done>();

        await scene.Votes(scene.Nomsa, decision, 1);

        Assert.Equal(done, await place.Count<Done>());
        Assert.IsAssignableFrom<ISecret>(new CastBallot());
        Assert.False((await scene.Nomsa.Opens(scene.Decides(decision))).Has(".ballot form[data-waits]"));
    }

    // The files of the database that have some of these bytes.
    private static async Task<List<string>> FilesWith(Place place, IReadOnlyList<byte[]> some)
    {
        var found = new List<string>();
        foreach (var file in Directory.EnumerateFiles(place.Node.Services.GetRequiredService<IConfiguration>()["Data:Folder"]!, "clusters.db*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[stream.Length];
            await stream.ReadExactlyAsync(bytes, TestContext.Current.CancellationToken);
            if (some.Any(s => bytes.AsSpan().IndexOf(s) >= 0))
            {
                found.Add(file);
            }
        }

        return found;
    }

    // Every row of every table as text.
    private static Task<SortedDictionary<string, List<string>>> All(Place place) => place.Reads(async db =>
    {
        var all = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        await db.Database.OpenConnectionAsync();
        foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()!).Distinct(StringComparer.Ordinal))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The names are the model's own.
            command.CommandText = $"SELECT * FROM \"{table}\"";
#pragma warning restore CA2100
            await using var reader = await command.ExecuteReaderAsync();
            var rows = new List<string>();
            while (await reader.ReadAsync())
            {
                rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
            }

            rows.Sort(StringComparer.Ordinal);
            all[table] = rows;
        }

        return all;
    });

    private static IEnumerable<string> Changed(SortedDictionary<string, List<string>> before, SortedDictionary<string, List<string>> after) =>
        after.Where(t => !t.Value.SequenceEqual(before[t.Key])).Select(t => t.Key);

    private sealed class Heard : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Lines.Enqueue(formatter(state, exception));

        public void Dispose()
        {
        }
    }
}
