using CommunityClusters.Localisation;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Gatherings.Registers;

/// <summary>The register: kept by taps where there is script, to be read where there is none.</summary>
public sealed class IndexPage(IMediator mediator, Words words) : RegisterPage(mediator, words)
{
    /// <summary>What it shows.</summary>
    public SeeRegister.Page Sheet { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Sheet = await Mediator.Send(new SeeRegister(ClusterId, GatheringId), cancellationToken);
        return Page();
    }
}
