using CommunityClusters.Features.Decisions.Elections;
using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Decisions;

/// <summary>A decision: its ballot while it is open, and then what came out.</summary>
public sealed class ShowPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>The cluster.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid ClusterId { get; set; }

    /// <summary>The decision.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid DecisionId { get; set; }

    /// <summary>The option that was chosen. No page shows it again.</summary>
    [BindProperty]
    public int? Choice { get; set; }

    /// <summary>Whom one nominates.</summary>
    [BindProperty]
    public Guid? Nominee { get; set; }

    /// <summary>Whether a vote was sent.</summary>
    public bool IsVote { get; private set; }

    /// <summary>What it shows.</summary>
    public SeeDecision.Sheet Sheet { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Sheet = await Mediator.Send(new SeeDecision(ClusterId, DecisionId), cancellationToken);
        if (Sheet.IsDue)
        {
            await Mediator.Send(new CountBallots(ClusterId, DecisionId), cancellationToken);
            Sheet = await Mediator.Send(new SeeDecision(ClusterId, DecisionId), cancellationToken);
        }

        return Page();
    }

    /// <summary>Votes.</summary>
    public Task<IActionResult> OnPostVoteAsync(CancellationToken cancellationToken)
    {
        IsVote = true;
        return Send(new CastBallot { ClusterId = ClusterId, DecisionId = DecisionId, Choice = Choice }, Back, cancellationToken);
    }

    /// <summary>Stands in an election.</summary>
    public Task<IActionResult> OnPostStandAsync(CancellationToken cancellationToken) => Send(new Nominate(ClusterId, DecisionId, null), Back, cancellationToken);

    /// <summary>Nominates a colleague. Where none was named that is nobody, and not whoever sent it: nobody stands who did not say so.</summary>
    public Task<IActionResult> OnPostNominateAsync(CancellationToken cancellationToken) =>
        Send(new Nominate(ClusterId, DecisionId, Nominee ?? Guid.Empty), Back, cancellationToken);

    /// <summary>Does not stand.</summary>
    public Task<IActionResult> OnPostDeclineAsync(CancellationToken cancellationToken) => Send(new Decline(ClusterId, DecisionId), Back, cancellationToken);

    private LocalRedirectResult Back(Unit done) => LocalRedirect($"/clusters/{ClusterId}/decisions/{DecisionId}");
}
