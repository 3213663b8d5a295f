using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Clusters;

/// <summary>After leaving: that it is done, and the way back.</summary>
public sealed class LeftPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>The cluster.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid ClusterId { get; set; }

    /// <summary>Its name.</summary>
    public string Name { get; private set; } = "";

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Name = await Mediator.Send(new ClusterThatILeft(ClusterId), cancellationToken);
        return Page();
    }

    /// <summary>Comes back.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        Send(new ComeBack(ClusterId), _ => RedirectToPage("/Clusters/Show", new { ClusterId }), cancellationToken);
}
