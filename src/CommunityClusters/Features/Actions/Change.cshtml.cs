using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using CommunityClusters.Pipeline;
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

    /// <summary>What stood in the form before anything was typed.</summary>
    [BindProperty]
    public Before Was { get; set; } = new();

    /// <summary>What it shows.</summary>
    public SeeAction.Sheet Sheet { get; private set; } = null!;

    /// <summary>Where one goes from here: to the minutes at which it was taken on, or to all actions.</summary>
    public string Back => Sheet.Card.GatheringId is { } gathering ? $"/clusters/{ClusterId}/gatherings/{gathering}/minutes" : $"/clusters/{ClusterId}/actions";

    /// <summary>Whether something was typed and refused; then it stays, below what stands there now.</summary>
    public bool IsTyped { get; private set; }

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Sheet = await Mediator.Send(new SeeAction(ClusterId, ActionId), cancellationToken);
        var card = Sheet.Card;
        Ask = IsTyped ? Merged(card) : new ChangeAction { What = card.What, TeacherId = card.TeacherId, By = card.By, Seen = card.Version };
        return Page();
    }

    /// <summary>Changes it.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        IsTyped = true;
        return Send(
            Ask with { ClusterId = ClusterId, ActionId = ActionId, By = ModelState.DayIn("Ask.By", Ask.By) },
            async _ =>
            {
                Sheet = await Mediator.Send(new SeeAction(ClusterId, ActionId), cancellationToken);
                return LocalRedirect($"{Back}#action-{ActionId}");
            },
            cancellationToken);
    }

    // What a colleague changed meanwhile stands where its reader typed nothing else: a second press does not take it back unseen.
    private ChangeAction Merged(ActionCard card)
    {
        // Whoever left is no choice any more.
        var chosen = Sheet.Members.Any(m => m.Id == Ask.TeacherId) ? Ask.TeacherId : null;
        var merged = Ask with
        {
            Seen = card.Version,
            What = Ask.What == Was.Words.OneLine() ? card.What : Ask.What,
            TeacherId = Ask.TeacherId == Was.Taker ? card.TeacherId : chosen,
            By = Ask.By == Was.Day && IsDay ? card.By : Ask.By,
        };
        // A field shows what was sent for it, unless there is something else to show.
        foreach (var (field, isKept) in new[] { ("Ask.What", merged.What == Ask.What), ("Ask.By", !IsDay || merged.By == Ask.By) })
        {
            if (!isKept)
            {
                ModelState.Remove(field);
            }
        }

        return merged;
    }

    private bool IsDay => ModelState.GetValueOrDefault("Ask.By")?.Errors.Count is null or 0;

    /// <summary>What a form shows before anything is typed into it.</summary>
    public sealed record Before
    {
        /// <summary>What is to be done.</summary>
        public string Words { get; init; } = "";

        /// <summary>Who has it.</summary>
        public Guid? Taker { get; init; }

        /// <summary>Until when.</summary>
        public DateOnly? Day { get; init; }
    }
}
