using CommunityClusters.Features.Gatherings.Records;
using CommunityClusters.Localisation;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Gatherings.Papers;

/// <summary>Chooses what of a gathering is put on paper, and in which language.</summary>
public sealed class IndexPage(IMediator mediator, Words words) : PaperPage(mediator, words)
{
    /// <summary>What it shows.</summary>
    public ChoosePapers.Sheet Sheet { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Sheet = await Mediator.Send(new ChoosePapers(ClusterId, GatheringId), cancellationToken);
        if (Sheet.RecordIsDue)
        {
            await Mediator.Send(new KeepRecord(ClusterId, GatheringId), cancellationToken);
            Sheet = await Mediator.Send(new ChoosePapers(ClusterId, GatheringId), cancellationToken);
        }

        return Page();
    }
}
