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

/// <summary>Which of 4,096 listings in a row have a term, so that terms that seldom meet are compared so many at a step.</summary>
public sealed class ListingBlock
{
    /// <summary>The term.</summary>
    public required string Term { get; init; }

    /// <summary>The listings' numbers, divided by <see cref="BlockOfNumbers.Size"/>.</summary>
    public long Block { get; init; }

    /// <summary>The listings, as <see cref="BlockOfNumbers"/> writes them; never empty.</summary>
    public required byte[] Numbers { get; set; }
}

/// <summary>Keeps by what each listing is found, listing by listing and block by block.</summary>
[PartOfFeature]
public sealed class Postings(ClustersDb db)
{
    private const int FirstStep = 4;

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
        await Enter(listing.Number, [.. gone.Select(t => t.Term)], (numbers, number) => numbers.Remove(number), cancellationToken);
        await Enter(listing.Number, added, (numbers, number) => numbers.Add(number), cancellationToken);
    }

    /// <summary>The newest listings that have all of the terms, the first of which should be the most telling.</summary>
    internal async Task<List<long>> Having(IReadOnlyList<string> terms, long before, int most, CancellationToken cancellationToken)
    {
        List<long> found = [];
        var last = BlockOfNumbers.Of(before - 1);

        // Common terms meet in the newest blocks; for those that do not, each step looks at more.
        for (var step = FirstStep; found.Count < most; step *= 4)
        {
            var first = await db.Set<ListingBlock>().AsNoTracking().Where(b => b.Term == terms[0] && b.Block <= last).OrderByDescending(b => b.Block).Take(step).ToListAsync(cancellationToken);
            if (first.Count == 0)
            {
                break;
            }

            var blocks = first.ConvertAll(b => b.Block);
            var rest = terms.Count == 1 ? [] : await db.Set<ListingBlock>().AsNoTracking().Where(b => terms.Skip(1).Contains(b.Term) && blocks.Contains(b.Block)).ToListAsync(cancellationToken);
            var others = rest.ToLookup(b => b.Block, b => BlockOfNumbers.Read(b.Numbers));
            found.AddRange(first.Where(b => others[b.Block].Count() == terms.Count - 1)
                .SelectMany(b => others[b.Block].Aggregate(BlockOfNumbers.Read(b.Numbers), (all, more) => all.And(more)).Newest(b.Block))
                .Where(n => n < before).Take(most - found.Count));
            last = blocks[^1] - 1;
        }

        return found;
    }

    /// <summary>Those of some listings that have all of the terms.</summary>
    internal IQueryable<Listing> Having(IEnumerable<string> terms, IQueryable<Listing> listings) =>
        terms.Aggregate(listings, (some, term) => some.Where(l => db.Set<ListingTerm>().Any(t => t.Term == term && t.Number == l.Number)));

    private async Task Enter(long number, List<string> terms, Action<BlockOfNumbers, long> enter, CancellationToken cancellationToken)
    {
        var block = BlockOfNumbers.Of(number);
        var present = await db.Set<ListingBlock>().Where(b => b.Block == block && terms.Contains(b.Term)).ToDictionaryAsync(b => b.Term, StringComparer.Ordinal, cancellationToken);
        foreach (var term in terms)
        {
            var row = present.GetValueOrDefault(term);
            var numbers = BlockOfNumbers.Read(row?.Numbers ?? []);
            enter(numbers, number);
            if (row is not null && numbers.IsEmpty)
            {
                db.Remove(row);
            }
            else if (row is not null)
            {
                row.Numbers = numbers.Write();
            }
            else if (!numbers.IsEmpty)
            {
                db.Add(new ListingBlock { Term = term, Block = block, Numbers = numbers.Write() });
            }
        }
    }
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
        builder.Property(b => b.Term).HasMaxLength(100);
    }
}
