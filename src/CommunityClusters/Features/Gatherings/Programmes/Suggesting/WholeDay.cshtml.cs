using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Gatherings.Programmes.Suggesting;

/// <summary>Who could observe the lessons of a day that nobody observes yet; each can be changed before all are asked at once.</summary>
public sealed class WholeDayPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    // The lessons for which a suggestion no longer held; they go with whoever took it to the next page, and no further.
    private const string NotTaken = "not-taken";

    // So many are named; the others show themselves, for they are no longer in the list.
    private const int MostNamed = 12;

    /// <summary>The cluster.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid ClusterId { get; set; }

    /// <summary>The gathering.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid GatheringId { get; set; }

    /// <summary>Who is asked to observe what.</summary>
    [BindProperty]
    public TakeSuggestions Ask { get; set; } = new();

    /// <summary>What it shows.</summary>
    public SuggestForWholeDay.Sheet Sheet { get; private set; } = null!;

    private string Programme => $"/clusters/{ClusterId}/gatherings/{GatheringId}/programme";

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        var lost = (TempData[NotTaken] as string[] ?? []).Select(Guid.Parse).ToList();
        Sheet = await Mediator.Send(new SuggestForWholeDay(ClusterId, GatheringId, lost), cancellationToken);
        return Page();
    }

    /// <summary>Asks all at once.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => Send(Ask with { ClusterId = ClusterId, GatheringId = GatheringId }, lost =>
    {
        if (lost.Count == 0)
        {
            return LocalRedirect(Programme);
        }

        TempData[NotTaken] = lost.Take(MostNamed).Select(id => id.ToString()).ToArray();
        return LocalRedirect($"{Programme}/observers");
    }, cancellationToken);
}
