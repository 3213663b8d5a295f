using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Reflections.Arcs;

/// <summary>The arc of a lesson, from the need to the improved plan.</summary>
public sealed class ShowPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>The cluster.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid ClusterId { get; set; }

    /// <summary>The lesson.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid LessonId { get; set; }

    /// <summary>What it shows.</summary>
    public SeeArc.Sheet Sheet { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Sheet = await Mediator.Send(new SeeArc(ClusterId, LessonId), cancellationToken);
        return Page();
    }
}
