using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.People;

/// <summary>The languages in which the pages are there; who chooses one goes back to where they were.</summary>
public sealed class LanguagePage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>What was chosen.</summary>
    [BindProperty]
    public ChooseLanguage Ask { get; set; } = new();

    /// <summary>Where to go on, within this site.</summary>
    [BindProperty(SupportsGet = true, Name = "then")]
    public string? Then { get; set; }

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        // The frame of the page shows a teacher other ways than a visitor.
        await Mediator.Send(new WhoAmI(), cancellationToken);
        return Page();
    }

    /// <summary>Keeps the language and goes on in it.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => Send(
        Ask,
        isTeachers =>
        {
            HttpContext.KeepLanguage(Languages.Named(Ask.Language)!, isTeachers);
            return this.GoOn(Then, otherwise: "/");
        },
        cancellationToken);
}
