using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using CommunityClusters.TakingAway;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Plans.TakingAway;

/// <summary>A plan on paper, with space for notes.</summary>
public sealed class PrintPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>The cluster.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid ClusterId { get; set; }

    /// <summary>The plan.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid PlanId { get; set; }

    /// <summary>What it shows.</summary>
    public Writing Sheet { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Sheet = await Mediator.Send(new PrintPlan(ClusterId, PlanId), cancellationToken);
        return Page();
    }
}
