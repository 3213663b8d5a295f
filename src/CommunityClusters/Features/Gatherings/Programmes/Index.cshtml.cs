using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Gatherings.Programmes;

/// <summary>The programme of a teaching day, or the one lesson of a class visit.</summary>
public sealed class IndexPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>The cluster.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid ClusterId { get; set; }

    /// <summary>The gathering.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid GatheringId { get; set; }

    /// <summary>Only the form by which something is added: on a phone it is much to fetch, and is fetched when it is wanted.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Add { get; set; }

    /// <summary>What was typed of something to be added.</summary>
    [BindProperty]
    public AddSlot Ask { get; set; } = new() { CommandId = Guid.NewGuid() };

    /// <summary>What was typed of a room to be added.</summary>
    [BindProperty]
    public AddRoom Room { get; set; } = new();

    /// <summary>What was typed of a room to be renamed.</summary>
    [BindProperty]
    public RenameRoom Another { get; set; } = new();

    /// <summary>Where a slot was moved to.</summary>
    [BindProperty]
    public MoveSlot Move { get; set; } = new();

    /// <summary>Whether something is being added, and the form stays open.</summary>
    public bool Adding { get; private set; }

    /// <summary>Whether the form stands alone.</summary>
    public bool OnlyAdds => (Add || Adding) && Sheet.IsMember && (Sheet.Day.Kind != GatheringKind.ClassVisit || Sheet.Programme.Slots.Count == 0);

    /// <summary>Whether rooms are being changed, and their forms stay open.</summary>
    public bool Rooming { get; private set; }

    /// <summary>What it shows.</summary>
    public SeeProgramme.Sheet Sheet { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Sheet = await Mediator.Send(new SeeProgramme(ClusterId, GatheringId), cancellationToken);
        if (Sheet.HasNew && !OnlyAdds && !Request.IsForLater())
        {
            await Mediator.Send(new LookAtMyParts(ClusterId, GatheringId, SlotId: null), cancellationToken);
        }

        if (!Adding)
        {
            // After what is there last, and not before the day begins.
            var last = Sheet.Programme.Slots.Count > 0 ? Sheet.Programme.Slots.Max(s => s.Ends) : Sheet.Day.Begins ?? BeginUsualDay.Morning;
            Ask = Ask with { Begins = last, RoomId = Sheet.Programme.Rooms.Count > 0 ? Sheet.Programme.Rooms[0].Id : null };
        }

        if (!Rooming)
        {
            Room = Room with { Name = Suggested(Sheet.Programme.Rooms.Count) };
        }

        return Page();
    }

    /// <summary>Adds a lesson, a break, an assembly or the closing reflection.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Adding = true;
        return Send(Ask with { ClusterId = ClusterId, GatheringId = GatheringId }, id => Here($"slot-{id}"), cancellationToken);
    }

    /// <summary>Begins as days usually go.</summary>
    public Task<IActionResult> OnPostUsualDayAsync(CancellationToken cancellationToken) =>
        Send(new BeginUsualDay(ClusterId, GatheringId), _ => Here(), cancellationToken);

    /// <summary>Moves a slot, as the page's script does.</summary>
    public Task<IActionResult> OnPostMoveAsync(CancellationToken cancellationToken) =>
        Send(Move with { ClusterId = ClusterId, GatheringId = GatheringId }, _ => Here($"slot-{Move.SlotId}"), cancellationToken);

    /// <summary>Steps out of a lesson.</summary>
    public Task<IActionResult> OnPostStepOutAsync(Guid slotId, CancellationToken cancellationToken) =>
        Send(new StepOut(ClusterId, GatheringId, slotId), _ => Here($"slot-{slotId}"), cancellationToken);

    /// <summary>Adds a room.</summary>
    public Task<IActionResult> OnPostAddRoomAsync(CancellationToken cancellationToken)
    {
        Rooming = true;
        return Send(nameof(Room), Room with { ClusterId = ClusterId, GatheringId = GatheringId }, _ => Task.FromResult<IActionResult>(Here("rooms")), cancellationToken);
    }

    /// <summary>Renames a room.</summary>
    public Task<IActionResult> OnPostRenameRoomAsync(CancellationToken cancellationToken)
    {
        Rooming = true;
        return Send(nameof(Another), Another with { ClusterId = ClusterId, GatheringId = GatheringId }, _ => Task.FromResult<IActionResult>(Here("rooms")), cancellationToken);
    }

    /// <summary>Takes a room away.</summary>
    public Task<IActionResult> OnPostTakeRoomAwayAsync(Guid roomId, CancellationToken cancellationToken) =>
        Send(new TakeRoomAway(ClusterId, GatheringId, roomId), _ => Here("rooms"), cancellationToken);

    private LocalRedirectResult Here(string? place = null) => LocalRedirect($"/clusters/{ClusterId}/gatherings/{GatheringId}/programme{(place is null ? "" : $"#{place}")}");

    // Room A, Room B and so on; after Z people have words of their own.
    private string Suggested(int rooms) => rooms < 26 ? Words["programme.room.a", ("letter", (char)('A' + rooms))] : "";
}
