using System.Globalization;
using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Gatherings.Papers;

/// <summary>A page about the papers of a gathering.</summary>
public abstract class PaperPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>The cluster.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid ClusterId { get; set; }

    /// <summary>The gathering.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid GatheringId { get; set; }

    /// <summary>The code of the papers' language; the page's where it is none of ours.</summary>
    [BindProperty(SupportsGet = true)]
    public string? In { get; set; }

    /// <summary>The papers' language.</summary>
    public Language Language => Languages.Named(In) ?? Languages.Of(CultureInfo.CurrentUICulture);

    /// <summary>The page on which one chooses.</summary>
    public string Choosing => $"/clusters/{ClusterId}/gatherings/{GatheringId}/paper";
}
