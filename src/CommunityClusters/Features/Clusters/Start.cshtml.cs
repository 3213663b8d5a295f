using CommunityClusters.Features.People;
using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Clusters;

/// <summary>A name and a purpose make a cluster.</summary>
public sealed class StartPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>What was typed.</summary>
    [BindProperty]
    public StartCluster Ask { get; set; } = new() { CommandId = Guid.NewGuid() };

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken) =>
        await Mediator.Send(new WhoAmI(), cancellationToken) is null ? RedirectToPage("/People/SignUp", new { then = "/start" }) : Page();

    /// <summary>Starts it.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        Send(Ask, id => RedirectToPage("/Clusters/Show", new { clusterId = id }), cancellationToken);
}
