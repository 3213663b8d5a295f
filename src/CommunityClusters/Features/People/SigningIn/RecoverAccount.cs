using CommunityClusters.Identity;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;

namespace CommunityClusters.Features.People.SigningIn;

/// <summary>A teacher who has lost the password or the phone comes back in with a recovery code, and sets a new password.</summary>
public sealed record RecoverAccount : ICommand<RecoverAccount.Recovered>, IAnyone, IRecovers
{
    /// <inheritdoc/>
    public string Code { get; init => field = value.OneLine(); } = "";

    /// <inheritdoc/>
    public string Password { get; init; } = "";

    /// <summary>Whether others use the phone too.</summary>
    public bool Shared { get; init; }

    /// <summary>Who is back.</summary>
    /// <param name="SessionId">The session in which they are signed in; all others have ended.</param>
    /// <param name="SignInName">The name by which they sign in, which they may have lost too.</param>
    public sealed record Recovered(Guid SessionId, string SignInName);

    internal sealed class Validator : AbstractValidator<RecoverAccount>
    {
        private const int Longest = 60;

        public Validator()
        {
            RuleFor(r => r.Code).NotEmpty().WithMessage("recover.code.missing").MaximumLength(Longest).WithMessage("recover.wrong");
            RuleFor(r => r.Password).ANewPassword();
        }
    }

    internal sealed class Handler(ClustersDb db, PasswordWork password, RecoveryAccess recovery, SettingPassword setting, Passkeys passkeys, SessionAccess sessions)
        : IRequestHandler<RecoverAccount, Recovered>
    {
        public async Task<Recovered> Handle(RecoverAccount request, CancellationToken cancellationToken)
        {
            if (password.Proven is not { } account || !await db.StillIs(account, cancellationToken) || !await recovery.Use(request.Code, cancellationToken))
            {
                throw new RuleBrokenException("recover.wrong");
            }

            // Whoever had the lost phone, or the password, may have made passkeys with it.
            await passkeys.ForgetAll(account.Id, cancellationToken);
            await setting.Set(account.Id, stays: null, cancellationToken);
            return new Recovered(sessions.Begin(account.Id, request.Shared).Id, account.UserName!);
        }
    }
}
