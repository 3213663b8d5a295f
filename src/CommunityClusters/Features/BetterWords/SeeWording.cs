using CommunityClusters.Pipeline;
using MediatR;

namespace CommunityClusters.Features.BetterWords;

/// <summary>One sentence of the program, and how teachers would say it.</summary>
/// <param name="Language">The code of the language.</param>
/// <param name="Key">The sentence's key.</param>
/// <param name="IsOne">Whether what is said of the plural category "one" is meant.</param>
public sealed record SeeWording(string Language, string Key, bool IsOne) : IQuery<FindWords.Row>, ISignedIn
{
    internal sealed class Handler(SuggestionList suggestions) : IRequestHandler<SeeWording, FindWords.Row>
    {
        public async Task<FindWords.Row> Handle(SeeWording request, CancellationToken cancellationToken)
        {
            var wording = suggestions.Wording(request.Language, request.Key, request.IsOne);
            var found = await suggestions.Of(request.Language, [request.Key], cancellationToken);
            return new FindWords.Row(wording, [.. found[(request.Key, request.IsOne)]]);
        }
    }
}
