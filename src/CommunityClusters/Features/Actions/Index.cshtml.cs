using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Actions;

/// <summary>The actions of a cluster, live.</summary>
public sealed class IndexPage(IMediator mediator, Words words) : SendingPage(mediator, words), ITakingOn
{
    /// <summary>The cluster.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid ClusterId { get; set; }

    /// <summary>Where they stand that it shows.</summary>
    [BindProperty(SupportsGet = true)]
    public ActionState State { get; set; }

    /// <summary>The number of the last action of the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    /// <summary>The teacher on whose phone something waited.</summary>
    [BindProperty]
    public Guid Author { get; set; }

    /// <summary>The id of what waited.</summary>
    [BindProperty]
    public Guid CommandId { get; set; }

    /// <summary>The page of ours from which somebody came.</summary>
    [BindProperty]
    public string? Then { get; set; }

    /// <inheritdoc/>
    [BindProperty]
    public TakeOnAction Taking { get; set; } = new();

    /// <inheritdoc/>
    public bool IsTaking { get; private set; }

    /// <summary>What it shows.</summary>
    public ClusterActions.Sheet Sheet { get; private set; } = null!;

    /// <inheritdoc/>
    public IReadOnlyList<Taker> Takers => Sheet.Members;

    /// <inheritdoc/>
    public Guid Me => Sheet.Me;

    /// <inheritdoc/>
    protected override bool LeadsSomewhere => Enum.IsDefined(State);

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Sheet = await Mediator.Send(new ClusterActions(ClusterId, State, Before), cancellationToken);
        return Page();
    }

    /// <summary>Takes something on.</summary>
    public Task<IActionResult> OnPostTakeOnAsync(CancellationToken cancellationToken)
    {
        IsTaking = true;
        return Send(nameof(Taking), Taking with { ClusterId = ClusterId, GatheringId = null, By = ModelState.DayIn("Taking.By", Taking.By) }, id => Task.FromResult<IActionResult>(LocalRedirect($"/clusters/{ClusterId}/actions#action-{id}")), cancellationToken);
    }

    /// <summary>Says that one is done.</summary>
    public Task<IActionResult> OnPostDoneAsync(Guid actionId, CancellationToken cancellationToken) =>
        Send(new SayDone { ClusterId = ClusterId, ActionId = actionId, Author = Author, CommandId = CommandId }, Back, cancellationToken);

    /// <summary>Lets one go.</summary>
    public Task<IActionResult> OnPostLetGoAsync(Guid actionId, CancellationToken cancellationToken) =>
        Send(new LetGo { ClusterId = ClusterId, ActionId = actionId, Author = Author, CommandId = CommandId }, Back, cancellationToken);

    /// <summary>Takes one up.</summary>
    public Task<IActionResult> OnPostTakeUpAsync(Guid actionId, int seen, CancellationToken cancellationToken) =>
        Send(new TakeUpAgain { ClusterId = ClusterId, ActionId = actionId, Seen = seen, Author = Author, CommandId = CommandId }, Back, cancellationToken);

    private LocalRedirectResult Back(Unit done) => LocalRedirect(Url.IsLocalUrl(Then) ? Then : $"/clusters/{ClusterId}/actions");
}
