using CommunityClusters.Persistence;
using FluentValidation;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Identity;

/// <summary>A command that makes an account or sets its password.</summary>
public interface INewPassword
{
    /// <summary>The password as typed, 10 to 200 characters.</summary>
    string Password { get; }
}

/// <summary>A command that only goes on if a password fits an account.</summary>
public interface IProvesPassword
{
    /// <summary>The sign-in name as typed.</summary>
    string SignInName { get; }

    /// <summary>The password as typed.</summary>
    string Password { get; }
}

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

    /// <summary>Whether the new password is the one that the account has already.</summary>
    public bool Fits(Account account) =>
        _typed is not null && account.PasswordHash is { } hash
        && hasher.VerifyHashedPassword(account, hash, _typed) != PasswordVerificationResult.Failed;

    internal void Take(string typed)
    {
        _typed = typed;
        _hash = hasher.HashPassword(new Account(), typed);
    }
}

/// <summary>Does the slow arithmetic of passwords before the transaction, which holds up other writers, begins.</summary>
internal sealed class PasswordStep<TRequest, TResponse>(PasswordWork work, IPasswordHasher<Account> hasher, ILookupNormalizer normalizer, ClustersDb db)
    : IPipelineBehavior<TRequest, TResponse> where TRequest : IRequest<TResponse>
{
    private static readonly Account Nobody = new();
    private static string? nobodysHash;

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (request is INewPassword fresh)
        {
            work.Take(fresh.Password);
        }

        if (request is IProvesPassword proof)
        {
            work.ProvenAccount = await Prove(proof, cancellationToken);
        }

        return await next();
    }

    private async Task<Guid?> Prove(IProvesPassword proof, CancellationToken cancellationToken)
    {
        var name = normalizer.NormalizeName(SignInName.AsTyped(proof.SignInName));
        var account = await db.Users.AsNoTracking().SingleOrDefaultAsync(a => a.NormalizedUserName == name, cancellationToken);

        // An unknown name costs as much as a wrong password, so that the time tells nothing.
        var hash = account?.PasswordHash ?? (nobodysHash ??= hasher.HashPassword(Nobody, Guid.NewGuid().ToString()));
        var fits = hasher.VerifyHashedPassword(account ?? Nobody, hash, proof.Password) != PasswordVerificationResult.Failed;
        return fits ? account?.Id : null;
    }
}

internal static class PasswordRules
{
    public const int Shortest = 10;
    public const int Longest = 200;

    public static IRuleBuilderOptions<T, string> ANewPassword<T>(this IRuleBuilderInitial<T, string> rule) => rule
        .Cascade(CascadeMode.Stop)
        .NotEmpty().WithMessage("password.missing")
        .MinimumLength(Shortest).WithMessage("password.short")
        .MaximumLength(Longest).WithMessage("password.long");
}
