using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Places;

/// <summary>What is suggested while a teacher types the name of a school.</summary>
public sealed class FindPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>What was typed so far.</summary>
    [BindProperty(SupportsGet = true, Name = "text")]
    public string? Text { get; set; }

    /// <summary>The schools that may be meant.</summary>
    public IReadOnlyList<FindSchool.Row> Schools { get; private set; } = [];

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Schools = await Mediator.Send(new FindSchool(Text), cancellationToken);
        return Page();
    }
}
