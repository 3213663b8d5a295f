using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Gatherings.Records;

/// <summary>The record of a gathering.</summary>
public sealed class IndexPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>The cluster.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid ClusterId { get; set; }

    /// <summary>The gathering.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid GatheringId { get; set; }

    /// <summary>What it shows.</summary>
    public SeeRecord.Sheet Sheet { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Sheet = await Mediator.Send(new SeeRecord(ClusterId, GatheringId), cancellationToken);
        if (Sheet is { IsDue: true, IsMember: true })
        {
            await Mediator.Send(new KeepRecord(ClusterId, GatheringId), cancellationToken);
            Sheet = await Mediator.Send(new SeeRecord(ClusterId, GatheringId), cancellationToken);
        }

        return Sheet.Card.HasRecord ? Page() : throw new NotVisibleException();
    }

    /// <summary>Takes a lesson into the record.</summary>
    public Task<IActionResult> OnPostAddAsync(Guid slotId, CancellationToken cancellationToken) =>
        Send(new AddToRecord(ClusterId, GatheringId, slotId), _ => LocalRedirect($"/clusters/{ClusterId}/gatherings/{GatheringId}/record"), cancellationToken);
}
