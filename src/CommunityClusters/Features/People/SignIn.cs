using CommunityClusters.Identity;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;

namespace CommunityClusters.Features.People;

/// <summary>A teacher signs in on a device. A wrong name and a wrong password are answered alike.</summary>
public sealed record SignIn : ICommand<SignedIn>, IAnyone, IProvesPassword
{
    /// <inheritdoc/>
    public string SignInName { get; init => field = value.OneLine(); } = "";

    /// <inheritdoc/>
    public string Password { get; init; } = "";

    /// <summary>Whether others use the phone too: the session then ends by itself and nothing is remembered.</summary>
    public bool Shared { get; init; }

    private const int Longest = 100;

    internal sealed class Validator : AbstractValidator<SignIn>
    {
        public Validator()
        {
            RuleFor(r => r.SignInName).NotEmpty().WithMessage("sign-in.name.missing").MaximumLength(Longest).WithMessage("sign-in.wrong");
            RuleFor(r => r.Password).NotEmpty().WithMessage("password.missing").MaximumLength(PasswordRules.Longest).WithMessage("sign-in.wrong");
        }
    }

    internal sealed class Handler(ClustersDb db, PasswordWork password, SessionAccess sessions) : IRequestHandler<SignIn, SignedIn>
    {
        public async Task<SignedIn> Handle(SignIn request, CancellationToken cancellationToken) =>
            password.Proven is { } account && await db.StillIs(account, cancellationToken)
                ? new SignedIn(sessions.Begin(account.Id, request.Shared).Id, account.UserName!)
                : throw new RuleBrokenException("sign-in.wrong");
    }
}

/// <summary>Somebody who has just signed in.</summary>
/// <param name="SessionId">The session.</param>
/// <param name="SignInName">The name by which they sign in, whatever they signed in by.</param>
public sealed record SignedIn(Guid SessionId, string SignInName);
