using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Features.Reflections.Arcs;
using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Gatherings.Records;

/// <summary>One lesson of a record, where a member puts right what was otherwise.</summary>
public sealed class ShowPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>The cluster.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid ClusterId { get; set; }

    /// <summary>The gathering.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid GatheringId { get; set; }

    /// <summary>The lesson.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid LessonId { get; set; }

    /// <summary>What was typed of what it was about.</summary>
    [BindProperty]
    public SayWhatItWasAbout Ask { get; set; } = new();

    /// <summary>Whether that is being said, and the form stays open.</summary>
    public bool Saying { get; private set; }

    /// <summary>What it shows.</summary>
    public SeeRecordedLesson.Sheet Sheet { get; private set; } = null!;

    /// <summary>The lesson's arc.</summary>
    public Arc Arc { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Sheet = await Mediator.Send(new SeeRecordedLesson(ClusterId, GatheringId, LessonId), cancellationToken);
        Arc = (await Mediator.Send(new SeeArc(ClusterId, LessonId), cancellationToken)).Arc;
        Ask = Saying ? Ask : Ask with { Topic = Sheet.Lesson.Lesson.Topic, Group = Sheet.Lesson.Lesson.Group };
        return Page();
    }

    /// <summary>Says whether it was taught.</summary>
    public Task<IActionResult> OnPostTaughtAsync(bool taught, CancellationToken cancellationToken) =>
        Send(new SayWhetherItWasTaught(ClusterId, GatheringId, LessonId, taught), Back, cancellationToken);

    /// <summary>Says what it was about.</summary>
    public Task<IActionResult> OnPostAboutAsync(CancellationToken cancellationToken)
    {
        Saying = true;
        return Send(Ask with { ClusterId = ClusterId, GatheringId = GatheringId, LessonId = LessonId }, Back, cancellationToken);
    }

    /// <summary>Says who else had a part in it.</summary>
    public Task<IActionResult> OnPostPartAsync(Guid teacherId, Part part, CancellationToken cancellationToken) =>
        Send(new SayWhoHadPart(ClusterId, GatheringId, LessonId, teacherId, part), Back, cancellationToken);

    /// <summary>Says who had none.</summary>
    public Task<IActionResult> OnPostNoPartAsync(Guid teacherId, CancellationToken cancellationToken) =>
        Send(new SayWhoHadNoPart(ClusterId, GatheringId, LessonId, teacherId), Back, cancellationToken);

    private LocalRedirectResult Back(Unit done) => LocalRedirect($"/clusters/{ClusterId}/gatherings/{GatheringId}/record/{LessonId}");
}
