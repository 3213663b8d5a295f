using CommunityClusters.Features.Plans.History;
using CommunityClusters.Features.Plans.Remarks;
using CommunityClusters.Features.Plans.Templates;
using CommunityClusters.Features.Reflections.Arcs;
using CommunityClusters.Features.Threads;
using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Plans;

/// <summary>A plan: to be written in where there is script, to be read where there is none.</summary>
public sealed class WritePage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>The cluster.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid ClusterId { get; set; }

    /// <summary>The plan.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid PlanId { get; set; }

    /// <summary>Only closed remarks that were made before this number.</summary>
    [BindProperty(SupportsGet = true)]
    public long? RemarksBefore { get; set; }

    /// <summary>The lesson beside whose talk the plan is changed.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Lesson { get; set; }

    /// <summary>The name that was typed for the plan as it was improved.</summary>
    [BindProperty]
    public NameMilestone Improved { get; set; } = new();

    /// <summary>The remark that was typed.</summary>
    [BindProperty]
    public MakeRemark Remark { get; set; } = new() { CommandId = Guid.NewGuid() };

    /// <summary>The answer that was typed.</summary>
    [BindProperty]
    public AnswerRemark Answer { get; set; } = new();

    /// <summary>The remark with which something is done.</summary>
    [BindProperty]
    public Guid RemarkId { get; set; }

    /// <summary>The answer that is taken back; none where it is the remark.</summary>
    [BindProperty]
    public Guid? AnswerId { get; set; }

    /// <summary>The teacher on whose phone a waiting press was made.</summary>
    [BindProperty]
    public Guid Author { get; set; }

    /// <summary>The press's own id.</summary>
    [BindProperty]
    public Guid CommandId { get; set; }

    /// <summary>What it shows.</summary>
    public SeePlan.Sheet Sheet { get; private set; } = null!;

    /// <summary>The plan's remarks.</summary>
    public PlanRemarks.Sheet Remarks { get; private set; } = null!;

    /// <summary>The way to the talk about it; null for who is no member.</summary>
    public TalkOf.Sheet? Talk { get; private set; }

    /// <summary>The lessons that were taught with it; null for who is no member.</summary>
    public LessonsWithPlan.Sheet? Lessons { get; private set; }

    /// <summary>What was said of the lesson beside which the plan is changed; null where it is just the plan.</summary>
    public SaidOfLesson.Sheet? Said { get; private set; }

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Sheet = await Mediator.Send(new SeePlan(PlanId), cancellationToken);
        // The address says whose the plan is, and a phone drops by it what it keeps of a cluster.
        if (Sheet.ClusterId != ClusterId)
        {
            throw new NotVisibleException();
        }

        Remarks = await Mediator.Send(new PlanRemarks(PlanId, RemarksBefore), cancellationToken);
        if (Remarks.MayRemark)
        {
            Talk = await Mediator.Send(new TalkOf(ClusterId, ThreadKind.Plan, PlanId), cancellationToken);
            Lessons = await Mediator.Send(new LessonsWithPlan(ClusterId, PlanId), cancellationToken);
            Said = Lesson is { } lesson ? await Mediator.Send(new SaidOfLesson(ClusterId, PlanId, lesson), cancellationToken) : null;
        }

        Improved = Improved.Name.Length > 0 ? Improved : Improved with { Name = Said?.Name ?? "" };
        return Page();
    }

    /// <summary>Keeps the plan as it was improved after the lesson.</summary>
    public Task<IActionResult> OnPostKeepImprovedAsync(CancellationToken cancellationToken) => Send(
        nameof(Improved), Improved with { DocumentId = PlanId, Number = 0, FromLesson = Lesson ?? throw new NotVisibleException() }, _ => Task.FromResult<IActionResult>(ToArc(ArcStep.Improved)), cancellationToken);

    /// <summary>Says from which need the plan grew.</summary>
    public Task<IActionResult> OnPostGrewFromAsync(Guid? needId, Guid? seen, CancellationToken cancellationToken) =>
        Send(new SayFromWhichNeed(PlanId, needId, seen), _ => ToArc(ArcStep.Need), cancellationToken);

    /// <summary>Makes a remark.</summary>
    public Task<IActionResult> OnPostMakeRemarkAsync(CancellationToken cancellationToken) =>
        Send(nameof(Remark), Remark with { DocumentId = PlanId }, id => ToRemark(id), cancellationToken);

    /// <summary>Answers a remark.</summary>
    public Task<IActionResult> OnPostAnswerRemarkAsync(CancellationToken cancellationToken) =>
        Send(nameof(Answer), Answer with { DocumentId = PlanId }, _ => ToRemark(Answer.RemarkId), cancellationToken);

    /// <summary>Closes a remark.</summary>
    public Task<IActionResult> OnPostCloseRemarkAsync(CancellationToken cancellationToken) =>
        Send(new CloseRemark { DocumentId = PlanId, RemarkId = RemarkId, Author = Author, CommandId = CommandId }, _ => ToRemarks(), cancellationToken);

    /// <summary>Opens a remark again.</summary>
    public Task<IActionResult> OnPostOpenRemarkAgainAsync(CancellationToken cancellationToken) =>
        Send(new OpenRemarkAgain { DocumentId = PlanId, RemarkId = RemarkId, Author = Author, CommandId = CommandId }, _ => ToRemarks(), cancellationToken);

    /// <summary>Takes a remark back, or an answer to one.</summary>
    public Task<IActionResult> OnPostTakeRemarkBackAsync(CancellationToken cancellationToken) =>
        Send(new TakeRemarkBack { DocumentId = PlanId, RemarkId = RemarkId, AnswerId = AnswerId, Author = Author, CommandId = CommandId }, _ => ToRemarks(), cancellationToken);

    /// <summary>Has the cluster begin other plans like this one.</summary>
    public Task<IActionResult> OnPostOfferAsTemplateAsync(CancellationToken cancellationToken) =>
        Send(new OfferAsTemplate(PlanId), _ => ToTemplate(), cancellationToken);

    /// <summary>Has it begin no more like this one.</summary>
    public Task<IActionResult> OnPostWithdrawTemplateAsync(CancellationToken cancellationToken) =>
        Send(new WithdrawTemplate(PlanId), _ => ToTemplate(), cancellationToken);

    private LocalRedirectResult ToArc(ArcStep step) =>
        LocalRedirect(Lesson is { } lesson ? $"{ArcAddress.Of(ClusterId, lesson)}#{ArcWords.IdOf(step)}" : $"/clusters/{ClusterId}/plans/{PlanId}");

    private LocalRedirectResult ToTemplate() => LocalRedirect($"/clusters/{ClusterId}/plans/{PlanId}#template");

    private Task<IActionResult> ToRemark(Guid id) => Task.FromResult<IActionResult>(LocalRedirect($"/clusters/{ClusterId}/plans/{PlanId}#remark-{id}"));

    private LocalRedirectResult ToRemarks() => LocalRedirect($"/clusters/{ClusterId}/plans/{PlanId}#remarks");
}
