using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Plans.History;

/// <summary>A page of a plan's history.</summary>
public abstract class HistoryPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>The cluster.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid ClusterId { get; set; }

    /// <summary>The plan.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid PlanId { get; set; }

    /// <summary>Where the history is.</summary>
    public string Self => $"/clusters/{ClusterId}/plans/{PlanId}/history";

    /// <summary>A moment that is none is not taken for another.</summary>
    protected override bool LeadsSomewhere => ModelState.IsValid;

    /// <summary>Shows the page, if the plan is the cluster's whose address it has.</summary>
    protected IActionResult PageOf(PlanBrief plan) => plan.ClusterId == ClusterId ? Page() : throw new NotVisibleException();
}
