using CommunityClusters.Features.People;
using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Gatherings.Observing;

/// <summary>
/// The page of an observation that nobody has begun yet. A phone keeps it, and fills it in when its teacher begins to observe without signal;
/// what stands in braces is written by the phone.
/// </summary>
public sealed class FramePage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken) =>
        await Mediator.Send(new WhoAmI(), cancellationToken) is null ? RedirectToPage("/People/SignIn", new { then = "/" }) : Page();
}
