using CommunityClusters.Features.Actions;
using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Gatherings.Minutes;

/// <summary>The minutes: written by all members together where there is script, to be read where there is none.</summary>
public sealed class IndexPage(IMediator mediator, Words words) : SendingPage(mediator, words), ITakingOn
{
    /// <summary>The cluster.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid ClusterId { get; set; }

    /// <summary>The gathering.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid GatheringId { get; set; }

    /// <summary>What it shows.</summary>
    public SeeMinutes.Page Sheet { get; private set; } = null!;

    /// <summary>What was taken on.</summary>
    public IReadOnlyList<ActionCard> Actions { get; private set; } = [];

    /// <inheritdoc/>
    [BindProperty]
    public TakeOnAction Taking { get; set; } = new();

    /// <inheritdoc/>
    public bool IsTaking { get; private set; }

    /// <inheritdoc/>
    public IReadOnlyList<Taker> Takers => [.. Sheet.Members.Select(m => new Taker(m.Id, m.Name))];

    /// <inheritdoc/>
    public Guid Me => Sheet.Me;

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Sheet = await Mediator.Send(new SeeMinutes(ClusterId, GatheringId), cancellationToken);
        Actions = await Mediator.Send(new GatheringActions(ClusterId, GatheringId), cancellationToken);
        return Page();
    }

    /// <summary>Takes something on.</summary>
    public Task<IActionResult> OnPostTakeOnAsync(CancellationToken cancellationToken)
    {
        IsTaking = true;
        return Send(
            nameof(Taking), Taking with { ClusterId = ClusterId, GatheringId = GatheringId, By = ModelState.DayIn("Taking.By", Taking.By) },
            id => Task.FromResult<IActionResult>(LocalRedirect($"/clusters/{ClusterId}/gatherings/{GatheringId}/minutes#action-{id}")), cancellationToken);
    }
}
