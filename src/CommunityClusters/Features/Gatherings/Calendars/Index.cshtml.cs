using System.Globalization;
using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Gatherings.Calendars;

/// <summary>A member's link for their own calendar.</summary>
public sealed class IndexPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>The cluster.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid ClusterId { get; set; }

    /// <summary>What it shows.</summary>
    public SeeCalendarLink.Sheet Sheet { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Sheet = await Mediator.Send(new SeeCalendarLink(ClusterId), cancellationToken);
        return Page();
    }

    /// <summary>Makes the link, or another instead of it.</summary>
    public Task<IActionResult> OnPostAsync(string? seen, CancellationToken cancellationToken) => Send(new ChangeCalendarLink(ClusterId, seen), Again, cancellationToken);

    /// <summary>Takes it back.</summary>
    public Task<IActionResult> OnPostBackAsync(CancellationToken cancellationToken) => Send(new TakeCalendarLinkBack(ClusterId), Again, cancellationToken);

    /// <summary>The whole link, in which the calendar is spoken to in the page's language.</summary>
    public string LinkOf(string token) =>
        Url.PageLink("/Gatherings/Calendars/Feed", values: new { token, language = Languages.Of(CultureInfo.CurrentUICulture).Code })!;

    /// <summary>The link as calendar programs take it for one to subscribe to.</summary>
    public string Subscribing(string link) => string.Concat("webcal", link.AsSpan(link.IndexOf(':', StringComparison.Ordinal)));

    private RedirectToPageResult Again(Unit done) => RedirectToPage(new { ClusterId });
}
