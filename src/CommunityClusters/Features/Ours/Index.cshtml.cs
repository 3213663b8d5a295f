using CommunityClusters.Features.People;
using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Ours;

/// <summary>How this stays ours: the rules of the product, and which test keeps each part of them.</summary>
public sealed class IndexPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>How many parts the rules have.</summary>
    public int Parts { get; } = Rules.All.Sum(r => r.Parts.Count);

    /// <summary>How many of them a test keeps.</summary>
    public int Kept { get; } = Rules.All.SelectMany(r => r.Parts).Count(p => p.IsKept);

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        // The frame of the page shows a teacher other ways than a visitor.
        await Mediator.Send(new WhoAmI(), cancellationToken);
        return Page();
    }
}
