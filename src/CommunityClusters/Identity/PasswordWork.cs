using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.AspNetCore.Identity;

namespace CommunityClusters.Identity;

/// <summary>What <see cref="PasswordStep{TRequest,TResponse}"/> found out for the request under way.</summary>
public sealed class PasswordWork(IPasswordHasher<Account> hasher)
{
    private string? _typed;
    private string? _hash;

    /// <summary>The hash of the new password.</summary>
    /// <exception cref="InvalidOperationException">The request carries no new password.</exception>
    public string Hash => _hash ?? throw new InvalidOperationException("The request carries no new password.");

    /// <summary>The account that the password fits; null when none does.</summary>
    public Guid? ProvenAccount => Proven?.Id;

    /// <summary>The account as it was when the password was found to fit it; see <see cref="AccountLock.StillIs"/>.</summary>
    public Account? Proven { get; internal set; }

    /// <summary>The keys of the account's hints under the password that it has from now on.</summary>
    public IReadOnlyList<byte[]> HintKeys { get; internal set; } = [];

    /// <summary>Whether the new password is the one that the account has already.</summary>
    public bool Fits(Account account) =>
        _typed is not null && account.PasswordHash is { } hash
        && hasher.VerifyHashedPassword(account, hash, _typed) != PasswordVerificationResult.Failed;

    /// <summary>Goes on only if the present password was typed, and holds the account so that it stays the present one.</summary>
    /// <exception cref="RuleBrokenException">It was not.</exception>
    internal async Task MustFit(Guid teacherId, ClustersDb db, CancellationToken cancellationToken)
    {
        if (Proven is not { } account || account.Id != teacherId || !await db.StillIs(account, cancellationToken))
        {
            throw new RuleBrokenException("password.wrong");
        }
    }

    internal void Take(string typed)
    {
        _typed = typed;
        _hash = hasher.HashPassword(new Account(), typed);
    }
}
