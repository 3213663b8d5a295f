using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Plans.TakingAway;

/// <summary>The ways in which a plan is taken away.</summary>
public sealed class AwayPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>The cluster.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid ClusterId { get; set; }

    /// <summary>The plan.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid PlanId { get; set; }

    /// <summary>What it shows.</summary>
    public TakePlanAsMessage.Sheet Sheet { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        var link = Url.PageLink("/Plans/Write", values: new { ClusterId, PlanId })!;
        Sheet = await Mediator.Send(new TakePlanAsMessage(ClusterId, PlanId, link), cancellationToken);
        return Page();
    }
}
