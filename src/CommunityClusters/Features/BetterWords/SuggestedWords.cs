using CommunityClusters.Localisation;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.BetterWords;

/// <summary>All better words that teachers suggested, for the owner, who puts them into the files of the languages. No names.</summary>
/// <param name="Language">The code of one language; null for all.</param>
public sealed record SuggestedWords(string? Language) : IQuery<IReadOnlyList<SuggestedWords.Row>>, IOwner
{
    /// <summary>One suggestion beside what is said now.</summary>
    /// <param name="Language">The code of the language.</param>
    /// <param name="Key">The sentence's key.</param>
    /// <param name="Form">The plural category; null for a sentence that has none.</param>
    /// <param name="English">The English sentence; null where the program no longer says it.</param>
    /// <param name="Present">How it is said now.</param>
    /// <param name="Suggested">How teachers would say it.</param>
    /// <param name="Teachers">How many of them.</param>
    /// <param name="Since">When it was first suggested.</param>
    public sealed record Row(string Language, string Key, string? Form, string? English, string? Present, string Suggested, int Teachers, DateTimeOffset Since);

    internal sealed class Handler(ClustersDb db, Words words) : IRequestHandler<SuggestedWords, IReadOnlyList<Row>>
    {
        public async Task<IReadOnlyList<Row>> Handle(SuggestedWords request, CancellationToken cancellationToken)
        {
            var suggested = await (
                from suggestion in db.Set<Suggestion>().AsNoTracking()
                where request.Language == null || suggestion.Language == request.Language
                let teachers = db.Set<Agreement>().Count(a => a.SuggestionId == suggestion.Id)
                orderby suggestion.Language, suggestion.Key, suggestion.IsOne, teachers descending, suggestion.MadeAt
                select new { Suggestion = suggestion, Teachers = teachers }).ToListAsync(cancellationToken);
            var wordings = SuggestionList.Languages.SelectMany(l => words.Wordings(l).Select(w => (l.Code, Wording: w)))
                .ToLookup(w => (w.Code, w.Wording.Key), w => w.Wording);
            return [.. suggested.Select(s => RowOf(s.Suggestion, s.Teachers, [.. wordings[(s.Suggestion.Language, s.Suggestion.Key)]]))];
        }

        private static Row RowOf(Suggestion suggestion, int teachers, IReadOnlyList<Wording> wordings)
        {
            var wording = wordings.FirstOrDefault(w => w.IsOne == suggestion.IsOne);
            var form = suggestion.IsOne ? "one" : wordings.Count > 1 ? "other" : null;
            return new Row(suggestion.Language, suggestion.Key, form, wording?.English, wording?.Present, suggestion.Text, teachers, suggestion.MadeAt);
        }
    }
}
