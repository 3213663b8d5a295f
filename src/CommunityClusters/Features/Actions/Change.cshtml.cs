using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Actions;

/// <summary>Changes an action.</summary>
public sealed class ChangePage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>The cluster.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid ClusterId { get; set; }

    /// <summary>The action.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid ActionId { get; set; }

    /// <summary>What was typed.</summary>
    [BindProperty]
    public ChangeAction Ask { get; set; } = new();

    /// <summary>What it shows.</summary>
    public SeeAction.Sheet Sheet { get; private set; } = null!;

    /// <summary>Where one goes from here: to the minutes at which it was taken on, or to all actions.</summary>
    public string Back => Sheet.Card.GatheringId is { } gathering ? $"/clusters/{ClusterId}/gatherings/{gathering}/minutes" : $"/clusters/{ClusterId}/actions";

    private bool IsTyped { get; set; }

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Sheet = await Mediator.Send(new SeeAction(ClusterId, ActionId), cancellationToken);
        var card = Sheet.Card;
        Ask = IsTyped ? Ask with { Seen = card.Version } : new ChangeAction { What = card.What, TeacherId = card.TeacherId, By = card.By, Seen = card.Version };
        return Page();
    }

    /// <summary>Changes it.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        IsTyped = true;
        return Send(
            Ask with { ClusterId = ClusterId, ActionId = ActionId },
            async _ =>
            {
                Sheet = await Mediator.Send(new SeeAction(ClusterId, ActionId), cancellationToken);
                return LocalRedirect($"{Back}#action-{ActionId}");
            },
            cancellationToken);
    }
}
