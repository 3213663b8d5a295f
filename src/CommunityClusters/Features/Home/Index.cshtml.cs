using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.People.SigningIn;
using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Home;

/// <summary>Home: for a visitor what this is, for a teacher their clusters.</summary>
public sealed class IndexPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>What it shows.</summary>
    public MyClusters.Sheet Sheet { get; private set; } = null!;

    /// <summary>Whether it offers recovery codes.</summary>
    public bool OffersCodes { get; private set; }

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Sheet = await Mediator.Send(new MyClusters(), cancellationToken);
        OffersCodes = Sheet.SignedIn && await Mediator.Send(new HasOnlyAPassword(), cancellationToken);
        return Page();
    }

    /// <summary>Puts the offer of recovery codes away.</summary>
    public Task<IActionResult> OnPostDoWithoutCodesAsync(CancellationToken cancellationToken) =>
        Send(new DoWithoutCodes(), _ => RedirectToPage(), cancellationToken);
}
