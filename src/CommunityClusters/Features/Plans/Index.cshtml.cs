using CommunityClusters.Features.Plans.Finding;
using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Plans;

/// <summary>The plans of a cluster, and where one is begun.</summary>
public sealed class IndexPage(IMediator mediator, Words words) : SendingPage(mediator, words), ISeekPlans
{
    /// <summary>The cluster.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid ClusterId { get; set; }

    /// <summary>Only those that were begun before this number.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    /// <summary>The need from which a plan is to be begun.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? From { get; set; }

    /// <inheritdoc/>
    [BindProperty(SupportsGet = true)]
    public PlanSought Seek { get; set; } = new();

    /// <inheritdoc/>
    public bool FoundNothing => !Seek.IsAll && Sheet.Plans.Count == 0;

    /// <summary>What was typed.</summary>
    [BindProperty]
    public BeginPlan Ask { get; set; } = new() { CommandId = Guid.NewGuid() };

    /// <summary>Whether a plan is being begun, and the form stays open.</summary>
    public bool Beginning { get; private set; }

    /// <summary>What it shows.</summary>
    public ClusterPlans.Sheet Sheet { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Sheet = await Mediator.Send(new ClusterPlans(ClusterId, Before, From, Seek), cancellationToken);
        if (Sheet.Need is { } need)
        {
            Beginning = true;
            if (HttpMethods.IsGet(Request.Method))
            {
                Ask = Ask with { Topic = need.Topic, Subject = need.Subject, Grades = need.Grade.Length > 0 ? [need.Grade] : [] };
            }
        }

        return Page();
    }

    /// <summary>Begins a plan.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Beginning = true;
        return Send(Ask with { ClusterId = ClusterId, NeedId = From }, id => RedirectToPage("/Plans/Write", new { ClusterId, PlanId = id }), cancellationToken);
    }
}
