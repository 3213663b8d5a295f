using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.People.SigningIn;

/// <summary>A teacher names what may be typed in place of the sign-in name.</summary>
public sealed class HintsPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>What was typed.</summary>
    [BindProperty]
    public KeepSignInHints Ask { get; set; } = new();

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        var sheet = await Mediator.Send(new MyWaysIn(), cancellationToken);
        if (HttpMethods.IsGet(Request.Method) || HttpMethods.IsHead(Request.Method))
        {
            Ask = new KeepSignInHints { Email = sheet.Email, Phone = sheet.Phone };
        }

        return Page();
    }

    /// <summary>Keeps them.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        Send(Ask, _ => this.DoneTo("hints.kept"), cancellationToken);
}
