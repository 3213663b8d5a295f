using CommunityClusters.Features.Threads;
using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Gatherings.Programmes;

/// <summary>One slot of a programme, and what can be done with it.</summary>
public sealed class ShowPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    // The member whom the reader has just asked; it goes with them to the next page, and no further.
    private const string Asked = "asked";

    /// <summary>The cluster.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid ClusterId { get; set; }

    /// <summary>The gathering.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid GatheringId { get; set; }

    /// <summary>The slot.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid SlotId { get; set; }

    /// <summary>What was typed of what it is about.</summary>
    [BindProperty]
    public ChangeSlot Ask { get; set; } = new();

    /// <summary>What was typed of when and where it is.</summary>
    [BindProperty]
    public MoveSlot Move { get; set; } = new();

    /// <summary>What was typed of a day that runs late.</summary>
    [BindProperty]
    public MoveWhatFollows Late { get; set; } = new();

    /// <summary>Whether it is being moved, and the form stays open.</summary>
    public bool Moving { get; private set; }

    /// <summary>Whether it is being changed, and the form stays open.</summary>
    public bool Changing { get; private set; }

    /// <summary>What it shows.</summary>
    public SeeSlot.Sheet Sheet { get; private set; } = null!;

    /// <summary>The way to the talk about it; null for who is no member.</summary>
    public TalkOf.Sheet? Talk { get; private set; }

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Sheet = await Mediator.Send(new SeeSlot(ClusterId, GatheringId, SlotId, TempData[Asked] as Guid?), cancellationToken);
        if (Sheet.HasNew && !Request.IsForLater())
        {
            await Mediator.Send(new LookAtMyParts(ClusterId, GatheringId, SlotId), cancellationToken);
        }

        var slot = Sheet.Slot;
        Talk = Sheet.IsMember && slot.Kind == SlotKind.Lesson ? await Mediator.Send(new TalkOf(ClusterId, ThreadKind.Lesson, SlotId), cancellationToken) : null;
        Move = Moving ? Move with { Seen = slot.Version } : Move with { Seen = slot.Version, Begins = slot.Begins, Minutes = slot.Minutes, RoomId = slot.RoomId };
        Ask = Changing
            ? Ask with { Seen = slot.Version }
            : Ask with { Seen = slot.Version, PlanId = slot.PlanId, Topic = slot.OwnTopic, Subject = slot.OwnSubject, Grade = slot.OwnGrade, Group = slot.Group };
        return Page();
    }

    /// <summary>Asks a member to take a part, or takes it oneself.</summary>
    public Task<IActionResult> OnPostAssignAsync(Guid? teacherId, Part part, CancellationToken cancellationToken) =>
        Send(new AssignMember(ClusterId, GatheringId, SlotId, teacherId, part), asked =>
        {
            TempData[Asked] = asked;
            return LocalRedirect(Address);
        }, cancellationToken);

    /// <summary>Takes a member's part away.</summary>
    public Task<IActionResult> OnPostTakePartAsync(Guid teacherId, CancellationToken cancellationToken) =>
        Send(new TakePartAway(ClusterId, GatheringId, SlotId, teacherId), _ => LocalRedirect(Address), cancellationToken);

    /// <summary>Moves it.</summary>
    public Task<IActionResult> OnPostMoveAsync(CancellationToken cancellationToken)
    {
        Moving = true;
        return Send(nameof(Move), Move with { ClusterId = ClusterId, GatheringId = GatheringId, SlotId = SlotId }, _ => Task.FromResult<IActionResult>(Programme), cancellationToken);
    }

    /// <summary>Moves what follows it.</summary>
    public Task<IActionResult> OnPostLateAsync(CancellationToken cancellationToken)
    {
        Moving = true;
        return Send(nameof(Late), Late with { ClusterId = ClusterId, GatheringId = GatheringId, SlotId = SlotId }, _ => Task.FromResult<IActionResult>(Programme), cancellationToken);
    }

    /// <summary>Says anew what it is about.</summary>
    public Task<IActionResult> OnPostChangeAsync(CancellationToken cancellationToken)
    {
        Changing = true;
        return Send(Ask with { ClusterId = ClusterId, GatheringId = GatheringId, SlotId = SlotId }, _ => LocalRedirect(Address), cancellationToken);
    }

    /// <summary>Takes it out of the programme.</summary>
    public Task<IActionResult> OnPostTakeOutAsync(CancellationToken cancellationToken) =>
        Send(new TakeSlotOut(ClusterId, GatheringId, SlotId), _ => Programme, cancellationToken);

    private string Address => $"/clusters/{ClusterId}/gatherings/{GatheringId}/programme/{SlotId}";

    private LocalRedirectResult Programme => LocalRedirect($"/clusters/{ClusterId}/gatherings/{GatheringId}/programme#slot-{SlotId}");
}
