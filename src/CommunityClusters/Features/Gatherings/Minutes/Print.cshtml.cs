using CommunityClusters.Features.Actions;
using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Gatherings.Minutes;

/// <summary>The minutes on paper.</summary>
public sealed class PrintPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>The cluster.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid ClusterId { get; set; }

    /// <summary>The gathering.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid GatheringId { get; set; }

    /// <summary>What it shows.</summary>
    public SeeMinutes.Page Sheet { get; private set; } = null!;

    /// <summary>What was taken on.</summary>
    public IReadOnlyList<ActionCard> Actions { get; private set; } = [];

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Sheet = await Mediator.Send(new SeeMinutes(ClusterId, GatheringId), cancellationToken);
        Actions = await Mediator.Send(new GatheringActions(ClusterId, GatheringId), cancellationToken);
        return Page();
    }
}
