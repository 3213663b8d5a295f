using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Decisions.Elections;

/// <summary>Who leads a cluster, what that means, and how members elect somebody else.</summary>
public sealed class IndexPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>The cluster.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid ClusterId { get; set; }

    /// <summary>The term that was chosen.</summary>
    [BindProperty]
    public int Months { get; set; }

    /// <summary>What it shows.</summary>
    public SeeLeader.Sheet Sheet { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Sheet = await Mediator.Send(new SeeLeader(ClusterId), cancellationToken);
        return Page();
    }

    /// <summary>Asks for an election, or asks no longer.</summary>
    public Task<IActionResult> OnPostAskAsync(bool asks, CancellationToken cancellationToken) => Send(new AskForElection(ClusterId, asks), Back, cancellationToken);

    /// <summary>Steps down.</summary>
    public Task<IActionResult> OnPostStepDownAsync(CancellationToken cancellationToken) => Send(new StepDown(ClusterId), Back, cancellationToken);

    /// <summary>Chooses for how long the cluster elects.</summary>
    public Task<IActionResult> OnPostTermAsync(CancellationToken cancellationToken) => Send(new ChooseTerm { ClusterId = ClusterId, Months = Months }, Back, cancellationToken);

    private LocalRedirectResult Back(Unit done) => LocalRedirect($"/clusters/{ClusterId}/leader");
}
