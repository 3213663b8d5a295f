using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Gatherings.Programmes.Suggesting;

/// <summary>Who could observe one lesson; one tap asks them.</summary>
public sealed class LessonPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>The cluster.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid ClusterId { get; set; }

    /// <summary>The gathering.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid GatheringId { get; set; }

    /// <summary>The lesson.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid SlotId { get; set; }

    /// <summary>What it shows.</summary>
    public SuggestObservers.Sheet Sheet { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Sheet = await Mediator.Send(new SuggestObservers(ClusterId, GatheringId, SlotId), cancellationToken);
        return Page();
    }

    /// <summary>Asks a member who was suggested, where it still holds what they were suggested for.</summary>
    public Task<IActionResult> OnPostAsync(Guid teacherId, string? seen, CancellationToken cancellationToken) => Send(
        new AssignMember(ClusterId, GatheringId, SlotId, teacherId, Part.Observer) { Seen = seen ?? "" },
        _ => LocalRedirect($"/clusters/{ClusterId}/gatherings/{GatheringId}/programme/{SlotId}"),
        cancellationToken);
}
