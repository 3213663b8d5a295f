using CommunityClusters.Identity;
using CommunityClusters.Persistence;
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

    internal sealed class Handler(ClustersDb db, Caller caller, PasswordWork password, RecoveryAccess recovery) : IRequestHandler<MakeRecoveryCodes, IReadOnlyList<string>>
    {
        public async Task<IReadOnlyList<string>> Handle(MakeRecoveryCodes request, CancellationToken cancellationToken)
        {
            await password.MustFit(caller.Teacher, db, cancellationToken);
            return await recovery.Make(caller.Teacher, cancellationToken);
        }
    }
}
