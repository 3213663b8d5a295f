using CommunityClusters.Identity;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.People.SigningIn;

/// <summary>A teacher names an e-mail address or a phone number to type in place of the sign-in name. Nothing is ever sent there.</summary>
public sealed record KeepSignInHints : ICommand<Unit>, ISignedIn, INewHints
{
    /// <summary>An e-mail address; empty for none.</summary>
    public string Email { get; init => field = value.OneLine(); } = "";

    /// <summary>A phone number; empty for none.</summary>
    public string Phone { get; init => field = value.OneLine(); } = "";

    /// <inheritdoc/>
    public string PresentPassword { get; init; } = "";

    /// <inheritdoc/>
    public IReadOnlyList<string> Hints => [Email, Phone];

    internal sealed class Validator : AbstractValidator<KeepSignInHints>
    {
        private const int LongestEmail = 100;
        private const int LongestPhone = 30;

        public Validator()
        {
            RuleFor(r => r.Email).Cascade(CascadeMode.Stop)
                .MaximumLength(LongestEmail).WithMessage("hints.email.wrong")
                .Must(e => e.Length == 0 || (HintKeys.AsCompared(e)?.StartsWith(HintKeys.Mail, StringComparison.Ordinal) ?? false)).WithMessage("hints.email.wrong");
            RuleFor(r => r.Phone).Cascade(CascadeMode.Stop)
                .MaximumLength(LongestPhone).WithMessage("hints.phone.wrong")
                .Must(p => p.Length == 0 || (HintKeys.AsCompared(p)?.StartsWith(HintKeys.Phone, StringComparison.Ordinal) ?? false)).WithMessage("hints.phone.wrong");
            RuleFor(r => r.PresentPassword).ThePresentPassword();
        }
    }

    internal sealed class Handler(ClustersDb db, Caller caller, PasswordWork password, HintAccess hints) : IRequestHandler<KeepSignInHints, Unit>
    {
        public async Task<Unit> Handle(KeepSignInHints request, CancellationToken cancellationToken)
        {
            await password.MustFit(caller.Teacher, db, cancellationToken);
            var (email, phone, stamp) = (request.Email.Length > 0 ? request.Email : null, request.Phone.Length > 0 ? request.Phone : null, Guid.NewGuid().ToString());
            await db.Users.Where(a => a.Id == caller.Teacher).ExecuteUpdateAsync(
                s => s.SetProperty(a => a.Email, email).SetProperty(a => a.PhoneNumber, phone).SetProperty(a => a.ConcurrencyStamp, stamp), cancellationToken);
            await hints.Replace(caller.Teacher, password.HintKeys, cancellationToken);
            return Unit.Value;
        }
    }
}
