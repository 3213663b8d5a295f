using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Gatherings;

/// <summary>The gatherings of a cluster, and where one is called.</summary>
public sealed class IndexPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>How many dates can be proposed beside the first; more are proposed later.</summary>
    public const int OtherDates = 3;

    /// <summary>The cluster.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid ClusterId { get; set; }

    /// <summary>Those that are over.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Over { get; set; }

    /// <summary>When the last gathering of the page before ends, in milliseconds since 1970.</summary>
    [BindProperty(SupportsGet = true)]
    public long? At { get; set; }

    /// <summary>The number of the last gathering of the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public long Number { get; set; }

    /// <summary>Days that were to be called again, and on which the cluster meets so already.</summary>
    [BindProperty(SupportsGet = true)]
    public IReadOnlyList<DateOnly> Stood { get; set; } = [];

    /// <summary>A gathering that was to be held again each month and whose date is yet to be found: the days are chosen once it is settled.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Finding { get; set; }

    /// <summary>What was typed.</summary>
    [BindProperty]
    public CallGathering Ask { get; set; } = new() { CommandId = Guid.NewGuid(), Kind = GatheringKind.TeachingDay };

    /// <summary>Whether it is held again each month: the days are chosen next.</summary>
    [BindProperty]
    public bool EachMonth { get; set; }

    /// <summary>Whether a gathering is being called, and the form stays open.</summary>
    public bool Calling { get; private set; }

    /// <summary>What it shows.</summary>
    public ClusterGatherings.Sheet Sheet { get; private set; } = null!;

    /// <summary>Whether other dates than the first were typed.</summary>
    public bool HasOtherDates => Ask.Dates.Skip(1).Any(d => !d.IsEmpty) || ModelState.Any(s => s.Value?.Errors.Count > 0 && s.Key.StartsWith("Ask.Dates[", StringComparison.Ordinal) && !s.Key.StartsWith("Ask.Dates[0]", StringComparison.Ordinal));

    /// <summary>A date as it was typed.</summary>
    public MeetingEntry DateAt(int place) => Ask.Dates.ElementAtOrDefault(place) ?? new MeetingEntry();

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        var after = At is { } at ? new ClusterGatherings.Place(at.AsInstant(), Number) : null;
        Sheet = await Mediator.Send(new ClusterGatherings(ClusterId, Over, after), cancellationToken);
        return Page();
    }

    /// <summary>Calls a gathering.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Calling = true;
        return Send(Ask with { ClusterId = ClusterId }, Called, cancellationToken);
    }

    private RedirectToPageResult Called(Guid id) =>
        !EachMonth ? RedirectToPage("/Gatherings/Show", new { ClusterId, GatheringId = id })
        : Ask.Dates.Count(d => !d.IsEmpty) == 1 ? RedirectToPage("/Gatherings/Terms/Again", new { ClusterId, GatheringId = id })
        : RedirectToPage("/Gatherings/Index", new { ClusterId, Finding = id });
}
