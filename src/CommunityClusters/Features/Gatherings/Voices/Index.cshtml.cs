using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Gatherings.Voices;

/// <summary>What the learners of a day's lessons said, live.</summary>
public sealed class IndexPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>The cluster.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid ClusterId { get; set; }

    /// <summary>The gathering.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid GatheringId { get; set; }

    /// <summary>What was typed of a lesson's counts.</summary>
    [BindProperty]
    public CountVoices Ask { get; set; } = new();

    /// <summary>What was typed of the questions.</summary>
    [BindProperty]
    public PutQuestions Put { get; set; } = new();

    /// <summary>The lesson for which counts were typed and refused; its form stays open with them.</summary>
    public Guid? Counting { get; private set; }

    /// <summary>Whether the questions were typed and refused.</summary>
    public bool Putting { get; private set; }

    /// <summary>Whether a colleague changed the questions since they were seen: what they are now is shown before it is written over.</summary>
    public bool IsOvertaken { get; private set; }

    /// <summary>What it shows.</summary>
    public SeeVoices.Sheet Sheet { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Sheet = await Mediator.Send(new SeeVoices(ClusterId, GatheringId), cancellationToken);
        var questions = Sheet.Questions;
        IsOvertaken = Putting && Put.Seen != questions.Version;
        // Shown again, it is said of what stands there now.
        Put = Putting
            ? Put with { Seen = questions.Version }
            : new PutQuestions { Seen = questions.Version, First = questions.First, Second = questions.Second, Third = questions.Third };
        return Page();
    }

    /// <summary>Enters counts for a lesson.</summary>
    public Task<IActionResult> OnPostCountAsync(CancellationToken cancellationToken)
    {
        Counting = Ask.LessonId;
        return Send(Ask with { ClusterId = ClusterId, GatheringId = GatheringId }, _ => Here($"lesson-{Ask.LessonId}"), cancellationToken);
    }

    /// <summary>Puts the questions in other words.</summary>
    public Task<IActionResult> OnPostPutAsync(CancellationToken cancellationToken)
    {
        Putting = true;
        return Send(nameof(Put), Put with { ClusterId = ClusterId }, _ => Task.FromResult<IActionResult>(Here("questions")), cancellationToken);
    }

    private LocalRedirectResult Here(string at) => LocalRedirect($"/clusters/{ClusterId}/gatherings/{GatheringId}/voices#{at}");
}
