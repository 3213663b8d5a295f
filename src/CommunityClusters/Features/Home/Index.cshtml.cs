using CommunityClusters.Features.Actions;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Gatherings;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Features.People.SigningIn;
using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Home;

/// <summary>Home: for a visitor what this is, for a teacher their clusters.</summary>
public sealed class IndexPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    private const int Next = 2;

    /// <summary>The last cluster of the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    /// <summary>What it shows.</summary>
    public MyClusters.Sheet Sheet { get; private set; } = null!;

    /// <summary>What the teacher presents and observes next.</summary>
    public IReadOnlyList<MyRoles.Row> Roles { get; private set; } = [];

    /// <summary>What the teacher took on and is still to be done.</summary>
    public IReadOnlyList<MyActions.Row> Actions { get; private set; } = [];

    /// <summary>The gatherings that come next.</summary>
    public IReadOnlyList<MyDays.Row> Days { get; private set; } = [];

    /// <summary>Whether it offers recovery codes.</summary>
    public bool OffersCodes { get; private set; }

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Sheet = await Mediator.Send(new MyClusters(After), cancellationToken);
        if (Sheet.SignedIn && After is null)
        {
            Roles = await Mediator.Send(new MyRoles(), cancellationToken);
            Actions = await Mediator.Send(new MyActions(), cancellationToken);
            Days = (await Mediator.Send(new MyDays(Next), cancellationToken)).ToCome;
        }

        OffersCodes = Sheet.SignedIn && await Mediator.Send(new HasOnlyAPassword(), cancellationToken);
        return Page();
    }

    /// <summary>Puts the offer of recovery codes away.</summary>
    public Task<IActionResult> OnPostDoWithoutCodesAsync(CancellationToken cancellationToken) =>
        Send(new DoWithoutCodes(), _ => RedirectToPage(), cancellationToken);
}
