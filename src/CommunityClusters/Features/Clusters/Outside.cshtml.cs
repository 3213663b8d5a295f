using CommunityClusters.Features.Clusters.Finding;
using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Clusters;

/// <summary>A cluster as a stranger sees it, where it chose to be found or to be open.</summary>
public sealed class OutsidePage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>The cluster.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid ClusterId { get; set; }

    /// <summary>What it shows.</summary>
    public ClusterFromOutside.Sheet Sheet { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Sheet = await Mediator.Send(new ClusterFromOutside(ClusterId), cancellationToken);
        return Page();
    }

    /// <summary>Joins, where the cluster is open.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        Send(new JoinOpenCluster(ClusterId), _ => RedirectToPage("/Clusters/Show", new { ClusterId }), cancellationToken);
}
