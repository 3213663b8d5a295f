using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Threads.Care;

/// <summary>Where a member says what is wrong with a post.</summary>
public sealed class ShowPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>The cluster.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid ClusterId { get; set; }

    /// <summary>The post.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid PostId { get; set; }

    /// <summary>What it shows.</summary>
    public SeePost.Sheet Sheet { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Sheet = await Mediator.Send(new SeePost(ClusterId, PostId), cancellationToken);
        return Page();
    }

    /// <summary>Takes the post down, or one of its pictures.</summary>
    public Task<IActionResult> OnPostTakeDownAsync(Guid? picture, CancellationToken cancellationToken) =>
        Send(new TakePostDown(ClusterId, PostId, picture), LocalRedirect, cancellationToken);

    /// <summary>Flags the post, or does so no longer.</summary>
    public Task<IActionResult> OnPostFlagAsync(bool noLonger, CancellationToken cancellationToken) =>
        Send(new FlagPost(ClusterId, PostId, noLonger), _ => LocalRedirect($"/clusters/{ClusterId}/posts/{PostId}"), cancellationToken);
}
