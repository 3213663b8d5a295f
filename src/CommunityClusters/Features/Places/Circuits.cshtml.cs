using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Places;

/// <summary>What is suggested while a teacher types the name of a circuit.</summary>
public sealed class CircuitsPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>What was typed so far.</summary>
    [BindProperty(SupportsGet = true, Name = "text")]
    public string? Text { get; set; }

    /// <summary>The circuits that may be meant.</summary>
    public IReadOnlyList<FindCircuit.Row> Circuits { get; private set; } = [];

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Circuits = await Mediator.Send(new FindCircuit(Text), cancellationToken);
        return Page();
    }
}
