using System.Security.Cryptography;
using System.Text.Json;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Identity;

/// <summary>What a browser needs to make or to use a passkey (WebAuthn Level 3).</summary>
/// <param name="Options">The options as JSON, in the shape that <c>PublicKeyCredential</c> parses.</param>
/// <param name="State">What the browser sends back with its answer: sealed, good for five minutes and once.</param>
public sealed record PasskeyOffer(string Options, string State);

/// <summary>The door to the passkeys.</summary>
internal sealed class Passkeys(
    ClustersDb db, IPasskeyHandler<Account> handler, UserManager<Account> accounts, IHttpContextAccessor http, IDataProtectionProvider protection, TimeProvider time)
{
    /// <summary>The most passkeys that one account has.</summary>
    public const int Most = 10;

    /// <summary>The longest name of a passkey.</summary>
    public const int LongestName = 60;

    private static readonly TimeSpan StateIsGood = TimeSpan.FromMinutes(5);

    private readonly IDataProtector _seal = protection.CreateProtector("passkey");

    private HttpContext Context => http.HttpContext ?? throw new InvalidOperationException("A passkey is made and used by a browser only.");

    /// <summary>The passkeys of an account, the oldest first.</summary>
    public async Task<IReadOnlyList<UserPasskeyInfo>> Of(Guid accountId, CancellationToken cancellationToken) =>
        [.. (await accounts.GetPasskeysAsync(await Account(accountId, cancellationToken))).OrderBy(p => p.CreatedAt)];

    /// <summary>Offers to make one.</summary>
    /// <param name="accountId">For whom.</param>
    /// <param name="displayName">The name that their phone shows with it.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task<PasskeyOffer> OfferToMake(Guid accountId, string displayName, CancellationToken cancellationToken)
    {
        var account = await Account(accountId, cancellationToken);
        var made = await handler.MakeCreationOptionsAsync(new PasskeyUserEntity { Id = account.Id.ToString(), Name = account.UserName!, DisplayName = displayName }, Context);
        return new(made.CreationOptionsJson, Seal(made.AttestationState));
    }

    /// <summary>Keeps the passkey that a browser made.</summary>
    /// <exception cref="RuleBrokenException">The answer does not fit the offer, or there are too many.</exception>
    public async Task Keep(Guid accountId, string credential, string state, string name, CancellationToken cancellationToken)
    {
        var result = await handler.PerformAttestationAsync(new PasskeyAttestationContext
        {
            CredentialJson = credential,
            HttpContext = Context,
            AttestationState = await Unseal(state, cancellationToken),
        });
        if (!result.Succeeded || result.UserEntity.Id != accountId.ToString())
        {
            throw new RuleBrokenException("passkey.failed");
        }

        var account = await db.Locked(accountId, cancellationToken);
        if ((await accounts.GetPasskeysAsync(account)).Count >= Most)
        {
            throw new RuleBrokenException("passkey.many", ("most", Most));
        }

        result.Passkey.Name = name.Length > LongestName ? name[..LongestName] : name;
        MustSucceed(await accounts.AddOrUpdatePasskeyAsync(account, result.Passkey));
    }

    /// <summary>Forgets one; the phone may still offer it, and it opens nothing.</summary>
    public async Task Forget(Guid accountId, byte[] credentialId, CancellationToken cancellationToken) =>
        MustSucceed(await accounts.RemovePasskeyAsync(await db.Locked(accountId, cancellationToken), credentialId));

    /// <summary>Forgets all of an account.</summary>
    public Task ForgetAll(Guid accountId, CancellationToken cancellationToken) =>
        db.Set<IdentityUserPasskey<Guid>>().Where(p => p.UserId == accountId).ExecuteDeleteAsync(cancellationToken);

    /// <summary>Offers to sign in by one, whosever it is: the offer tells nothing of any account.</summary>
    public async Task<PasskeyOffer> OfferToUse()
    {
        var made = await handler.MakeRequestOptionsAsync(null, Context);
        return new(made.RequestOptionsJson, Seal(made.AssertionState));
    }

    /// <summary>The account whose passkey answered the offer.</summary>
    /// <exception cref="RuleBrokenException">The answer does not fit.</exception>
    public async Task<Account> Use(string credential, string state, CancellationToken cancellationToken)
    {
        var result = await handler.PerformAssertionAsync(new PasskeyAssertionContext
        {
            CredentialJson = credential,
            HttpContext = Context,
            AssertionState = await Unseal(state, cancellationToken),
        });
        if (!result.Succeeded)
        {
            throw new RuleBrokenException("passkey.failed");
        }

        var account = await db.Locked(result.User.Id, cancellationToken);
        if (await accounts.GetPasskeyAsync(account, result.Passkey.CredentialId) is null)
        {
            // It was taken away while it was being used.
            throw new RuleBrokenException("passkey.failed");
        }

        MustSucceed(await accounts.AddOrUpdatePasskeyAsync(account, result.Passkey));
        return account;
    }

    private static void MustSucceed(IdentityResult result)
    {
        if (!result.Succeeded)
        {
            throw new InvalidOperationException(string.Join("; ", result.Errors.Select(e => e.Code)));
        }
    }

    private Task<Account> Account(Guid id, CancellationToken cancellationToken) => db.Users.SingleAsync(a => a.Id == id, cancellationToken);

    private string Seal(string? state) => _seal.Protect(JsonSerializer.Serialize(new Sealed(Guid.NewGuid(), time.GetUtcNow() + StateIsGood, state)));

    // A challenge that was answered once is answered for good, or whoever overheard the answer could use it again.
    private async Task<string?> Unseal(string state, CancellationToken cancellationToken)
    {
        try
        {
            var open = JsonSerializer.Deserialize<Sealed>(_seal.Unprotect(state))!;
            return open.Until > time.GetUtcNow() && await db.TryClaimCommand(Guid.Empty, open.Id, nameof(Passkeys), time.GetUtcNow(), cancellationToken)
                ? open.State
                : throw new RuleBrokenException("passkey.failed");
        }
        catch (CryptographicException)
        {
            throw new RuleBrokenException("passkey.failed");
        }
    }

    private sealed record Sealed(Guid Id, DateTimeOffset Until, string? State);
}
