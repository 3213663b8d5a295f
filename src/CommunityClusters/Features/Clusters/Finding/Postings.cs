using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CommunityClusters.Features.Clusters.Finding;

/// <summary>One thing by which a listed cluster is found: a word, a subject, a grade, a language or a circuit.</summary>
public sealed class ListingTerm
{
    /// <summary>Kind and value: <c>word:physics</c>, <c>grade:11</c>.</summary>
    public required string Term { get; init; }

    /// <summary>The listing's number, so that a term's clusters stand in the order in which they are shown.</summary>
    public long Number { get; init; }

    /// <summary>The cluster.</summary>
    public Guid ClusterId { get; init; }
}

/// <summary>
/// Which of 63 listings in a row have a term, a bit each. Terms that many clusters have and that seldom meet are compared so
/// many at a step.
/// </summary>
public sealed class ListingBlock
{
    /// <summary>How many listings stand in a block: as many as a number has bits beside its sign.</summary>
    public const int Size = 63;

    /// <summary>The term.</summary>
    public required string Term { get; init; }

    /// <summary>The listings' numbers, divided by <see cref="Size"/>.</summary>
    public long Block { get; init; }

    /// <summary>Bit n stands for the nth listing of the block.</summary>
    public long Bits { get; init; }

    internal static (long Block, long Bit) Of(long number) => (number / Size, 1L << (int)(number % Size));

    internal static IEnumerable<long> Newest(long block, long bits) =>
        Enumerable.Range(0, Size).Where(n => (bits >> n & 1) == 1).Select(n => (block * Size) + n).Reverse();
}

/// <summary>Keeps by what each listing is found, listing by listing and block by block.</summary>
[PartOfFeature]
public sealed class Postings(ClustersDb db)
{
    /// <summary>Makes these, and no others, the terms of a listing.</summary>
    /// <param name="listing">The listing.</param>
    /// <param name="terms">Its terms; none where it is taken out.</param>
    /// <param name="hold">Keeps others from changing what is found; what many share is changed one after the other.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task Become(Listing listing, IReadOnlySet<string> terms, Func<Task> hold, CancellationToken cancellationToken)
    {
        var present = await db.Set<ListingTerm>().Where(t => t.ClusterId == listing.ClusterId).ToListAsync(cancellationToken);
        var gone = present.Where(t => !terms.Contains(t.Term)).ToList();
        var added = terms.Except(present.Select(t => t.Term), StringComparer.Ordinal).ToList();
        if (gone.Count + added.Count == 0)
        {
            return;
        }

        await hold();
        db.RemoveRange(gone);
        db.AddRange(added.Select(t => new ListingTerm { Term = t, Number = listing.Number, ClusterId = listing.ClusterId }));
        var (block, bit) = ListingBlock.Of(listing.Number);
        var unset = gone.Select(t => t.Term).ToList();
        if (unset.Count > 0)
        {
            await db.Set<ListingBlock>().Where(b => b.Block == block && unset.Contains(b.Term))
                .ExecuteUpdateAsync(s => s.SetProperty(b => b.Bits, b => b.Bits & ~bit), cancellationToken);
        }

        foreach (var term in added)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO "ListingBlocks" ("Term", "Block", "Bits") VALUES ({term}, {block}, {bit})
                ON CONFLICT ("Term", "Block") DO UPDATE SET "Bits" = "ListingBlocks"."Bits" | excluded."Bits"
                """, cancellationToken);
        }
    }

    /// <summary>The newest listings that have all of the terms, the first of which should be the most telling.</summary>
    internal async Task<List<long>> Having(IReadOnlyList<string> terms, long before, int most, CancellationToken cancellationToken)
    {
        var last = (before - 1) / ListingBlock.Size;
        var blocks = db.Set<ListingBlock>().Where(b => b.Term == terms[0] && b.Block <= last && b.Bits != 0).Select(b => new { b.Block, b.Bits });
        foreach (var term in terms.Skip(1))
        {
            blocks = from some in blocks
                     from more in db.Set<ListingBlock>()
                     where more.Term == term && more.Block == some.Block && (some.Bits & more.Bits) != 0
                     select new { some.Block, Bits = some.Bits & more.Bits };
        }

        // Of the first block, all may stand behind where the page begins.
        var found = await blocks.OrderByDescending(b => b.Block).Take(most + 1).ToListAsync(cancellationToken);
        return [.. found.SelectMany(b => ListingBlock.Newest(b.Block, b.Bits)).Where(n => n < before).Take(most)];
    }

    /// <summary>Those of some listings that have all of the terms.</summary>
    internal IQueryable<Listing> Having(IEnumerable<string> terms, IQueryable<Listing> listings) =>
        terms.Aggregate(listings, (some, term) => some.Where(l => db.Set<ListingTerm>().Any(t => t.Term == term && t.Number == l.Number)));
}

internal sealed class ListingTermMapping : IEntityTypeConfiguration<ListingTerm>
{
    public void Configure(EntityTypeBuilder<ListingTerm> builder)
    {
        builder.ToTable("ListingTerms");
        builder.HasKey(t => new { t.Term, t.Number });
        builder.Property(t => t.Term).HasMaxLength(100);
        builder.HasIndex(t => t.ClusterId);
        builder.HasOne<Cluster>().WithMany().HasForeignKey(t => t.ClusterId);
    }
}

internal sealed class ListingBlockMapping : IEntityTypeConfiguration<ListingBlock>
{
    public void Configure(EntityTypeBuilder<ListingBlock> builder)
    {
        builder.ToTable("ListingBlocks");
        builder.HasKey(b => new { b.Term, b.Block });

        // Read from the index alone, for a term's rows lie all over the table.
        builder.HasIndex(b => new { b.Term, b.Block, b.Bits });
        builder.Property(b => b.Term).HasMaxLength(100);
    }
}
