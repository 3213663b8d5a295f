using CommunityClusters.Localisation;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Plans.History;

/// <summary>What bringing a moment back would change, and where it is done.</summary>
public sealed class BringBackPage(IMediator mediator, Words words) : HistoryPage(mediator, words)
{
    /// <summary>The moment's number.</summary>
    [BindProperty(SupportsGet = true)]
    public long Number { get; set; }

    /// <summary>What it shows.</summary>
    public WhatChanged.Sheet Sheet { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Sheet = await Mediator.Send(new WhatChanged(PlanId, Number, 0), cancellationToken);
        return Sheet.Plan.MayWrite ? PageOf(Sheet.Plan) : throw new NotYoursException();
    }

    /// <summary>Brings it back.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        Send(new BringBackMoment(PlanId, Number), _ => Redirect($"/clusters/{ClusterId}/plans/{PlanId}"), cancellationToken);
}
