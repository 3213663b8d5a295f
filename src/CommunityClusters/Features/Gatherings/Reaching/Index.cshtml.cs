using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Gatherings.Reaching;

/// <summary>What would make it possible to come: each reads their own words, and colleagues no more than a count.</summary>
public sealed class IndexPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>The cluster.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid ClusterId { get; set; }

    /// <summary>The gathering.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid GatheringId { get; set; }

    /// <summary>What the caller asked for and wants to say anew.</summary>
    [BindProperty(SupportsGet = true)]
    public HelpKind? Asks { get; set; }

    /// <summary>What the caller offers and wants to say anew.</summary>
    [BindProperty(SupportsGet = true)]
    public HelpKind? Gives { get; set; }

    /// <summary>What was typed of a wish.</summary>
    [BindProperty]
    public SayWhatWouldHelp Ask { get; set; } = new() { CommandId = Guid.NewGuid() };

    /// <summary>What was typed of an offer.</summary>
    [BindProperty]
    public OfferHelp Give { get; set; } = new() { CommandId = Guid.NewGuid() };

    /// <summary>What was typed by who could help.</summary>
    [BindProperty]
    public SayICouldHelp Help { get; set; } = new();

    /// <summary>What was typed by who takes a hand.</summary>
    [BindProperty]
    public SayYesToHelp Yes { get; set; } = new();

    /// <summary>Whether a wish is being said, and the form stays open.</summary>
    public bool Asking { get; private set; }

    /// <summary>Whether an offer is being said, and the form stays open.</summary>
    public bool Giving { get; private set; }

    /// <summary>What it shows.</summary>
    public SeeReaching.Sheet Sheet { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        // Not even the browser keeps it: what stands here is erased in time.
        Response.Headers.CacheControl = "no-store";
        Sheet = await Mediator.Send(new SeeReaching(ClusterId, GatheringId), cancellationToken);
        if (!Asking && Sheet.Wishes.FirstOrDefault(w => w.Kind == Asks) is { } wish)
        {
            (Asking, Ask) = (true, Ask with { Kind = wish.Kind, Words = wish.Words, Cost = wish.Cost });
        }

        if (!Giving && Sheet.Offers.FirstOrDefault(o => o.Kind == Gives) is { } offer)
        {
            (Giving, Give) = (true, Give with { Kind = offer.Kind, Seats = offer.Seats > 0 ? offer.Seats : null, From = offer.From });
        }

        return Page();
    }

    /// <summary>Says in private what would help.</summary>
    public Task<IActionResult> OnPostAskAsync(CancellationToken cancellationToken)
    {
        Asking = true;
        return Send(Ask with { ClusterId = ClusterId, GatheringId = GatheringId }, _ => Here($"wish-{Ask.Kind}"), cancellationToken);
    }

    /// <summary>Takes a wish back.</summary>
    public Task<IActionResult> OnPostAskBackAsync(HelpKind kind, CancellationToken cancellationToken) => Send(new TakeWishBack(ClusterId, GatheringId, kind), _ => Here("asking"), cancellationToken);

    /// <summary>Offers something.</summary>
    public Task<IActionResult> OnPostGiveAsync(CancellationToken cancellationToken)
    {
        Giving = true;
        return Send(nameof(Give), Give with { ClusterId = ClusterId, GatheringId = GatheringId }, Later($"offer-{Give.Kind}"), cancellationToken);
    }

    /// <summary>Takes an offer back.</summary>
    public Task<IActionResult> OnPostGiveBackAsync(HelpKind kind, CancellationToken cancellationToken) => Send(new TakeOfferBack(ClusterId, GatheringId, kind), _ => Here("giving"), cancellationToken);

    /// <summary>Holds out a hand.</summary>
    public Task<IActionResult> OnPostHelpAsync(CancellationToken cancellationToken) =>
        Send(nameof(Help), Help with { ClusterId = ClusterId, GatheringId = GatheringId }, Later("giving"), cancellationToken);

    /// <summary>Takes a hand.</summary>
    public Task<IActionResult> OnPostYesAsync(CancellationToken cancellationToken) =>
        Send(nameof(Yes), Yes with { ClusterId = ClusterId, GatheringId = GatheringId }, Later("asking"), cancellationToken);

    /// <summary>Ends a match, or lets a hand be.</summary>
    public Task<IActionResult> OnPostEndAsync(Guid matchId, CancellationToken cancellationToken) => Send(new EndMatch(ClusterId, GatheringId, matchId), _ => Here("asking"), cancellationToken);

    private LocalRedirectResult Here(string at) => LocalRedirect($"/clusters/{ClusterId}/gatherings/{GatheringId}/reach#{at}");

    private Func<MediatR.Unit, Task<IActionResult>> Later(string at) => _ => Task.FromResult<IActionResult>(Here(at));
}
