using System.Globalization;
using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Gatherings.Telling;

/// <summary>The ways in which people are told of a gathering.</summary>
public sealed class IndexPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>The cluster.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid ClusterId { get; set; }

    /// <summary>The gathering.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid GatheringId { get; set; }

    /// <summary>The code of the message's language; the page's where it is none of ours.</summary>
    [BindProperty(SupportsGet = true)]
    public string? In { get; set; }

    /// <summary>The message's language.</summary>
    public Language Language => Languages.Named(In) ?? Languages.Of(CultureInfo.CurrentUICulture);

    /// <summary>What it shows.</summary>
    public TakeDayAsMessage.Sheet Sheet { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        var link = Url.PageLink("/Gatherings/Show", values: new { ClusterId, GatheringId })!;
        Sheet = await Mediator.Send(new TakeDayAsMessage(ClusterId, GatheringId, Language, link), cancellationToken);
        return Page();
    }
}
