using CommunityClusters.Features.People;
using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Home;

/// <summary>What is shown instead of a page: not there, not yours, too much at once, or our own fault.</summary>
[ResponseCache(NoStore = true)]
public sealed class ProblemPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>The kind of problem, part of its sentences' keys.</summary>
    public string Kind { get; private set; } = "missing";

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        Kind = RouteData.Values["code"] switch
        {
            "403" => "forbidden",
            "413" => "large",
            "429" => "busy",
            "400" => "malformed",
            "500" => "ours",
            _ => "missing",
        };
        if (Kind == "missing")
        {
            // At an address that leads nowhere nobody has yet asked who looks; the frame of the page shows a teacher other ways than a visitor.
            await Mediator.Send(new WhoAmI(), cancellationToken);
        }

        return Page();
    }

    /// <summary>A refused post is answered with the same page.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => Show(cancellationToken);
}
