using CommunityClusters.Features.Reflections.Arcs;
using CommunityClusters.Localisation;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Plans.History;

/// <summary>The moments of a plan by day, and where the present state is named.</summary>
public sealed class IndexPage(IMediator mediator, Words words) : HistoryPage(mediator, words)
{
    /// <summary>Only moments before this number.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    /// <summary>Only those in which this teacher wrote.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? By { get; set; }

    /// <summary>What was typed.</summary>
    [BindProperty]
    public NameMilestone Ask { get; set; } = new();

    /// <summary>What it shows.</summary>
    public PlanHistory.Sheet Sheet { get; private set; } = null!;

    /// <summary>The lessons that were taught with it; null for who is no member.</summary>
    public LessonsWithPlan.Sheet? Lessons { get; private set; }

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Sheet = await Mediator.Send(new PlanHistory(PlanId, Before, By), cancellationToken);
        Lessons = Sheet.About.MayWrite ? await Mediator.Send(new LessonsWithPlan(Sheet.About.ClusterId, PlanId), cancellationToken) : null;
        return PageOf(Sheet.About);
    }

    /// <summary>Names the plan as it stands.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        Send(Ask with { DocumentId = PlanId, Number = 0 }, _ => Redirect(Self), cancellationToken);
}
