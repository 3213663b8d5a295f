using CommunityClusters.Features.People;
using CommunityClusters.Features.Places;
using CommunityClusters.Localisation;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Clusters.Finding;

/// <summary>Finds clusters that chose to be found, by what they are about, where they are, and how far from my school.</summary>
public sealed record FindClusters : IQuery<FindClusters.Sheet>, IAnyone
{
    /// <summary>Words of the name, the circuits and the purpose; all must occur.</summary>
    public string Words { get; init => field = value.OneLine(); } = "";

    /// <summary>The code of a subject, or empty.</summary>
    public string Subject { get; init; } = "";

    /// <summary>The code of a grade, or empty.</summary>
    public string Grade { get; init; } = "";

    /// <summary>The code of a language, or empty.</summary>
    public string Language { get; init; } = "";

    /// <summary>A circuit that members come from.</summary>
    public Guid? Circuit { get; init; }

    /// <summary>Only within so many kilometres of the caller's school, the nearest first; null for any distance.</summary>
    public int? Within { get; init; }

    /// <summary>Only those listed before this number; null for the newest. Not used with <see cref="Within"/>.</summary>
    public long? Before { get; init; }

    /// <summary>What was found.</summary>
    /// <param name="Rows">The clusters.</param>
    /// <param name="Next">What to ask for the next page with; null on the last.</param>
    /// <param name="KnowsMySchool">Whether the caller's school, and where it is, is known.</param>
    /// <param name="Circuits">Circuits to choose among: the caller's own, and the one that was asked for.</param>
    public sealed record Sheet(IReadOnlyList<Row> Rows, long? Next, bool KnowsMySchool, IReadOnlyList<CircuitCard> Circuits);

    /// <summary>One cluster.</summary>
    /// <param name="Listing">What a stranger sees of it.</param>
    /// <param name="Kilometres">How far the middle of its schools is from the caller's; null when unknown.</param>
    public sealed record Row(Listing Listing, double? Kilometres);

    internal sealed class Validator : AbstractValidator<FindClusters>
    {
        public Validator()
        {
            RuleFor(r => r.Words).MaximumLength(200).WithMessage("find.words.long");
            RuleFor(r => r.Before).GreaterThan(0).WithMessage("choice.unknown");
            RuleFor(r => r.Within).InclusiveBetween(1, 1000).WithMessage("choice.unknown");
        }
    }

    internal sealed class Handler(ClustersDb db, PeopleAccess people, PlacesAccess places, Postings postings, Neighbours neighbours, Caller caller) : IRequestHandler<FindClusters, Sheet>
    {
        private const int PageSize = 20;
        private const int MostWords = 8;

        public async Task<Sheet> Handle(FindClusters request, CancellationToken cancellationToken)
        {
            var me = caller.TeacherId is { } id ? await people.Cards.SingleAsync(t => t.Id == id, cancellationToken) : null;
            var here = me is { Latitude: { } latitude, Longitude: { } longitude } ? new Place(latitude, longitude) : null;
            var terms = TermsOf(request);
            var circuits = await Circuits([.. new[] { me?.CircuitId, request.Circuit }.OfType<Guid>()], cancellationToken);
            if (request.Within is { } within && here is not null)
            {
                var near = await neighbours.Nearest(here, within, terms, PageSize, cancellationToken);
                var rows = await Listings([.. near.Select(n => n.Number)], here, cancellationToken);
                return new Sheet([.. rows.OrderBy(r => r.Kilometres).ThenByDescending(r => r.Listing.Number)], null, true, circuits);
            }

            var before = request.Before ?? long.MaxValue;
            var found = terms.Count > 0
                ? await postings.Having(terms, before, PageSize + 1, cancellationToken)
                : await db.Set<Listing>().Where(l => l.Number < before).OrderByDescending(l => l.Number).Select(l => l.Number).Take(PageSize + 1).ToListAsync(cancellationToken);
            var shown = found.Take(PageSize).ToList();
            return new Sheet(await Listings(shown, here, cancellationToken), found.Count > PageSize ? shown[^1] : null, here is not null, circuits);
        }

        private async Task<List<CircuitCard>> Circuits(List<Guid> ids, CancellationToken cancellationToken) =>
            ids.Count == 0 ? [] : await places.Circuits.Where(c => ids.Contains(c.Id)).OrderBy(c => c.Name).ToListAsync(cancellationToken);

        // The most telling first: what few clusters have is looked up quickly in what many have.
        private static List<string> TermsOf(FindClusters request) =>
        [
            .. request.Circuit is { } circuit ? [Terms.Circuit(circuit)] : Array.Empty<string>(),
            .. Folding.Words(request.Words).Select(Terms.Word).Distinct(StringComparer.Ordinal).Take(MostWords),
            .. request.Language.Length > 0 ? [Terms.Language(request.Language)] : Array.Empty<string>(),
            .. request.Subject.Length > 0 ? [Terms.Subject(request.Subject)] : Array.Empty<string>(),
            .. request.Grade.Length > 0 ? [Terms.Grade(request.Grade)] : Array.Empty<string>(),
        ];

        private async Task<List<Row>> Listings(List<long> numbers, Place? here, CancellationToken cancellationToken) =>
        [
            .. (await db.Set<Listing>().AsNoTracking().Where(l => numbers.Contains(l.Number)).OrderByDescending(l => l.Number).ToListAsync(cancellationToken))
                .Select(l => new Row(l, Place.Of(l) is { } there ? here?.KilometresTo(there) : null)),
        ];
    }
}
