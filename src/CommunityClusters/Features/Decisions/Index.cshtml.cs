using CommunityClusters.Features.Actions;
using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Decisions;

/// <summary>The decisions of a cluster, live, and the form by which any member puts a question to all.</summary>
public sealed class IndexPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>The cluster.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid ClusterId { get; set; }

    /// <summary>The number of the last decision of the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    /// <summary>What was typed.</summary>
    [BindProperty]
    public PutQuestion Ask { get; set; } = new();

    /// <summary>Whether something was typed and refused.</summary>
    public bool IsTyped { get; private set; }

    /// <summary>What it shows.</summary>
    public ClusterDecisions.Sheet Sheet { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Sheet = await Mediator.Send(new ClusterDecisions(ClusterId, Before), cancellationToken);
        Ask = IsTyped ? Ask : new PutQuestion { CommandId = Guid.NewGuid(), Options = $"{Words["decisions.yes"]}\n{Words["decisions.no"]}" };
        return Page();
    }

    /// <summary>Puts a question.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        IsTyped = true;
        return Send(
            Ask with { ClusterId = ClusterId, Until = ModelState.DayIn("Ask.Until", Ask.Until) },
            id => LocalRedirect($"/clusters/{ClusterId}/decisions/{id}"), cancellationToken);
    }
}
