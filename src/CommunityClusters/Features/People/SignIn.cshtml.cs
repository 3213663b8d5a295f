using CommunityClusters.Identity;
using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.People;

/// <summary>A teacher signs in and goes on where they were going.</summary>
public sealed class SignInPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>What was typed.</summary>
    [BindProperty]
    public SignIn Ask { get; set; } = new();

    /// <summary>Where to go on, within this site.</summary>
    [BindProperty(SupportsGet = true, Name = "then")]
    public string? Then { get; set; }

    /// <inheritdoc/>
    public override Task<IActionResult> Show(CancellationToken cancellationToken) => Task.FromResult<IActionResult>(Page());

    /// <summary>Signs in.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => Send(
        Ask,
        async session =>
        {
            await HttpContext.KeepSession(session);
            return this.GoOn(Then, otherwise: "/");
        },
        cancellationToken);
}
