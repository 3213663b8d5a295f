using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Gatherings.Bringing;

/// <summary>Who brings what to a gathering, live.</summary>
public sealed class IndexPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>The cluster.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid ClusterId { get; set; }

    /// <summary>The gathering.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid GatheringId { get; set; }

    /// <summary>The thing that is to be changed: its form is fetched when it is wanted.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Thing { get; set; }

    /// <summary>The teacher on whose phone something waited.</summary>
    [BindProperty]
    public Guid Author { get; set; }

    /// <summary>The id of what waited.</summary>
    [BindProperty]
    public Guid CommandId { get; set; }

    /// <summary>What was typed of something that is needed.</summary>
    [BindProperty]
    public AskForThing Ask { get; set; } = new() { CommandId = Guid.NewGuid() };

    /// <summary>What was typed of a thing that is changed.</summary>
    [BindProperty]
    public ChangeThing Change { get; set; } = new();

    /// <summary>What was typed of a pledge.</summary>
    [BindProperty]
    public PledgeThing Pledge { get; set; } = new();

    /// <summary>What was typed of a school and grade that come.</summary>
    [BindProperty]
    public ExpectLearners Expect { get; set; } = new();

    /// <summary>Whether something is being asked for, and the form stays open.</summary>
    public bool Asking { get; private set; }

    /// <summary>Whether a school and grade are being said, and the form stays open.</summary>
    public bool Expecting { get; private set; }

    /// <summary>Whether a pledge was refused, and is shown with what was typed.</summary>
    public bool Pledging { get; private set; }

    /// <summary>Whether what was typed of a thing was refused, and is shown.</summary>
    public bool Changing { get; private set; }

    /// <summary>The thing that is being changed.</summary>
    public ThingCard? Changed { get; private set; }

    /// <summary>Whether a form stands alone: on a phone it is fetched when it is wanted, and not with all the rest.</summary>
    public bool IsFormAlone => Changed is not null || (Asking && Sheet.Expected.IsOpen);

    /// <summary>What it shows.</summary>
    public SeeBringing.Sheet Sheet { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Sheet = await Mediator.Send(new SeeBringing(ClusterId, GatheringId), cancellationToken);
        Changed = Sheet.Expected.IsOpen && (Changing ? Change.ThingId : Thing) is { } id ? Sheet.Things.SingleOrDefault(t => t.Id == id) : null;
        if (Changed is { } thing)
        {
            Change = Changing
                ? Change with { Seen = thing.Version }
                : new ChangeThing { ThingId = thing.Id, Seen = thing.Version, Name = thing.Name, Amount = thing.Typed, Unit = thing.Unit, Note = thing.Note, Pages = thing.WorkedOut?.Pages, Share = thing.WorkedOut?.Share, Grade = thing.WorkedOut?.Grade ?? "" };
        }

        // Shown again, it is said of what stands there now.
        Expect = Expect with { Seen = Sheet.Expected.Rows.FirstOrDefault(r => SchoolNames.KeyOf(r.School) == SchoolNames.KeyOf(Expect.School) && r.Grade == Expect.Grade)?.Version ?? 0 };
        return Page();
    }

    /// <summary>Says how many learners of a school and grade are expected.</summary>
    public Task<IActionResult> OnPostExpectAsync(CancellationToken cancellationToken)
    {
        Expecting = true;
        // A form that came live has no id of its own; the phone gives it one.
        return Send(nameof(Expect), Expect with { CommandId = Expect.CommandId == Guid.Empty ? CommandId : Expect.CommandId, ClusterId = ClusterId, GatheringId = GatheringId }, Later("expected"), cancellationToken);
    }

    /// <summary>Takes a school and grade away.</summary>
    public Task<IActionResult> OnPostExpectNoMoreAsync(Guid entryId, int seen, CancellationToken cancellationToken) =>
        Send(new ExpectNoMore { ClusterId = ClusterId, GatheringId = GatheringId, EntryId = entryId, Seen = seen, Author = Author, CommandId = CommandId }, _ => Here("expected"), cancellationToken);

    /// <summary>Says that something is needed.</summary>
    public Task<IActionResult> OnPostAskAsync(CancellationToken cancellationToken)
    {
        Asking = true;
        return Send(Ask with { ClusterId = ClusterId, GatheringId = GatheringId }, id => Here($"thing-{id}"), cancellationToken);
    }

    /// <summary>Says anew what a thing is.</summary>
    public Task<IActionResult> OnPostChangeAsync(CancellationToken cancellationToken)
    {
        Changing = true;
        return Send(nameof(Change), Change with { ClusterId = ClusterId, GatheringId = GatheringId }, Later($"thing-{Change.ThingId}"), cancellationToken);
    }

    /// <summary>Takes a thing away.</summary>
    public Task<IActionResult> OnPostTakeAwayAsync(Guid thingId, int seen, CancellationToken cancellationToken)
    {
        Thing = thingId;
        return Send(new TakeThingAway(ClusterId, GatheringId, thingId, seen), _ => Here("things"), cancellationToken);
    }

    /// <summary>Pledges some of a thing.</summary>
    public Task<IActionResult> OnPostPledgeAsync(CancellationToken cancellationToken)
    {
        Pledging = true;
        return Send(nameof(Pledge), Pledge with { CommandId = CommandId, ClusterId = ClusterId, GatheringId = GatheringId }, Later($"thing-{Pledge.ThingId}"), cancellationToken);
    }

    /// <summary>Takes a pledge back.</summary>
    public Task<IActionResult> OnPostTakeBackAsync(Guid pledgeId, CancellationToken cancellationToken) =>
        Send(new TakePledgeBack { ClusterId = ClusterId, GatheringId = GatheringId, PledgeId = pledgeId, Author = Author, CommandId = CommandId }, _ => Here("things"), cancellationToken);

    private LocalRedirectResult Here(string at) => LocalRedirect($"/clusters/{ClusterId}/gatherings/{GatheringId}/bring#{at}");

    private Func<MediatR.Unit, Task<IActionResult>> Later(string at) => _ => Task.FromResult<IActionResult>(Here(at));
}
