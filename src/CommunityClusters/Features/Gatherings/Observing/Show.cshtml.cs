using CommunityClusters.Features.Reflections;
using CommunityClusters.Features.Threads;
using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Gatherings.Observing;

/// <summary>An observation: written, and what is heard recorded, where there is script, to be read where there is none. Its observer alone sees it.</summary>
[MayRecord]
public sealed class ShowPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>The cluster.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid ClusterId { get; set; }

    /// <summary>The gathering.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid GatheringId { get; set; }

    /// <summary>The observation.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid ObservationId { get; set; }

    /// <summary>Whether all of the notes are to be raised, and not the issue alone; for pages without script.</summary>
    [BindProperty(SupportsGet = true)]
    public bool? Whole { get; set; }

    /// <summary>What is raised, as it was typed.</summary>
    [BindProperty]
    public RaiseIssue Ask { get; set; } = new();

    /// <summary>What it shows.</summary>
    public SeeObservation.Sheet Sheet { get; private set; } = null!;

    /// <summary>The form by which it is raised; null for who left the cluster, and where the lesson is there no more.</summary>
    public RaiseForm? Form { get; private set; }

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Sheet = await Mediator.Send(new SeeObservation(ClusterId, GatheringId, ObservationId), cancellationToken);
        if (Sheet.Facts is not null && await Mediator.Send(new SeeRaising(ClusterId, GatheringId, ObservationId), cancellationToken) is { Lesson: { } lesson } raising)
        {
            var whole = Whole ?? Ask.Kind == Raised.Whole;
            Form = new RaiseForm(
                $"/clusters/{ClusterId}/gatherings/{GatheringId}/observations/{ObservationId}", lesson.ToString(), raising.Thread, raising.Me,
                whole ? ObservedWords.AllOf(Sheet, Words) : Sheet.Issue, whole, IsOpen: Whole is not null || !ModelState.IsValid, raising.Raised);
        }

        return Page();
    }

    /// <summary>Raises it in the lesson's thread.</summary>
    public Task<IActionResult> OnPostRaiseAsync(CancellationToken cancellationToken) =>
        Send(Ask with { ClusterId = ClusterId, GatheringId = GatheringId, ObservationId = ObservationId }, path => LocalRedirect(path), cancellationToken);
}
