using CommunityClusters.Features.Actions;
using CommunityClusters.Features.Clusters.Finding;
using CommunityClusters.Features.Decisions;
using CommunityClusters.Features.Decisions.Elections;
using CommunityClusters.Features.Gatherings;
using CommunityClusters.Features.Needs;
using CommunityClusters.Features.Plans;
using CommunityClusters.Features.Threads;
using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Clusters;

/// <summary>A cluster as its members see it, live.</summary>
public sealed class ShowPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>The cluster.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid ClusterId { get; set; }

    /// <summary>What it shows.</summary>
    public ClusterPage.Sheet Sheet { get; private set; } = null!;

    /// <summary>The needs that most find hard.</summary>
    public TopNeeds.Sheet Needs { get; private set; } = null!;

    /// <summary>The plans that were begun last.</summary>
    public LatestPlans.Sheet Plans { get; private set; } = null!;

    /// <summary>The gatherings that come next.</summary>
    public NextGatherings.Sheet Gatherings { get; private set; } = null!;

    /// <summary>Which of the needs the member finds hard.</summary>
    public MyMeToos.Sheet MyMeToos { get; private set; } = null!;

    /// <summary>The way to the talk of its members; null for who is no member.</summary>
    public TalkOf.Sheet? Talk { get; private set; }

    /// <summary>How many actions are open.</summary>
    public int Actions { get; private set; }

    /// <summary>The name of the leader; null where there is none.</summary>
    public string? Leader { get; private set; }

    /// <summary>How many decisions are open.</summary>
    public int Decisions { get; private set; }

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        try
        {
            Sheet = await Mediator.Send(new ClusterPage(ClusterId), cancellationToken);
        }
        catch (Exception e) when (e is NotVisibleException or NotSignedInException)
        {
            // A stranger who follows a member's address sees what strangers see, if the cluster chose that there is anything.
            if (await IsShownOutside(cancellationToken))
            {
                return RedirectToPage("/Clusters/Outside", new { ClusterId });
            }

            throw;
        }

        Needs = await Mediator.Send(new TopNeeds(ClusterId), cancellationToken);
        Plans = await Mediator.Send(new LatestPlans(ClusterId), cancellationToken);
        Gatherings = await Mediator.Send(new NextGatherings(ClusterId), cancellationToken);
        MyMeToos = await Mediator.Send(new MyMeToos(ClusterId), cancellationToken);
        Talk = Sheet.IsMember ? await Mediator.Send(new TalkOf(ClusterId, ThreadKind.Cluster, ClusterId), cancellationToken) : null;
        Actions = Sheet.IsMember ? await Mediator.Send(new OpenActions(ClusterId), cancellationToken) : 0;
        Leader = Sheet.IsMember ? await Mediator.Send(new WhoLeads(ClusterId), cancellationToken) : null;
        Decisions = Sheet.IsMember ? await Mediator.Send(new OpenDecisions(ClusterId), cancellationToken) : 0;
        return Page();
    }

    private async Task<bool> IsShownOutside(CancellationToken cancellationToken)
    {
        try
        {
            return await Mediator.Send(new ClusterFromOutside(ClusterId), cancellationToken) is not null;
        }
        catch (NotVisibleException)
        {
            return false;
        }
    }

    /// <summary>Leaves the cluster.</summary>
    public Task<IActionResult> OnPostLeaveAsync(CancellationToken cancellationToken) =>
        Send(new LeaveCluster(ClusterId), _ => RedirectToPage("/Clusters/Left", new { ClusterId }), cancellationToken);
}
