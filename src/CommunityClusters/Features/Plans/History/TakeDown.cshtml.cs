using CommunityClusters.Localisation;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Plans.History;

/// <summary>Where passages of a section are chosen that are to be gone for good.</summary>
public sealed class TakeDownPage(IMediator mediator, Words words) : HistoryPage(mediator, words)
{
    /// <summary>What the page that follows is told by.</summary>
    internal const string Done = "taken-down";

    /// <summary>The moment in which they are read; 0 for the present.</summary>
    [BindProperty(SupportsGet = true)]
    public long Number { get; set; }

    /// <summary>The section.</summary>
    [BindProperty(SupportsGet = true)]
    public string Section { get; set; } = "";

    /// <summary>What was chosen.</summary>
    [BindProperty]
    public TakeDown Ask { get; set; } = new();

    /// <summary>What it shows.</summary>
    public SectionPassages.Sheet Sheet { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Sheet = await Mediator.Send(new SectionPassages(PlanId, Number, Section), cancellationToken);
        return PageOf(Sheet.Plan);
    }

    /// <summary>Takes down what was chosen.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        Send(Ask with { DocumentId = PlanId, Number = Number, Section = Section }, _ => Gone(), cancellationToken);

    private RedirectResult Gone()
    {
        TempData[Done] = true;
        return Redirect($"{Self}/moment?number={Number}");
    }
}
