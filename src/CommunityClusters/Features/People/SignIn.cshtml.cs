using CommunityClusters.Features.People.SigningIn;
using CommunityClusters.Identity;
using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.People;

/// <summary>A teacher signs in and goes on where they were going.</summary>
public sealed class SignInPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>What was typed.</summary>
    [BindProperty]
    public SignIn Ask { get; set; } = new();

    /// <summary>What a passkey answered.</summary>
    [BindProperty]
    public SignInByPasskey Key { get; set; } = new();

    /// <summary>Where to go on, within this site.</summary>
    [BindProperty(SupportsGet = true, Name = "then")]
    public string? Then { get; set; }

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        // A session that was ended elsewhere is found ended here, and the phone drops what it kept of it.
        await Mediator.Send(new WhoAmI(), cancellationToken);
        return Page();
    }

    /// <summary>Signs in.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => Send(
        Ask, signedIn => GoesIn(signedIn, Ask.Shared), cancellationToken);

    /// <summary>Gives the browser what it needs to ask for a passkey.</summary>
    public async Task<IActionResult> OnPostOfferAsync(CancellationToken cancellationToken) =>
        new JsonResult(await Mediator.Send(new OfferPasskeySignIn(), cancellationToken));

    /// <summary>Signs in by a passkey.</summary>
    public Task<IActionResult> OnPostPasskeyAsync(CancellationToken cancellationToken) => Send(
        nameof(Key), Key, signedIn => GoesIn(signedIn, Key.Shared), cancellationToken);

    private async Task<IActionResult> GoesIn(SignedIn signedIn, bool shared)
    {
        await HttpContext.KeepSession(signedIn.SessionId, kept: !shared);
        if (!shared)
        {
            HttpContext.RememberProven(signedIn.SignInName);
        }

        return this.GoOn(Then, otherwise: "/");
    }
}
