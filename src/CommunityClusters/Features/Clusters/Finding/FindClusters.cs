using CommunityClusters.Features.People;
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
    public sealed record Sheet(IReadOnlyList<Row> Rows, long? Next, bool KnowsMySchool);

    /// <summary>One cluster.</summary>
    /// <param name="Listing">What a stranger sees of it.</param>
    /// <param name="Kilometres">How far the middle of its schools is from the caller's; null when unknown.</param>
    public sealed record Row(Listing Listing, double? Kilometres);

    internal sealed class Validator : AbstractValidator<FindClusters>
    {
        public Validator()
        {
            RuleFor(r => r.Words).MaximumLength(200).WithMessage("find.words.long");
            RuleFor(r => r.Within).InclusiveBetween(1, 1000).WithMessage("choice.unknown");
        }
    }

    internal sealed class Handler(ClustersDb db, PeopleAccess people, Caller caller) : IRequestHandler<FindClusters, Sheet>
    {
        private const int PageSize = 20;
        private const int MostWords = 8;

        // So few clusters are looked through one by one; of more, the newest are read off the index in order.
        private const int Few = 400;

        public async Task<Sheet> Handle(FindClusters request, CancellationToken cancellationToken)
        {
            var me = caller.TeacherId is { } id ? await people.Cards.SingleAsync(t => t.Id == id, cancellationToken) : null;
            var here = me is { Latitude: { } latitude, Longitude: { } longitude } ? new Place(latitude, longitude) : null;
            var found = await Matching(TermsOf(request), request, here, cancellationToken);
            var rows = found.Select(l => new Row(l, Place.Of(l) is { } there ? here?.KilometresTo(there) : null));
            if (request.Within is { } within && here is not null)
            {
                var near = rows.Where(r => r.Kilometres <= within).OrderBy(r => r.Kilometres).ThenByDescending(r => r.Listing.Number);
                return new Sheet([.. near.Take(PageSize)], null, true);
            }

            var shown = rows.Take(PageSize).ToList();
            return new Sheet(shown, found.Count > PageSize ? shown[^1].Listing.Number : null, here is not null);
        }

        private static List<string> TermsOf(FindClusters request) =>
        [
            .. Folding.Words(request.Words).Distinct(StringComparer.Ordinal).Take(MostWords).Select(Terms.Word),
            .. request.Subject.Length > 0 ? [Terms.Subject(request.Subject)] : Array.Empty<string>(),
            .. request.Grade.Length > 0 ? [Terms.Grade(request.Grade)] : Array.Empty<string>(),
            .. request.Language.Length > 0 ? [Terms.Language(request.Language)] : Array.Empty<string>(),
            .. request.Circuit is { } circuit ? [Terms.Circuit(circuit)] : Array.Empty<string>(),
        ];

        private async Task<List<Listing>> Matching(List<string> terms, FindClusters request, Place? here, CancellationToken cancellationToken)
        {
            var listings = db.Set<Listing>().AsNoTracking();
            if (request.Within is { } within && here is not null)
            {
                var (south, north, west, east) = here.Around(within);
                listings = listings.Where(l => l.Latitude >= south && l.Latitude <= north && l.Longitude >= west && l.Longitude <= east);
                return await Having(terms, listings).Take(Few).ToListAsync(cancellationToken);
            }

            var before = request.Before ?? long.MaxValue;
            var rarest = await Rarest(terms, cancellationToken);
            var numbers = rarest is null
                ? listings.Select(l => l.Number)
                : db.Set<ListingTerm>().Where(t => t.Term == rarest).Select(t => t.Number);
            var page = numbers.Where(n => n < before);
            foreach (var term in terms.Where(t => t != rarest))
            {
                page = page.Where(n => db.Set<ListingTerm>().Any(t => t.Term == term && t.Number == n));
            }

            var chosen = await page.OrderByDescending(n => n).Take(PageSize + 1).ToListAsync(cancellationToken);
            return await listings.Where(l => chosen.Contains(l.Number)).OrderByDescending(l => l.Number).ToListAsync(cancellationToken);
        }

        private IQueryable<Listing> Having(IEnumerable<string> terms, IQueryable<Listing> listings) =>
            terms.Aggregate(listings, (some, term) => some.Where(l => db.Set<ListingTerm>().Any(t => t.Term == term && t.Number == l.Number)));

        // The term with the fewest clusters, counted only so far as it matters.
        private async Task<string?> Rarest(List<string> terms, CancellationToken cancellationToken)
        {
            var counts = new List<(string Term, int Count)>();
            foreach (var term in terms)
            {
                counts.Add((term, await db.Set<ListingTerm>().Where(t => t.Term == term).Take(Few).CountAsync(cancellationToken)));
            }

            return counts.Count == 0 ? null : counts.MinBy(c => c.Count).Term;
        }
    }
}
