using CommunityClusters.Localisation;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Places;

/// <summary>Schools by what a teacher has typed so far of the name, and perhaps of the town or circuit; slips are forgiven.</summary>
/// <param name="Text">What was typed.</param>
public sealed record FindSchool(string? Text) : IQuery<IReadOnlyList<FindSchool.Row>>, ISignedIn
{
    /// <summary>How many are shown at most.</summary>
    public const int Most = 8;

    /// <summary>Where more is typed than this, the rest is not looked at.</summary>
    public const int LongestText = 100;

    /// <summary>A school that may be meant.</summary>
    public sealed record Row
    {
        /// <summary>Its id.</summary>
        public required Guid Id { get; init; }

        /// <summary>Its name.</summary>
        public required string Name { get; init; }

        /// <summary>Town or village, or empty.</summary>
        public required string Town { get; init; }

        /// <summary>Its circuit's name, where it is known.</summary>
        public required string? Circuit { get; init; }
    }

    internal sealed class Handler(ClustersDb db, PlacesAccess places) : IRequestHandler<FindSchool, IReadOnlyList<Row>>
    {
        // Enough that the right one is among them before names are compared word by word.
        private const int Candidates = 120;

        public async Task<IReadOnlyList<Row>> Handle(FindSchool request, CancellationToken cancellationToken)
        {
            var text = request.Text.OneLine();
            text = text.Length > LongestText ? text[..LongestText] : text;
            var wanted = Trigrams.OfTyped(Folding.Words(text)).ToList();
            if (wanted.Count == 0)
            {
                return [];
            }

            // Asked in two steps: joined in one, PostgreSQL would rather read all entries than look up a hundred.
            var sharing = await db.Set<SchoolTrigram>().Where(t => wanted.Contains(t.Trigram)).GroupBy(t => t.EntryId)
                .Select(g => new { EntryId = g.Key, Shared = g.Count() })
                .OrderByDescending(s => s.Shared).ThenBy(s => s.EntryId).Take(Candidates).Select(s => s.EntryId).ToListAsync(cancellationToken);
            var candidates = await (
                from entry in db.Set<SchoolEntry>()
                where sharing.Contains(entry.Id)
                join school in places.Schools on entry.SchoolId equals school.Id
                join circuit in places.Circuits on school.CircuitId equals circuit.Id into circuits
                from circuit in circuits.DefaultIfEmpty()
                select new Row { Id = school.Id, Name = school.Name, Town = school.Town, Circuit = circuit.Name }).ToListAsync(cancellationToken);
            var likeness = new Likeness(text);
            return [.. candidates.Select(c => (Row: c, Fit: likeness.Of(c.Name, $"{c.Town} {c.Circuit}")))
                .Where(c => c.Fit >= Likeness.Least)
                .OrderByDescending(c => c.Fit).ThenBy(c => c.Row.Name, StringComparer.Ordinal).ThenBy(c => c.Row.Id)
                .Take(Most).Select(c => c.Row)];
        }
    }
}
