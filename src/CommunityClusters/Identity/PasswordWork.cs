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
    public Guid? ProvenAccount { get; internal set; }

    /// <summary>The keys of the account's hints under the password that it has from now on.</summary>
    public IReadOnlyList<byte[]> HintKeys { get; internal set; } = [];

    /// <summary>Whether the new password is the one that the account has already.</summary>
    public bool Fits(Account account) =>
        _typed is not null && account.PasswordHash is { } hash
        && hasher.VerifyHashedPassword(account, hash, _typed) != PasswordVerificationResult.Failed;

    /// <summary>Goes on only if the present password was typed.</summary>
    /// <exception cref="RuleBrokenException">It was not.</exception>
    public void MustFit(Guid teacherId)
    {
        if (ProvenAccount != teacherId)
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
