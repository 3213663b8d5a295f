using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Plans;

/// <summary>A plan: to be written in where there is script, to be read where there is none.</summary>
public sealed class WritePage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>The cluster.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid ClusterId { get; set; }

    /// <summary>The plan.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid PlanId { get; set; }

    /// <summary>What it shows.</summary>
    public SeePlan.Sheet Sheet { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Sheet = await Mediator.Send(new SeePlan(PlanId), cancellationToken);
        // The address says whose the plan is, and a phone drops by it what it keeps of a cluster.
        return Sheet.ClusterId == ClusterId ? Page() : throw new NotVisibleException();
    }
}
