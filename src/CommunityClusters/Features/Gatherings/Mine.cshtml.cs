using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Gatherings;

/// <summary>The gatherings to come of all clusters of whoever asks.</summary>
public sealed class MinePage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    private const int Shown = 30;

    /// <summary>What it shows.</summary>
    public MyDays.Sheet Sheet { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Sheet = await Mediator.Send(new MyDays(Shown), cancellationToken);
        return Page();
    }
}
