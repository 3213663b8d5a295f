using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.People.SigningIn;

/// <summary>A teacher takes new recovery codes and writes them down.</summary>
public sealed class CodesPage(IMediator mediator, Words words, Caller caller) : SendingPage(mediator, words)
{
    private readonly string session = caller.SessionId.ToString() ?? "";

    /// <summary>What was typed.</summary>
    [BindProperty]
    public MakeRecoveryCodes Ask { get; set; } = new();

    /// <summary>The codes, the one time that they are shown.</summary>
    public IReadOnlyList<string> Made { get; private set; } = [];

    /// <summary>What the teacher has now.</summary>
    public MyWaysIn.Sheet Sheet { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Sheet = await Mediator.Send(new MyWaysIn(), cancellationToken);
        // They are for the session that asked for them: a phone is lent.
        Made = TempData["codes"] is string[] made && made[0] == session ? made[1..] : [];
        if (Made.Count > 0)
        {
            Response.Headers.CacheControl = "no-store";
        }

        return Page();
    }

    /// <summary>Makes them. They travel to the page that shows them in a sealed cookie, which that page uses up.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => Send(
        Ask,
        codes =>
        {
            TempData["codes"] = (string[])[session, .. codes];
            return RedirectToPage();
        },
        cancellationToken);
}
