using CommunityClusters.Identity;
using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.People;

/// <summary>A name and a password make an account.</summary>
public sealed class SignUpPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>What was typed.</summary>
    [BindProperty]
    public SignUp Ask { get; set; } = new() { CommandId = Guid.NewGuid() };

    /// <summary>Where to go on, within this site.</summary>
    [BindProperty(SupportsGet = true, Name = "then")]
    public string? Then { get; set; }

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        await Mediator.Send(new WhoAmI(), cancellationToken);
        return Page();
    }

    /// <summary>Makes the account and goes on signed in.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) => Send(
        Ask,
        async made =>
        {
            await HttpContext.KeepSession(made.SessionId);
            HttpContext.RememberProven(made.SignInName);
            this.ShowSignInName(made.SignInName);
            return this.GoOn(Then, otherwise: "/start");
        },
        cancellationToken);
}
