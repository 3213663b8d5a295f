using CommunityClusters.Localisation;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Places;

/// <summary>Circuits by what a teacher typed of the name, for a school that they add.</summary>
/// <param name="Text">What was typed.</param>
public sealed record FindCircuit(string? Text) : IQuery<IReadOnlyList<FindCircuit.Row>>, ISignedIn
{
    /// <summary>How many are shown at most.</summary>
    public const int Most = 8;

    /// <summary>A circuit that may be meant; names repeat, so the district stands beside it.</summary>
    public sealed record Row(Guid Id, string Name, string District, string Province);

    internal sealed class Handler(ClustersDb db) : IRequestHandler<FindCircuit, IReadOnlyList<Row>>
    {
        private const int Candidates = 100;

        public async Task<IReadOnlyList<Row>> Handle(FindCircuit request, CancellationToken cancellationToken)
        {
            var text = request.Text.OneLine();
            text = text.Length > Circuit.LongestName ? text[..Circuit.LongestName] : text;
            var wanted = Trigrams.OfTyped(Folding.Words(text)).ToList();
            if (wanted.Count == 0)
            {
                return [];
            }

            var sharing = db.Set<CircuitTrigram>().Where(t => wanted.Contains(t.Trigram)).GroupBy(t => t.CircuitId)
                .Select(g => new { CircuitId = g.Key, Shared = g.Count() })
                .OrderByDescending(s => s.Shared).ThenBy(s => s.CircuitId).Take(Candidates);
            var candidates = await (
                from shared in sharing
                join circuit in db.Set<Circuit>() on shared.CircuitId equals circuit.Id
                select new Row(circuit.Id, circuit.Name, circuit.District == "" ? circuit.Region : circuit.District, circuit.Province)).ToListAsync(cancellationToken);
            var likeness = new Likeness(text);
            return [.. candidates.Select(c => (Row: c, Fit: likeness.Of(c.Name, $"{c.District} {c.Province}")))
                .Where(c => c.Fit >= Likeness.Least)
                .OrderByDescending(c => c.Fit).ThenBy(c => c.Row.Name, StringComparer.Ordinal).ThenBy(c => c.Row.Id)
                .Take(Most).Select(c => c.Row)];
        }
    }
}
