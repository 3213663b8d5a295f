using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.People.SigningIn;

/// <summary>A teacher takes another password.</summary>
public sealed class PasswordPage(IMediator mediator, Words words) : SendingPage(mediator, words)
{
    /// <summary>What was typed.</summary>
    [BindProperty]
    public ChangePassword Ask { get; set; } = new();

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        _ = await Mediator.Send(new MyWaysIn(), cancellationToken);
        return Page();
    }

    /// <summary>Takes it.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancellationToken) =>
        Send(Ask, _ => this.DoneTo("password.changed"), cancellationToken);
}
