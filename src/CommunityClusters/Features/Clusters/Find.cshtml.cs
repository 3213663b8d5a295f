using CommunityClusters.Features.Clusters.Finding;
using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Clusters;

/// <summary>Finds clusters that chose to be found.</summary>
public sealed class FindPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>What is sought.</summary>
    [BindProperty(SupportsGet = true)]
    public FindClusters Ask { get; set; } = new();

    /// <summary>What was found.</summary>
    public FindClusters.Sheet Sheet { get; private set; } = new([], null, false, []);

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        try
        {
            Sheet = await Mediator.Send(Ask, cancellationToken);
        }
        catch (ValidationException e)
        {
            TellWhatIsWrong(e);
        }

        return Page();
    }

    /// <summary>The route values of the next page.</summary>
    public IDictionary<string, string?> NextPage(long before) => Request.Query
        .Where(q => q.Key != "Ask.Before").ToDictionary(q => q.Key, q => (string?)q.Value.ToString(), StringComparer.Ordinal)
        .Append(new("Ask.Before", before.ToString(System.Globalization.CultureInfo.InvariantCulture))).ToDictionary(StringComparer.Ordinal);
}
