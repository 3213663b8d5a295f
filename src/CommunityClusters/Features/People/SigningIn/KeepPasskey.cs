using CommunityClusters.Identity;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;

namespace CommunityClusters.Features.People.SigningIn;

/// <summary>What a teacher's browser needs to make a passkey.</summary>
public sealed record OfferPasskey : IQuery<PasskeyOffer>, ISignedIn
{
    internal sealed class Handler(Caller caller, Passkeys passkeys, PeopleAccess people) : IRequestHandler<OfferPasskey, PasskeyOffer>
    {
        public async Task<PasskeyOffer> Handle(OfferPasskey request, CancellationToken cancellationToken) =>
            await passkeys.OfferToMake(caller.Teacher, await people.NameOf(caller.Teacher, cancellationToken), cancellationToken);
    }
}

/// <summary>A teacher adds the passkey that their phone just made; from then on a finger or the screen lock signs them in there.</summary>
public sealed record KeepPasskey : ICommand<Unit>, ISignedIn, IProvesOwnPassword
{
    /// <inheritdoc/>
    public string PresentPassword { get; init; } = "";

    /// <summary>What the browser made, as JSON.</summary>
    public string Credential { get; init; } = "";

    /// <summary>The offer's sealed state.</summary>
    public string State { get; init; } = "";

    internal sealed class Validator : AbstractValidator<KeepPasskey>
    {
        public Validator()
        {
            RuleFor(r => r.PresentPassword).ThePresentPassword();
            RuleFor(r => r.Credential).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("passkey.no-script").MaximumLength(PasskeyRules.Longest).WithMessage("passkey.failed");
            RuleFor(r => r.State).MaximumLength(PasskeyRules.Longest).WithMessage("passkey.failed");
        }
    }

    internal sealed class Handler(ClustersDb db, Caller caller, PasswordWork password, Passkeys passkeys, Device device) : IRequestHandler<KeepPasskey, Unit>
    {
        public async Task<Unit> Handle(KeepPasskey request, CancellationToken cancellationToken)
        {
            if (caller.IsOnSharedPhone)
            {
                throw new RuleBrokenException("passkey.shared");
            }

            await password.MustFit(caller.Teacher, db, cancellationToken);
            await passkeys.Keep(caller.Teacher, request.Credential, request.State, device.Kind, cancellationToken);
            return Unit.Value;
        }
    }
}

/// <summary>A teacher takes a passkey away; it opens nothing any more.</summary>
public sealed record ForgetPasskey : ICommand<Unit>, ISignedIn, IProvesOwnPassword
{
    /// <inheritdoc/>
    public string PresentPassword { get; init; } = "";

    /// <summary>The credential's id in base64url.</summary>
    public string Key { get; init; } = "";

    internal sealed class Validator : AbstractValidator<ForgetPasskey>
    {
        public Validator() => RuleFor(r => r.PresentPassword).ThePresentPassword();
    }

    internal sealed class Handler(ClustersDb db, Caller caller, PasswordWork password, Passkeys passkeys) : IRequestHandler<ForgetPasskey, Unit>
    {
        public async Task<Unit> Handle(ForgetPasskey request, CancellationToken cancellationToken)
        {
            await password.MustFit(caller.Teacher, db, cancellationToken);
            await passkeys.Forget(caller.Teacher, PasskeyRules.IdOf(request.Key), cancellationToken);
            return Unit.Value;
        }
    }
}
