using CommunityClusters.Features.Clusters;
using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Home;

/// <summary>Home: for a visitor what this is, for a teacher their clusters.</summary>
public sealed class IndexPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>What it shows.</summary>
    public MyClusters.Sheet Sheet { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Sheet = await Mediator.Send(new MyClusters(), cancellationToken);
        return Page();
    }
}
