using System.Globalization;
using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.BetterWords;

/// <summary>The sentences of the program in a language, to be found and said better.</summary>
public sealed class IndexPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>The code of the language; the page's own where none is named.</summary>
    [BindProperty(SupportsGet = true, Name = "language")]
    public string? Code { get; set; }

    /// <summary>What is looked for.</summary>
    [BindProperty(SupportsGet = true, Name = "text")]
    public string Text { get; set; } = "";

    /// <summary>At which place among the sentences the page begins.</summary>
    [BindProperty(SupportsGet = true, Name = "from")]
    public int From { get; set; }

    /// <summary>The language.</summary>
    public Language Language { get; private set; } = null!;

    /// <summary>What it shows.</summary>
    public FindWords.Sheet Sheet { get; private set; } = new([], null);

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Text = Text.Length > FindWords.LongestText ? Text[..FindWords.LongestText] : Text;
        var language = Languages.Named(Code) ?? Languages.Of(CultureInfo.CurrentUICulture);
        Language = language == Languages.English ? Suggestible[0] : language;
        Sheet = await Mediator.Send(new FindWords(Language.Code, Text.OneLine(), From), cancellationToken);
        return Page();
    }

    /// <summary>The languages for which better words are suggested.</summary>
    public IReadOnlyList<Language> Suggestible { get; } = [.. SuggestionList.Languages];

    /// <summary>Says that one would say it so, too, or no longer.</summary>
    public Task<IActionResult> OnPostAgreeAsync(Guid suggestionId, bool noLonger, string? then, CancellationToken cancellationToken) => Send(
        new AgreeWithWord(suggestionId, noLonger),
        _ => LocalRedirect(Url.IsLocalUrl(then) ? then! : "/words"),
        cancellationToken);
}
