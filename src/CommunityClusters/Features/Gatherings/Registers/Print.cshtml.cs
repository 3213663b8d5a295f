using CommunityClusters.Localisation;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Gatherings.Registers;

/// <summary>The register on paper.</summary>
public sealed class PrintPage(IMediator mediator, Words words) : RegisterPage(mediator, words)
{
    /// <summary>What it shows.</summary>
    public RegisterSheet Sheet { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Sheet = await Mediator.Send(new PrintRegister(ClusterId, GatheringId), cancellationToken);
        return Page();
    }
}
