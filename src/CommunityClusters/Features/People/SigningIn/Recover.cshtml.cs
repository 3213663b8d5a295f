using CommunityClusters.Identity;
using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.People.SigningIn;

/// <summary>A teacher who lost the password comes back in.</summary>
public sealed class RecoverPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>What was typed.</summary>
    [BindProperty]
    public RecoverAccount Ask { get; set; } = new();

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        await Mediator.Send(new WhoAmI(), cancellationToken);
        return Page();
    }

    /// <summary>Sets the new password and signs in.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => Send(
        Ask,
        async recovered =>
        {
            await HttpContext.KeepSession(recovered.SessionId, kept: !Ask.Shared);
            if (!Ask.Shared)
            {
                HttpContext.RememberProven(recovered.SignInName);
            }

            return this.DoneTo("recover.done");
        },
        cancellationToken);
}
