using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Gatherings.Observing;

/// <summary>An observation: written, and what is heard recorded, where there is script, to be read where there is none. Its observer alone sees it.</summary>
[MayRecord]
public sealed class ShowPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>The cluster.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid ClusterId { get; set; }

    /// <summary>The gathering.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid GatheringId { get; set; }

    /// <summary>The observation.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid ObservationId { get; set; }

    /// <summary>What it shows.</summary>
    public SeeObservation.Sheet Sheet { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Sheet = await Mediator.Send(new SeeObservation(ClusterId, GatheringId, ObservationId), cancellationToken);
        return Page();
    }
}
