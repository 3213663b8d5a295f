using System.Text.Encodings.Web;
using System.Text.Json;
using CommunityClusters.Localisation;

namespace CommunityClusters.Features.BetterWords;

/// <summary>The owner's door to what teachers suggested: one JSON array, which other programs can read.</summary>
internal sealed class ListSuggestions(OwnersConsole console, Words words)
{
    private static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,

        // It goes to a terminal or a file and never into a page; Urdu is to be read as Urdu.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Says the suggestions of one language, or of all; its exit code is 0, or 2 for a language that there is not.</summary>
    public async Task<int> Run(string? language, CancellationToken cancellationToken)
    {
        if (language is not null && SuggestionList.Languages.All(l => l.Code != language))
        {
            console.Say(words["words.usage", ("codes", string.Join(", ", SuggestionList.Languages.Select(l => l.Code)))]);
            return OwnersConsole.Unusable;
        }

        console.Say(JsonSerializer.Serialize(await console.Ask(new SuggestedWords(language), cancellationToken), Readable));
        return 0;
    }
}
