using CommunityClusters.Localisation;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.BetterWords;

/// <summary>A teacher suggests a better word; colleagues see it at once, and whoever suggests the same agrees with it.</summary>
public sealed record SuggestWord : ICommand<Unit>, ISignedIn
{
    /// <summary>The code of the language.</summary>
    public string Language { get; init; } = "";

    /// <summary>The sentence's key.</summary>
    public string Key { get; init; } = "";

    /// <summary>Whether it is for the plural category "one".</summary>
    public bool IsOne { get; init; }

    /// <summary>The better sentence, with the placeholders of the English one.</summary>
    public string Text { get; init => field = value.OneLine(); } = "";

    internal sealed class Validator : AbstractValidator<SuggestWord>
    {
        private const string Count = "{count}";

        public Validator(Words words)
        {
            RuleFor(r => r.Text).Cascade(CascadeMode.Stop)
                .NotEmpty().WithMessage("better.text.missing")
                .MaximumLength(Suggestion.LongestText).WithMessage("better.text.long")
                .Must((r, text) => !Named(words, r).Any(w => w.Present == text)).WithMessage("better.text.same")
                .Must((r, text) => Named(words, r).All(w => KeepsPlaceholders(w, text)))
                .WithMessage("better.text.placeholders")
                .WithState(r => new (string, object?)[] { ("names", string.Join(' ', Named(words, r).SelectMany(w => Words.PlaceholdersOf(w.English)))) });
        }

        // The handler says of a sentence that there is none.
        private static IEnumerable<Wording> Named(Words words, SuggestWord request) =>
            SuggestionList.Languages.Where(l => l.Code == request.Language).SelectMany(words.Wordings)
                .Where(w => w.Key == request.Key && w.IsOne == request.IsOne);

        // What is said of one may leave the number out, as English does.
        private static bool KeepsPlaceholders(Wording wording, string text)
        {
            var (asked, given) = (Words.PlaceholdersOf(wording.English), Words.PlaceholdersOf(text));
            return asked.SequenceEqual(given, StringComparer.Ordinal)
                || (wording.IsOne && asked.Where(p => p != Count).SequenceEqual(given.Where(p => p != Count), StringComparer.Ordinal));
        }
    }

    internal sealed class Handler(ClustersDb db, Caller caller, SuggestionList suggestions, TimeProvider time) : IRequestHandler<SuggestWord, Unit>
    {
        public async Task<Unit> Handle(SuggestWord request, CancellationToken cancellationToken)
        {
            _ = suggestions.Wording(request.Language, request.Key, request.IsOne);
            await suggestions.TakeTurns(request.Language, cancellationToken);
            var same = await db.Set<Suggestion>().SingleOrDefaultAsync(
                s => s.Language == request.Language && s.Key == request.Key && s.IsOne == request.IsOne && s.Text == request.Text, cancellationToken);
            if (same is null)
            {
                await MustNotBeTooMany(cancellationToken);
                same = new Suggestion
                {
                    Language = request.Language,
                    Key = request.Key,
                    IsOne = request.IsOne,
                    Text = request.Text,
                    MadeBy = caller.Teacher,
                    MadeAt = time.GetUtcNow(),
                };
                db.Add(same);
            }

            await suggestions.Agree(same, cancellationToken);
            return Unit.Value;
        }

        private async Task MustNotBeTooMany(CancellationToken cancellationToken)
        {
            var since = time.GetUtcNow().AddDays(-1);
            if (await db.Set<Suggestion>().CountAsync(s => s.MadeBy == caller.Teacher && s.MadeAt > since, cancellationToken) >= Suggestion.MostADay)
            {
                throw new RuleBrokenException("better.many", ("most", Suggestion.MostADay));
            }
        }
    }
}
