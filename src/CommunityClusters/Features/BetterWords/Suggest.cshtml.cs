using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.BetterWords;

/// <summary>One sentence of the program, and the place to say it better.</summary>
public sealed class SuggestPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>What was typed.</summary>
    [BindProperty]
    public SuggestWord Ask { get; set; } = new();

    /// <summary>The code of the language.</summary>
    [BindProperty(SupportsGet = true, Name = "language")]
    public string Code { get; set; } = "";

    /// <summary>The sentence's key.</summary>
    [BindProperty(SupportsGet = true, Name = "key")]
    public string Key { get; set; } = "";

    /// <summary>Whether what is said of the plural category "one" is meant.</summary>
    [BindProperty(SupportsGet = true, Name = "one")]
    public bool IsOne { get; set; }

    /// <summary>The language.</summary>
    public Language Language { get; private set; } = null!;

    /// <summary>What it shows.</summary>
    public FindWords.Row Row { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Row = await Mediator.Send(new SeeWording(Code, Key, IsOne), cancellationToken);
        Language = Languages.Named(Code)!;
        return Page();
    }

    /// <summary>Suggests what was typed.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => Send(
        Ask with { Language = Code, Key = Key, IsOne = IsOne },
        _ => RedirectToPage(new { language = Code, key = Key, one = IsOne }),
        cancellationToken);
}
