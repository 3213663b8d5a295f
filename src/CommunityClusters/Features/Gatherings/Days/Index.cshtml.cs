using CommunityClusters.Features.Gatherings.Observing;
using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Gatherings.Days;

/// <summary>The day in the pocket: what I do next, with signal or without.</summary>
public sealed class IndexPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>The cluster.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid ClusterId { get; set; }

    /// <summary>The gathering.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid GatheringId { get; set; }

    /// <summary>The lesson that is to be observed.</summary>
    [BindProperty]
    public BeginObservation Ask { get; set; } = new();

    /// <summary>What it shows.</summary>
    public MyDay.Sheet Sheet { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Sheet = await Mediator.Send(new MyDay(ClusterId, GatheringId), cancellationToken);
        return Page();
    }

    /// <summary>Begins to observe a lesson.</summary>
    public Task<IActionResult> OnPostObserveAsync(CancellationToken cancellationToken) =>
        Send(Ask with { ClusterId = ClusterId, GatheringId = GatheringId }, id => LocalRedirect($"/clusters/{ClusterId}/gatherings/{GatheringId}/observations/{id}"), cancellationToken);
}
