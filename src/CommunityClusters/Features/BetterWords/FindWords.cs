using CommunityClusters.Localisation;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;

namespace CommunityClusters.Features.BetterWords;

/// <summary>Sentences of the program by words of theirs in English or in the language, and the better words suggested for them, 15 at a time.</summary>
/// <param name="Language">The code of the language.</param>
/// <param name="Text">What was typed; empty for all of them.</param>
/// <param name="From">Only those from this place among all sentences on; 0 for the beginning.</param>
public sealed record FindWords(string Language, string Text = "", int From = 0) : IQuery<FindWords.Sheet>, ISignedIn
{
    /// <summary>The most characters that are looked for.</summary>
    public const int LongestText = 200;

    /// <summary>One page of sentences.</summary>
    /// <param name="Rows">The sentences.</param>
    /// <param name="Next">At which place the next page begins; null on the last.</param>
    public sealed record Sheet(IReadOnlyList<Row> Rows, int? Next);

    /// <summary>One sentence.</summary>
    /// <param name="Wording">How it is said in English and in the language.</param>
    /// <param name="Suggestions">How teachers would say it.</param>
    public sealed record Row(Wording Wording, IReadOnlyList<SuggestionRow> Suggestions);

    internal sealed class Validator : AbstractValidator<FindWords>
    {
        public Validator() => RuleFor(r => r.Text).MaximumLength(LongestText).WithMessage("find.words.long");
    }

    internal sealed class Handler(Words words, SuggestionList suggestions) : IRequestHandler<FindWords, Sheet>
    {
        private const int PageSize = 15;

        public async Task<Sheet> Handle(FindWords request, CancellationToken cancellationToken)
        {
            var wanted = Folding.Words(request.Text);
            var page = words.Wordings(SuggestionList.Named(request.Language)).Index().Skip(request.From)
                .Where(w => Holds(w.Item.English, wanted) || Holds(w.Item.Present, wanted)).Take(PageSize + 1).ToList();
            var shown = page.Take(PageSize).Select(w => w.Item).ToList();
            var found = await suggestions.Of(request.Language, [.. shown.Select(w => w.Key).Distinct(StringComparer.Ordinal)], cancellationToken);
            return new Sheet([.. shown.Select(w => new Row(w, [.. found[(w.Key, w.IsOne)]]))], page.Count > PageSize ? page[PageSize].Index : null);
        }

        // The beginning of each word is enough, as on a phone's keyboard.
        private static bool Holds(string sentence, IReadOnlyList<string> wanted) =>
            wanted.Count == 0 || (Folding.Words(sentence) is var said && wanted.All(w => said.Any(s => s.StartsWith(w, StringComparison.Ordinal))));
    }
}
