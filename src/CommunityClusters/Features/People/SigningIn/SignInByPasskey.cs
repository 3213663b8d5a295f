using System.Buffers.Text;
using CommunityClusters.Identity;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;

namespace CommunityClusters.Features.People.SigningIn;

/// <summary>What a browser needs to sign somebody in by a passkey; the same for everybody.</summary>
public sealed record OfferPasskeySignIn : IQuery<PasskeyOffer>, IAnyone
{
    internal sealed class Handler(Passkeys passkeys) : IRequestHandler<OfferPasskeySignIn, PasskeyOffer>
    {
        public Task<PasskeyOffer> Handle(OfferPasskeySignIn request, CancellationToken cancellationToken) => passkeys.OfferToUse();
    }
}

/// <summary>A teacher signs in by a passkey: no name, no password.</summary>
public sealed record SignInByPasskey : ICommand<SignedIn>, IAnyone
{
    /// <summary>The browser's answer, as JSON.</summary>
    public string Credential { get; init; } = "";

    /// <summary>The offer's sealed state.</summary>
    public string State { get; init; } = "";

    /// <summary>Whether others use the phone too.</summary>
    public bool Shared { get; init; }

    internal sealed class Validator : AbstractValidator<SignInByPasskey>
    {
        public Validator()
        {
            RuleFor(r => r.Credential).NotEmpty().WithMessage("passkey.failed").MaximumLength(PasskeyRules.Longest).WithMessage("passkey.failed");
            RuleFor(r => r.State).MaximumLength(PasskeyRules.Longest).WithMessage("passkey.failed");
        }
    }

    internal sealed class Handler(Passkeys passkeys, SessionAccess sessions) : IRequestHandler<SignInByPasskey, SignedIn>
    {
        public async Task<SignedIn> Handle(SignInByPasskey request, CancellationToken cancellationToken)
        {
            var account = await passkeys.Use(request.Credential, request.State, cancellationToken);
            return new SignedIn(sessions.Begin(account.Id, request.Shared).Id, account.UserName!);
        }
    }
}

internal static class PasskeyRules
{
    /// <summary>The most characters of an answer; what browsers send takes 1,000 to 3,000.</summary>
    public const int Longest = 20_000;

    /// <summary>The bytes of a credential's id; empty for what is none.</summary>
    public static byte[] IdOf(string key) => key.Length <= 2000 && Base64Url.IsValid(key) ? Base64Url.DecodeFromChars(key) : [];
}
