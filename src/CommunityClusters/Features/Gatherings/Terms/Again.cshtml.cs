using System.Globalization;
using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Gatherings.Terms;

/// <summary>Where a member chooses on which days of the coming months a gathering is held again.</summary>
public sealed class AgainPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    private const string AsBrowsersWrite = "yyyy-MM-dd";

    /// <summary>The cluster.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid ClusterId { get; set; }

    /// <summary>The gathering.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid GatheringId { get; set; }

    /// <summary>Which day of each month.</summary>
    [BindProperty(SupportsGet = true)]
    public MonthlyRule? Rule { get; set; }

    /// <summary>For how many months.</summary>
    [BindProperty(SupportsGet = true)]
    public int Months { get; set; } = 6;

    /// <summary>Days that were ticked before others were looked at.</summary>
    [BindProperty(SupportsGet = true)]
    public IReadOnlyList<DateOnly> Ticked { get; set; } = [];

    /// <summary>Days that were shown before others were looked at, and not ticked.</summary>
    [BindProperty(SupportsGet = true)]
    public IReadOnlyList<DateOnly> Unticked { get; set; } = [];

    /// <summary>What they were to be about before others were looked at; null where it was not said.</summary>
    [BindProperty(SupportsGet = true)]
    public string? About { get; set; }

    /// <summary>What was typed.</summary>
    [BindProperty]
    public CallEachMonth Ask { get; set; } = new() { CommandId = Guid.NewGuid() };

    /// <summary>The days that were ticked.</summary>
    [BindProperty(Name = nameof(On))]
    public IDictionary<string, bool> On { get; set; } = new Dictionary<string, bool>(StringComparer.Ordinal);

    /// <summary>Whether days were sent, and stay ticked as they were.</summary>
    public bool Calling { get; private set; }

    /// <summary>What it shows.</summary>
    public MonthlyDates.Sheet Sheet { get; private set; } = null!;

    /// <summary>A day as its tick is named.</summary>
    public static string KeyOf(DateOnly day) => day.ToString(AsBrowsersWrite, CultureInfo.InvariantCulture);

    /// <summary>Whether a day is ticked: at first those that nothing speaks against.</summary>
    public bool IsOn(MonthlyDates.Proposal proposal, bool isFirstChoice) => Calling ? On.TryGetValue(KeyOf(proposal.Day), out var on) && on
        : Ticked.Contains(proposal.Day) || (isFirstChoice && proposal.IsFree && !Unticked.Contains(proposal.Day));

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Sheet = await Mediator.Send(new MonthlyDates(ClusterId, GatheringId, Rule, Months), cancellationToken);
        // Shown again, it is said of how the gathering stands now.
        Ask = Ask with { Seen = Sheet.Seen, About = Calling ? Ask.About : About ?? Sheet.Facts.About };
        return Page();
    }

    /// <summary>Calls them.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Calling = true;
        var days = On.Where(o => o.Value).Select(o => DateOnly.TryParseExact(o.Key, AsBrowsersWrite, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : default);
        return Send(Ask with { ClusterId = ClusterId, GatheringId = GatheringId, Days = [.. days] }, Arrive, cancellationToken);
    }

    // Which of the days that were ticked stood already, the list says.
    private RedirectToPageResult Arrive(CallEachMonth.Called called) =>
        RedirectToPage("/Gatherings/Index", new { ClusterId, Stood = called.Stood.Count > 0 ? called.Stood.Select(KeyOf).ToArray() : null });
}
