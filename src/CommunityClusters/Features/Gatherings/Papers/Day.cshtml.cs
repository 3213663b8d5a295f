using CommunityClusters.Localisation;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Gatherings.Papers;

/// <summary>The sheets for a day, as they come out of the printer.</summary>
public sealed class DayPage(IMediator mediator, Words words) : PaperPage(mediator, words)
{
    /// <summary>Which of them; all where none is said.</summary>
    [BindProperty(SupportsGet = true)]
    public IReadOnlyList<DaySheet> Sheets { get; set; } = [];

    /// <summary>What it shows.</summary>
    public PrintDaySheets.Sheet Sheet { get; private set; } = null!;

    /// <summary>The sheets that are shown.</summary>
    public IReadOnlyList<DaySheet> Shown { get; private set; } = [];

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Sheet = await Mediator.Send(new PrintDaySheets(ClusterId, GatheringId), cancellationToken);
        var offered = Sheet.Day.Offered.Sheets;
        Shown = offered.Any(Sheets.Contains) ? [.. offered.Where(Sheets.Contains)] : offered;
        // Why there are none, the page says on which one chooses.
        return Shown.Count > 0 ? Page() : LocalRedirect(Choosing);
    }
}
