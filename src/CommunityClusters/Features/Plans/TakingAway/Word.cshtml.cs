using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using CommunityClusters.TakingAway;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Plans.TakingAway;

/// <summary>A plan as a file for Word.</summary>
public sealed class WordPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>The cluster.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid ClusterId { get; set; }

    /// <summary>The plan.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid PlanId { get; set; }

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        return new TakenFileResult(await Mediator.Send(new TakePlanAsWord(ClusterId, PlanId), cancellationToken));
    }
}
