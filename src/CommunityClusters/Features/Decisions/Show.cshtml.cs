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

    /// <summary>What it shows.</summary>
    public SeeDecision.Sheet Sheet { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        // Neither the browser's memory nor its way back holds a page on which somebody chose.
        Response.Headers.CacheControl = "no-store";
        Sheet = await Mediator.Send(new SeeDecision(ClusterId, DecisionId), cancellationToken);
        if (Sheet.IsDue)
        {
            await Mediator.Send(new CountBallots(ClusterId, DecisionId), cancellationToken);
            Sheet = await Mediator.Send(new SeeDecision(ClusterId, DecisionId), cancellationToken);
        }

        return Page();
    }

    /// <summary>Votes.</summary>
    public Task<IActionResult> OnPostVoteAsync(CancellationToken cancellationToken) =>
        Send(new CastBallot { ClusterId = ClusterId, DecisionId = DecisionId, Choice = Choice }, _ => LocalRedirect($"/clusters/{ClusterId}/decisions/{DecisionId}"), cancellationToken);
}
