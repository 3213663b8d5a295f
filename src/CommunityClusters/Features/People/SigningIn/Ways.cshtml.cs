using CommunityClusters.Identity;
using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace CommunityClusters.Features.People.SigningIn;

/// <summary>How a teacher signs in, and where they are signed in.</summary>
public sealed class WaysPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>The page.</summary>
    public MyWaysIn.Sheet Sheet { get; private set; } = null!;

    /// <summary>The key of the sentence that says what was just done.</summary>
    public string? JustDone { get; private set; }

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Sheet = await Mediator.Send(new MyWaysIn(), cancellationToken);
        JustDone = TempData[WaysDone.Key] as string;
        return Page();
    }

    /// <summary>Ends the session of one device.</summary>
    /// <param name="place">The session.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public Task<IActionResult> OnPostThereAsync(Guid place, CancellationToken cancellationToken) =>
        Send(new SignOutThere(place), _ => this.DoneTo("places.ended"), cancellationToken);

    /// <summary>Ends all sessions.</summary>
    public Task<IActionResult> OnPostEverywhereAsync(CancellationToken cancellationToken) => Send(
        new SignOutEverywhere(),
        async _ =>
        {
            await HttpContext.DropSession();
            return LocalRedirect("/");
        },
        cancellationToken);
}

internal static class WaysDone
{
    public const string Key = "ways-done";

    /// <summary>Goes back to the page of all ways to sign in, which says what was done.</summary>
    public static IActionResult DoneTo(this PageModel page, string sentence)
    {
        page.TempData[Key] = sentence;
        return page.LocalRedirect("/me/sign-in");
    }
}
