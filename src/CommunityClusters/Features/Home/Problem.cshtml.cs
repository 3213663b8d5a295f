using CommunityClusters.Features.People;
using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Home;

/// <summary>What is shown instead of a page: not there, not yours, too much at once, or our own fault.</summary>
[ResponseCache(NoStore = true)]
public sealed class ProblemPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>The kind of problem, part of its sentences' keys.</summary>
    public string Kind { get; private set; } = "missing";

    /// <summary>The page that was asked for.</summary>
    public string Asked { get; private set; } = "/";

    /// <summary>Whether signing in could show more: a member who is signed out is told no more than a stranger.</summary>
    public bool MayBeSignedOut { get; private set; }

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
        Asked = HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? "/";
        MayBeSignedOut = Kind == "missing" && await Mediator.Send(new WhoAmI(), cancellationToken) is null;
        return Page();
    }

    /// <summary>A refused post is answered with the same page.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => Show(cancellationToken);
}
