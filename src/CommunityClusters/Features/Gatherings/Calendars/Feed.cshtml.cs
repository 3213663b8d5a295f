using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Gatherings.Calendars;

/// <summary>A cluster's gatherings, as calendar programs read them.</summary>
public sealed class FeedPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>The token of the link.</summary>
    [BindProperty(SupportsGet = true)]
    public string Token { get; set; } = "";

    /// <summary>The code of the language in which the link was copied: a calendar program says none.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Language { get; set; }

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Response.Headers.CacheControl = "private, no-cache";
        return Content(await Mediator.Send(new CalendarFeed(Token, $"{Request.Scheme}://{Request.Host}", Languages.Named(Language) ?? Languages.English), cancellationToken), "text/calendar; charset=utf-8");
    }
}
