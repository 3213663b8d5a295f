using CommunityClusters.Identity;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;

namespace CommunityClusters.Features.People.SigningIn;

/// <summary>A teacher takes new recovery codes, to be written down; the old ones are good no longer.</summary>
public sealed record MakeRecoveryCodes : ICommand<IReadOnlyList<string>>, ISignedIn, IProvesOwnPassword
{
    /// <inheritdoc/>
    public string PresentPassword { get; init; } = "";

    internal sealed class Validator : AbstractValidator<MakeRecoveryCodes>
    {
        public Validator() => RuleFor(r => r.PresentPassword).ThePresentPassword();
    }

    internal sealed class Handler(Caller caller, PasswordWork password, RecoveryAccess recovery) : IRequestHandler<MakeRecoveryCodes, IReadOnlyList<string>>
    {
        public Task<IReadOnlyList<string>> Handle(MakeRecoveryCodes request, CancellationToken cancellationToken)
        {
            password.MustFit(caller.Teacher);
            return recovery.Make(caller.Teacher, cancellationToken);
        }
    }
}
