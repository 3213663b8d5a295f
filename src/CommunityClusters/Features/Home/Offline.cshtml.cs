using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Home;

/// <summary>What a phone shows that has neither signal nor a copy of the page; it keeps this page and fills it in by itself.</summary>
public sealed class OfflinePage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <inheritdoc/>
    // Drawn for no one: it is kept for whoever uses the phone.
    public override Task<IActionResult> Show(CancellationToken cancellationToken) => Task.FromResult<IActionResult>(Page());
}
