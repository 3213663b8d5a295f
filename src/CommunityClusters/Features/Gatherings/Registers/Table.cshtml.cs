using CommunityClusters.Localisation;
using CommunityClusters.TakingAway;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Gatherings.Registers;

/// <summary>The register as a table.</summary>
public sealed class TablePage(IMediator mediator, Words words) : RegisterPage(mediator, words)
{
    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken) =>
        new TakenFileResult(await Mediator.Send(new TakeRegisterAsTable(ClusterId, GatheringId), cancellationToken));
}
