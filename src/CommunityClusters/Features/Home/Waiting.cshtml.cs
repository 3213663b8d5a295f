using CommunityClusters.Features.People;
using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Home;

/// <summary>What waits on this phone to be sent; the phone's script fills it in, for the server does not know it yet.</summary>
public sealed class WaitingPage(IMediator mediator, Words words, IAntiforgery antiforgery) : SendingPage(mediator, words)
{
    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken) =>
        await Mediator.Send(new WhoAmI(), cancellationToken) is null ? RedirectToPage("/People/SignIn", new { then = "/waiting" }) : Page();

    /// <summary>Whose session this is, and the token for what the phone sends in it.</summary>
    public async Task<IActionResult> OnGetStampAsync(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "no-store";
        var teacher = await Mediator.Send(new WhoAmI(), cancellationToken);
        return new JsonResult(new { teacher, token = antiforgery.GetAndStoreTokens(HttpContext).RequestToken });
    }
}
