using CommunityClusters.Identity;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;

namespace CommunityClusters.Features.People;

/// <summary>A teacher signs in on a device. A wrong name and a wrong password are answered alike.</summary>
public sealed record SignIn : ICommand<Guid>, IAnyone, IProvesPassword
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

    internal sealed class Handler(PasswordWork password, SessionAccess sessions) : IRequestHandler<SignIn, Guid>
    {
        public Task<Guid> Handle(SignIn request, CancellationToken cancellationToken) =>
            password.ProvenAccount is { } teacher
                ? Task.FromResult(sessions.Begin(teacher, request.Shared).Id)
                : throw new RuleBrokenException("sign-in.wrong");
    }
}
