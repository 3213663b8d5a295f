using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Needs;

/// <summary>What the members of a cluster find hard to teach.</summary>
public sealed class IndexPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>The cluster.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid ClusterId { get; set; }

    /// <summary>By when they are taught.</summary>
    [BindProperty(SupportsGet = true)]
    public bool ByWeek { get; set; }

    /// <summary>Those that were covered.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Covered { get; set; }

    /// <summary>The key of the last need that the page before showed.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Key { get; set; }

    /// <summary>The number of the last need that the page before showed.</summary>
    [BindProperty(SupportsGet = true)]
    public long Number { get; set; }

    /// <summary>What was typed.</summary>
    [BindProperty]
    public NameNeed Ask { get; set; } = new() { CommandId = Guid.NewGuid() };

    /// <summary>The teacher on whose phone a waiting press was made.</summary>
    [BindProperty]
    public Guid Author { get; set; }

    /// <summary>The press's own id.</summary>
    [BindProperty]
    public Guid CommandId { get; set; }

    /// <summary>Where the page begins in the list.</summary>
    public ClusterNeeds.Place? After => Key is { } key ? new ClusterNeeds.Place(key, Number) : null;

    /// <summary>Whether a need is being named, and the form stays open.</summary>
    public bool Naming { get; private set; }

    /// <summary>What it shows.</summary>
    public ClusterNeeds.Sheet Sheet { get; private set; } = null!;

    /// <summary>Which of the needs the member finds hard.</summary>
    public MyMeToos.Sheet Mine { get; private set; } = null!;

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Sheet = await Mediator.Send(new ClusterNeeds(ClusterId, ByWeek, Covered, After), cancellationToken);
        Mine = await Mediator.Send(new MyMeToos(ClusterId), cancellationToken);
        return Page();
    }

    /// <summary>Which of the needs the member finds hard, for a page that is open already.</summary>
    public async Task<IActionResult> OnGetMineAsync(CancellationToken cancellationToken) =>
        new JsonResult((await Mediator.Send(new MyMeToos(ClusterId), cancellationToken)).Needs);

    /// <summary>Names a need.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Naming = true;
        return Send(Ask with { ClusterId = ClusterId }, _ => RedirectToPage(new { ClusterId }), cancellationToken);
    }

    /// <summary>Says "me too", or takes it back.</summary>
    public Task<IActionResult> OnPostMeTooAsync(Guid needId, bool noLonger, string? then, CancellationToken cancellationToken) => Send(
        new SayMeToo { ClusterId = ClusterId, NeedId = needId, NoLonger = noLonger, Author = Author, CommandId = CommandId },
        _ => LocalRedirect(Url.IsLocalUrl(then) ? then! : $"/clusters/{ClusterId}/needs"),
        cancellationToken);

    /// <summary>Marks a need.</summary>
    public Task<IActionResult> OnPostMarkAsync(Guid needId, NeedMark mark, CancellationToken cancellationToken) =>
        Send(new MarkNeed(ClusterId, needId, mark), _ => RedirectToPage(new { ClusterId }), cancellationToken);
}
