using CommunityClusters.Localisation;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Plans.History;

/// <summary>What was added and removed between two moments of a plan.</summary>
public sealed class ChangesPage(IMediator mediator, Words words) : HistoryPage(mediator, words)
{
    /// <summary>The earlier moment's number; none for the one before the later.</summary>
    [BindProperty(SupportsGet = true)]
    public long? From { get; set; }

    /// <summary>The later one's; 0 for the present.</summary>
    [BindProperty(SupportsGet = true)]
    public long To { get; set; }

    /// <summary>What it shows.</summary>
    public WhatChanged.Sheet Sheet { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Sheet = await Mediator.Send(new WhatChanged(PlanId, From, To), cancellationToken);
        return PageOf(Sheet.Plan);
    }
}
