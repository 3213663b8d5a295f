using CommunityClusters.Features.Plans.Finding;
using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Plans;

/// <summary>The plans of all clusters of whoever asks.</summary>
public sealed class MinePage(IMediator mediator, Words words) : SendingPage(mediator, words), ISeekPlans
{
    /// <inheritdoc/>
    [BindProperty(SupportsGet = true)]
    public PlanSought Seek { get; set; } = new();

    /// <inheritdoc/>
    public bool FoundNothing => !Seek.IsAll && Sheet.Plans.Count == 0;

    /// <summary>When the last plan of the page before changed, in milliseconds since 1970.</summary>
    [BindProperty(SupportsGet = true)]
    public long? At { get; set; }

    /// <summary>The last plan of the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>What it shows.</summary>
    public MyPlans.Sheet Sheet { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Sheet = await Mediator.Send(new MyPlans(Seek, At is { } at ? new MyPlans.Place(at.AsInstant(), Id) : null), cancellationToken);
        return Page();
    }
}
