using CommunityClusters.Features.People;
using CommunityClusters.Identity;
using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Clusters;

/// <summary>What the holder of an invitation sees, and how they join.</summary>
public sealed class InvitationPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>The token of the link.</summary>
    [BindProperty(SupportsGet = true)]
    public string Token { get; set; } = "";

    /// <summary>What a newcomer typed.</summary>
    [BindProperty]
    public JoinAsNewcomer Ask { get; set; } = new() { CommandId = Guid.NewGuid() };

    /// <summary>What it shows.</summary>
    public SeeInvitation.Card Card { get; private set; } = null!;

    /// <summary>Whether whoever looks is signed in.</summary>
    public bool SignedIn { get; private set; }

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Card = await Mediator.Send(new SeeInvitation(Token), cancellationToken);
        SignedIn = await Mediator.Send(new WhoAmI(), cancellationToken) is not null;
        return Page();
    }

    /// <summary>Joins with a new account.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => Send(
        Ask with { Token = Token },
        async joined =>
        {
            await HttpContext.KeepSession(joined.Teacher.SessionId);
            HttpContext.RememberProven(joined.Teacher.SignInName);
            this.ShowSignInName(joined.Teacher.SignInName);
            return RedirectToPage("/Clusters/Show", new { joined.ClusterId });
        },
        cancellationToken);

    /// <summary>Joins with the account that is signed in.</summary>
    public Task<IActionResult> OnPostTeacherAsync(CancellationToken cancellationToken) =>
        Send(new JoinCluster(Token), id => RedirectToPage("/Clusters/Show", new { clusterId = id }), cancellationToken);
}
