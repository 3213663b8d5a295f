using CommunityClusters.Localisation;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Plans.History;

/// <summary>A plan as it was, or as it is, with who wrote what on request; a moment is named here.</summary>
public sealed class MomentPage(IMediator mediator, Words words) : HistoryPage(mediator, words)
{
    /// <summary>The moment's number; 0 for the present.</summary>
    [BindProperty(SupportsGet = true)]
    public long Number { get; set; }

    /// <summary>Whether each author's words are shown in their colour.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Colours { get; set; }

    /// <summary>What was typed.</summary>
    [BindProperty]
    public NameMilestone Ask { get; set; } = new();

    /// <summary>What it shows.</summary>
    public SeeMoment.Sheet Sheet { get; private set; } = null!;

    /// <summary>Whether something of the plan was taken down a moment ago.</summary>
    public bool JustTakenDown { get; private set; }

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Sheet = await Mediator.Send(new SeeMoment(PlanId, Number), cancellationToken);
        JustTakenDown = TempData[TakeDownPage.Done] is not null;
        if (HttpMethods.IsGet(Request.Method))
        {
            Ask = Ask with { Name = Sheet.Moment.Row.Name };
        }

        return PageOf(Sheet.Plan);
    }

    /// <summary>Names the moment.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        Send(Ask with { DocumentId = PlanId, Number = Number }, number => Redirect($"{Self}/moment?number={number}"), cancellationToken);
}
