using CommunityClusters.Localisation;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Gatherings.Papers;

/// <summary>A letter about a day, as it comes out of the printer.</summary>
public sealed class LetterPage(IMediator mediator, Words words) : PaperPage(mediator, words)
{
    /// <summary>Which letter.</summary>
    [BindProperty(SupportsGet = true)]
    public LetterKind? Which { get; set; }

    /// <summary>The letter.</summary>
    public Letter Letter { get; private set; } = null!;

    /// <summary>The gathering.</summary>
    public PaperDay Day { get; private set; } = null!;

    /// <inheritdoc/>
    protected override bool LeadsSomewhere => Which is { } which && Enum.IsDefined(which);

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        var sheet = await Mediator.Send(new WriteLetter(ClusterId, GatheringId, Which!.Value, Language), cancellationToken);
        if (sheet.Letter is null)
        {
            // Why there is none, the page says on which one chooses.
            return LocalRedirect(Choosing);
        }

        (Letter, Day) = (sheet.Letter, sheet.Day);
        return Page();
    }
}
