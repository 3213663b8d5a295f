using System.Runtime.CompilerServices;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommunityClusters.Realtime;

/// <summary>Something that open pages watch, such as a cluster. Its row is the lock under which its news is numbered.</summary>
public sealed class Topic
{
    /// <summary>Kind and id: <c>cluster:8f6d…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The number of its latest news; number order is commit order.</summary>
    public long Sequence { get; private set; }

    /// <summary>Raised whenever somebody's right to watch it may have ended.</summary>
    public long AccessVersion { get; private set; }
}

/// <summary>
/// When a fragment of a topic's pages last changed. One row a fragment is all that catching up needs: what is sent is always
/// drawn from the present state, so the table grows with what there is and not with how often it changes.
/// </summary>
public sealed class News
{
    /// <summary>The topic.</summary>
    public required string TopicId { get; init; }

    /// <summary>The fragment's name, and after a colon what it is about where a page has several of the kind.</summary>
    public required string Fragment { get; init; }

    /// <summary>What a page says that wants to be told of it (<see cref="FragmentName.Watched"/>).</summary>
    public required string Watched { get; init; }

    /// <summary>The number of its last change within the topic, from 1.</summary>
    public long Sequence { get; init; }
}

internal sealed class TopicMapping : IEntityTypeConfiguration<Topic>
{
    public void Configure(EntityTypeBuilder<Topic> builder)
    {
        builder.ToTable("Topics");
        builder.Property(t => t.Id).HasMaxLength(80);
    }
}

internal sealed class NewsMapping : IEntityTypeConfiguration<News>
{
    public void Configure(EntityTypeBuilder<News> builder)
    {
        builder.ToTable("News");
        builder.HasKey(n => new { n.TopicId, n.Fragment });
        builder.Property(n => n.TopicId).HasMaxLength(80);
        builder.Property(n => n.Fragment).HasMaxLength(120);
        builder.Property(n => n.Watched).HasMaxLength(120);
        builder.HasIndex(n => new { n.TopicId, n.Watched, n.Sequence });
    }
}

/// <summary>Where a topic stood when a page was drawn.</summary>
/// <param name="Sequence">The latest news that the page shows.</param>
/// <param name="AccessVersion">The version under which its reader's right to it was checked.</param>
public sealed record TopicState(long Sequence, long AccessVersion);

/// <summary>A kind of topic, and the request by which a teacher asks to watch one of it.</summary>
public interface ITopicKind
{
    /// <summary>What stands before the colon in a topic's id.</summary>
    string Kind { get; }

    /// <summary>The request, sent when the page asks and again whenever the right to watch may have ended.</summary>
    IQuery<TopicState> Watch(Guid id);
}

/// <summary>Numbers and keeps what watchers are to be told; part of the transaction that makes it true.</summary>
public sealed class TopicLog(ClustersDb db, AfterCommit afterCommit, INodeBus bus)
{
    /// <summary>Where the topic stands now; read in the same snapshot as the page.</summary>
    public async Task<TopicState> StateOf(string topic, CancellationToken cancellationToken) =>
        await db.Set<Topic>().Where(t => t.Id == topic).Select(t => new TopicState(t.Sequence, t.AccessVersion))
            .SingleOrDefaultAsync(cancellationToken) ?? new TopicState(0, 0);

    /// <summary>The versions of access of topics; 0 for one that is missing.</summary>
    public async Task<IReadOnlyDictionary<string, long>> AccessVersionsOf(IReadOnlyCollection<string> topics, CancellationToken cancellationToken) =>
        await db.Set<Topic>().Where(t => EF.Parameter(topics).Contains(t.Id)).Select(t => new { t.Id, t.AccessVersion })
            .ToDictionaryAsync(t => t.Id, t => t.AccessVersion, StringComparer.Ordinal, cancellationToken);

    /// <summary>
    /// Takes the topic's lock until the commit, for those who must decide one after the other and tell nothing, or not yet.
    /// What was read before it may be out of date.
    /// </summary>
    public Task Hold(string topic, CancellationToken cancellationToken) => db.Database.ExecuteSqlAsync(
        $"""
        INSERT INTO "Topics" ("Id", "Sequence", "AccessVersion") VALUES ({topic}, 0, 0)
        ON CONFLICT ("Id") DO UPDATE SET "Sequence" = "Topics"."Sequence"
        """, cancellationToken);

    /// <summary>Tells that fragments of the topic's pages have changed.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="fragments">Names of fragments (<see cref="FragmentName"/>).</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <returns>The number of this news within the topic.</returns>
    public async Task<long> Tell(string topic, IEnumerable<string> fragments, CancellationToken cancellationToken)
    {
        // The upsert locks the topic's row until the commit: nobody takes a later number and commits earlier.
        var sequence = (await db.Database.SqlQuery<long>(
            $"""
            INSERT INTO "Topics" ("Id", "Sequence", "AccessVersion") VALUES ({topic}, 1, 0)
            ON CONFLICT ("Id") DO UPDATE SET "Sequence" = "Topics"."Sequence" + 1 RETURNING "Sequence" AS "Value"
            """).ToListAsync(cancellationToken)).Single();
        // All in one statement, however many they are: the topic is locked meanwhile. What is named twice has one row.
        var named = fragments.Distinct(StringComparer.Ordinal).ToList();
        object[] values = [topic, sequence, .. named.SelectMany(f => new[] { f, FragmentName.Parse(f).Watched })];
        if (named.Count > 0)
        {
            var rows = string.Join(", ", Enumerable.Range(1, named.Count).Select(at => $"({{0}}, {{{2 * at}}}, {{{(2 * at) + 1}}}, {{1}})"));
            await db.Database.ExecuteSqlAsync(
                FormattableStringFactory.Create(
                    $"""
                    INSERT INTO "News" ("TopicId", "Fragment", "Watched", "Sequence") VALUES {rows}
                    ON CONFLICT ("TopicId", "Fragment") DO UPDATE SET "Sequence" = excluded."Sequence"
                    """, values), cancellationToken);
        }

        HintAfterCommit(topic);
        return sequence;
    }

    /// <summary>Makes every node check its watchers of the topic again before it sends them anything more.</summary>
    public async Task AccessChanged(string topic, CancellationToken cancellationToken)
    {
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "Topics" ("Id", "Sequence", "AccessVersion") VALUES ({topic}, 0, 1)
            ON CONFLICT ("Id") DO UPDATE SET "AccessVersion" = "Topics"."AccessVersion" + 1
            """, cancellationToken);
        HintAfterCommit(topic);
    }

    /// <summary>Makes every node close the live connections of a session that ends with this transaction.</summary>
    public void SessionEnded(Guid sessionId) => HintAfterCommit(Watchers.SessionHint + sessionId);

    private void HintAfterCommit(string hint) => afterCommit.DoOnce(hint, () => bus.Publish(hint));
}
