using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.People.SigningIn;

/// <summary>A teacher adds passkeys and takes them away.</summary>
public sealed class PasskeysPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>What was typed.</summary>
    [BindProperty]
    public KeepPasskey Ask { get; set; } = new();

    /// <summary>Which is to be taken away.</summary>
    [BindProperty]
    public ForgetPasskey Gone { get; set; } = new();

    /// <summary>The passkeys there are.</summary>
    public MyWaysIn.Sheet Sheet { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Sheet = await Mediator.Send(new MyWaysIn(), cancellationToken);
        return Page();
    }

    /// <summary>Gives the browser what it needs to make a passkey.</summary>
    public async Task<IActionResult> OnPostOfferAsync(CancellationToken cancellationToken) =>
        new JsonResult(await Mediator.Send(new OfferPasskey(), cancellationToken));

    /// <summary>Keeps the passkey that the browser made.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        Send(Ask, _ => this.DoneTo("passkey.kept"), cancellationToken);

    /// <summary>Takes one away.</summary>
    public Task<IActionResult> OnPostForgetAsync(CancellationToken cancellationToken) =>
        Send(nameof(Gone), Gone, _ => Task.FromResult(this.DoneTo("passkey.forgotten")), cancellationToken);
}
