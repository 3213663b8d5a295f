using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Gatherings.Terms;

/// <summary>A cluster's calendar of terms, holidays and exam weeks, live.</summary>
public sealed class IndexPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>How many terms can be typed at once; more are added one by one.</summary>
    public const int Terms = 4;

    /// <summary>The cluster.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid ClusterId { get; set; }

    /// <summary>The stretch that is to be changed: its form is fetched when it is wanted.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Stretch { get; set; }

    /// <summary>What was typed of a stretch that is added.</summary>
    [BindProperty]
    public AddStretch Ask { get; set; } = new() { CommandId = Guid.NewGuid(), What = new StretchEntry { Kind = StretchKind.Holidays } };

    /// <summary>What was typed of a year.</summary>
    [BindProperty]
    public TypeYear Year { get; set; } = new() { CommandId = Guid.NewGuid(), HolidaysBetween = true };

    /// <summary>What was typed of a stretch that is changed.</summary>
    [BindProperty]
    public ChangeStretch Change { get; set; } = new();

    /// <summary>Whether a stretch is being added, and the form stays open.</summary>
    public bool Adding { get; private set; }

    /// <summary>Whether a year is being typed, and the form stays open.</summary>
    public bool TypingYear { get; private set; }

    /// <summary>Whether what was typed of a stretch was refused, and is shown.</summary>
    public bool Changing { get; private set; }

    /// <summary>Whether somebody changed it since it was seen: what it is now is shown before it is written over.</summary>
    public bool IsOvertaken { get; private set; }

    /// <summary>The stretch that is being changed.</summary>
    public TermSheet.Row? Changed { get; private set; }

    /// <summary>What it shows.</summary>
    public SeeTerms.Sheet Sheet { get; private set; } = null!;

    /// <summary>A term as it was typed, with the name that it is offered.</summary>
    public StretchEntry TermAt(int place) => Year.Terms.ElementAtOrDefault(place) ?? new StretchEntry { Name = Words["terms.year.name", ("number", place + 1)] };

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Sheet = await Mediator.Send(new SeeTerms(ClusterId), cancellationToken);
        Changed = Sheet.IsMember && (Changing ? Change.StretchId : Stretch) is { } id ? Sheet.Terms.Rows.SingleOrDefault(r => r.What.Id == id) : null;
        if (Changed is { What: var what, Version: var version })
        {
            IsOvertaken = Changing && Change.Seen != version;
            // Shown again, it is said of what stands there now.
            Change = Changing
                ? Change with { Seen = version }
                : new ChangeStretch { StretchId = what.Id, Seen = version, What = new StretchEntry { Kind = what.Kind, Name = what.Name, First = what.First, Last = what.Last } };
        }

        return Page();
    }

    /// <summary>Adds a stretch.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        Adding = true;
        return Send(Ask with { ClusterId = ClusterId }, id => Here($"stretch-{id}"), cancellationToken);
    }

    /// <summary>Adds the terms of a year.</summary>
    public Task<IActionResult> OnPostYearAsync(CancellationToken cancellationToken)
    {
        TypingYear = true;
        return Send(nameof(Year), Year with { ClusterId = ClusterId }, Later, cancellationToken);
    }

    /// <summary>Says anew what a stretch is.</summary>
    public Task<IActionResult> OnPostChangeAsync(CancellationToken cancellationToken)
    {
        Changing = true;
        return Send(nameof(Change), Change with { ClusterId = ClusterId }, _ => Task.FromResult<IActionResult>(Here($"stretch-{Change.StretchId}")), cancellationToken);
    }

    /// <summary>Takes a stretch out.</summary>
    public Task<IActionResult> OnPostTakeOutAsync(Guid stretchId, int seen, CancellationToken cancellationToken)
    {
        Stretch = stretchId;
        return Send(new TakeStretchOut(ClusterId, stretchId, seen), _ => Here("terms"), cancellationToken);
    }

    /// <summary>Copies a year to the next.</summary>
    public Task<IActionResult> OnPostCopyAsync(int copied, Guid commandId, CancellationToken cancellationToken) =>
        Send(new CopyYear { CommandId = commandId, ClusterId = ClusterId, Year = copied }, _ => Here("terms"), cancellationToken);

    private LocalRedirectResult Here(string at) => LocalRedirect($"/clusters/{ClusterId}/terms#{at}");

    private Task<IActionResult> Later(Unit done) => Task.FromResult<IActionResult>(Here("terms"));
}
