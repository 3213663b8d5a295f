using CommunityClusters.Features.Gatherings.Agenda;
using CommunityClusters.Features.Gatherings.Dates;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Features.Gatherings.Records;
using CommunityClusters.Features.Threads;
using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Gatherings;

/// <summary>A gathering as its members see it, live.</summary>
public sealed class ShowPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>The cluster.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid ClusterId { get; set; }

    /// <summary>The gathering.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid GatheringId { get; set; }

    /// <summary>The teacher on whose phone a waiting answer was made.</summary>
    [BindProperty]
    public Guid Author { get; set; }

    /// <summary>The answer's own id.</summary>
    [BindProperty]
    public Guid CommandId { get; set; }

    /// <summary>A date that is proposed.</summary>
    [BindProperty]
    public ProposeDate Date { get; set; } = new();

    /// <summary>What is put on the agenda.</summary>
    [BindProperty]
    public AddToAgenda Item { get; set; } = new() { CommandId = Guid.NewGuid() };

    /// <summary>Where it is moved.</summary>
    [BindProperty]
    public MoveGathering Move { get; set; } = new();

    /// <summary>Why it is called off.</summary>
    [BindProperty]
    public CallOffGathering Off { get; set; } = new();

    /// <summary>Whether a date is being proposed, and the form stays open.</summary>
    public bool Proposing { get; private set; }

    /// <summary>Whether it is being moved, and the form stays open.</summary>
    public bool Moving { get; private set; }

    /// <summary>Whether it is being called off, and the form stays open.</summary>
    public bool CallingOff { get; private set; }

    /// <summary>What it shows.</summary>
    public SeeGathering.Sheet Sheet { get; private set; } = null!;

    /// <summary>Its programme in a few words.</summary>
    public ProgrammeSummary.Sheet Programme { get; private set; } = null!;

    /// <summary>The way to the talk about it; null for who is no member.</summary>
    public TalkOf.Sheet? Talk { get; private set; }

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Sheet = await Mediator.Send(new SeeGathering(ClusterId, GatheringId), cancellationToken);
        if (Sheet.RecordIsDue)
        {
            await Mediator.Send(new KeepRecord(ClusterId, GatheringId), cancellationToken);
            Sheet = await Mediator.Send(new SeeGathering(ClusterId, GatheringId), cancellationToken);
        }

        Talk = Sheet.IsMember ? await Mediator.Send(new TalkOf(ClusterId, ThreadKind.Gathering, GatheringId), cancellationToken) : null;
        Programme = await Mediator.Send(new ProgrammeSummary(ClusterId, GatheringId), cancellationToken);
        if (!Moving)
        {
            var card = Sheet.Card;
            Move = Move with { About = card.About, Zone = card.Zone, To = new MeetingEntry { Day = card.Day, Begins = card.Begins, Ends = card.Ends, SchoolId = card.SchoolId, Place = card.Place } };
        }

        return Page();
    }

    /// <summary>Says whether one comes.</summary>
    public Task<IActionResult> OnPostComingAsync(Answer says, CancellationToken cancellationToken) =>
        Send(new SayWhetherICome { ClusterId = ClusterId, GatheringId = GatheringId, Says = says, Author = Author, CommandId = CommandId }, Back, cancellationToken);

    /// <summary>Takes the chair, here or on the page of the minutes.</summary>
    public Task<IActionResult> OnPostChairAsync(Guid? instead, CancellationToken cancellationToken) =>
        Send(new TakeChair { ClusterId = ClusterId, GatheringId = GatheringId, Instead = instead, Author = Author, CommandId = CommandId }, Back, cancellationToken);

    /// <summary>Who has the chair, for the page's script.</summary>
    public async Task<IActionResult> OnGetChairAsync(CancellationToken cancellationToken) => Partial("_Chair", await Mediator.Send(new SeeChair(ClusterId, GatheringId), cancellationToken));

    /// <summary>Leaves the chair.</summary>
    public Task<IActionResult> OnPostLeaveChairAsync(CancellationToken cancellationToken) =>
        Send(new LeaveChair { ClusterId = ClusterId, GatheringId = GatheringId, Author = Author, CommandId = CommandId }, Back, cancellationToken);

    /// <summary>Says whether a date suits one.</summary>
    public Task<IActionResult> OnPostSuitsAsync(Guid dateId, Answer says, CancellationToken cancellationToken) =>
        Send(new SayWhetherItSuits { ClusterId = ClusterId, GatheringId = GatheringId, DateId = dateId, Says = says, Author = Author, CommandId = CommandId }, Back, cancellationToken);

    /// <summary>Proposes one more date.</summary>
    public Task<IActionResult> OnPostProposeAsync(CancellationToken cancellationToken)
    {
        Proposing = true;
        return Send(nameof(Date), Date with { ClusterId = ClusterId, GatheringId = GatheringId }, BackLater, cancellationToken);
    }

    /// <summary>Settles it on a date.</summary>
    public Task<IActionResult> OnPostSettleAsync(Guid dateId, CancellationToken cancellationToken) => Send(new SettleDate(ClusterId, GatheringId, dateId), Back, cancellationToken);

    /// <summary>Moves it.</summary>
    public Task<IActionResult> OnPostMoveAsync(CancellationToken cancellationToken)
    {
        Moving = true;
        return Send(nameof(Move), Move with { ClusterId = ClusterId, GatheringId = GatheringId }, BackLater, cancellationToken);
    }

    /// <summary>Calls it off.</summary>
    public Task<IActionResult> OnPostCallOffAsync(CancellationToken cancellationToken)
    {
        CallingOff = true;
        return Send(nameof(Off), Off with { ClusterId = ClusterId, GatheringId = GatheringId }, BackLater, cancellationToken);
    }

    /// <summary>Holds it after all.</summary>
    public Task<IActionResult> OnPostAfterAllAsync(CancellationToken cancellationToken) => Send(new HoldItAfterAll(ClusterId, GatheringId), Back, cancellationToken);

    /// <summary>Puts something on the agenda.</summary>
    public Task<IActionResult> OnPostAgendaAsync(CancellationToken cancellationToken) =>
        Send(nameof(Item), Item with { ClusterId = ClusterId, GatheringId = GatheringId }, BackLater, cancellationToken);

    /// <summary>Takes something from the agenda.</summary>
    public Task<IActionResult> OnPostTakeOffAsync(Guid itemId, CancellationToken cancellationToken) => Send(new TakeFromAgenda(ClusterId, GatheringId, itemId), Back, cancellationToken);

    private RedirectToPageResult Back<T>(T done) => RedirectToPage(new { ClusterId, GatheringId });

    private Task<IActionResult> BackLater<T>(T done) => Task.FromResult<IActionResult>(Back(done));
}
