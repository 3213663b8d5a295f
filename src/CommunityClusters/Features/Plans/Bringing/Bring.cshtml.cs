using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Plans.Bringing;

/// <summary>Where a plan is made of a file of Word's, or of photographed pages.</summary>
public sealed class BringPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>The cluster.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid ClusterId { get; set; }

    /// <summary>The plan as it is begun, on the page of the cluster's plans.</summary>
    public BeginPlan Ask { get; } = new() { CommandId = Guid.NewGuid() };

    /// <summary>What it shows.</summary>
    public WhereToBring.Sheet Sheet { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Sheet = await Mediator.Send(new WhereToBring(ClusterId), cancellationToken);
        return Page();
    }
}
