using CommunityClusters.Identity;
using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.People;

/// <summary>A teacher signs out of this device.</summary>
public sealed class SignOutPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        // The frame of the page shows a teacher other ways than a visitor.
        await Mediator.Send(new WhoAmI(), cancellationToken);
        return Page();
    }

    /// <summary>Signs out.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => Send(
        new SignOut(),
        async _ =>
        {
            await HttpContext.DropSession();
            return LocalRedirect("/");
        },
        cancellationToken);
}
