using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Identity;

/// <summary>Does the slow arithmetic of passwords before the transaction, which holds up other writers, begins.</summary>
internal sealed class PasswordStep<TRequest, TResponse>(
    PasswordWork work, IPasswordHasher<Account> hasher, ILookupNormalizer normalizer, ClustersDb db,
    HintKeys hintKeys, HintAccess hints, RecoveryAccess recovery, SessionAccess sessions, Caller caller, Guesses guesses, Device device)
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

        work.Proven = request switch
        {
            IProvesPassword proof => await Prove(proof, cancellationToken),
            IProvesOwnPassword own => await ProveOwn(own, cancellationToken),
            IRecovers recovers => await recovery.AccountOf(recovers.Code, cancellationToken),
            _ => null,
        };
        if (work.Proven is { } proven)
        {
            work.HintKeys = request switch
            {
                INewHints said => hintKeys.Of(said.Hints, said.PresentPassword),
                INewPassword changed => hintKeys.Of([proven.Email, proven.PhoneNumber], changed.Password),
                _ => [],
            };
        }

        return await next();
    }

    private Task<Account?> Prove(IProvesPassword proof, CancellationToken cancellationToken)
    {
        Task<Account?> Check() => HintKeys.AsCompared(proof.SignInName) is { } hint
            ? ProveByHint(hint, proof.Password, cancellationToken)
            : ProveByName(proof.SignInName, proof.Password, cancellationToken);
        return guesses.Check(Guesses.NameOf(proof.SignInName), device, Check, cancellationToken);
    }

    private async Task<Account?> ProveByName(string typed, string password, CancellationToken cancellationToken)
    {
        var name = normalizer.NormalizeName(SignInName.AsTyped(typed));
        return Verify(await db.Users.AsNoTracking().SingleOrDefaultAsync(a => a.NormalizedUserName == name, cancellationToken), password);
    }

    private async Task<Account?> ProveByHint(string hint, string password, CancellationToken cancellationToken)
    {
        var found = await hints.AccountsOf(hintKeys.Of(hint, password), cancellationToken);
        return found.Count switch
        {
            0 => null,
            1 => found[0],
            _ => throw new RuleBrokenException("sign-in.several"),
        };
    }

    private async Task<Account?> ProveOwn(IProvesOwnPassword own, CancellationToken cancellationToken)
    {
        if (caller.SessionId is not { } id || await sessions.Find(id, cancellationToken) is not { } session)
        {
            return null;
        }

        var account = await db.Users.AsNoTracking().SingleAsync(a => a.Id == session.TeacherId, cancellationToken);
        return await guesses.Check(Guesses.NameOf(account.UserName!), device, () => Task.FromResult(Verify(account, own.PresentPassword)), cancellationToken);
    }

    private Account? Verify(Account? account, string password)
    {
        // An unknown name costs as much as a wrong password, so that the time tells nothing.
        var hash = account?.PasswordHash ?? (nobodysHash ??= hasher.HashPassword(Nobody, Guid.NewGuid().ToString()));
        var fits = hasher.VerifyHashedPassword(account ?? Nobody, hash, password) != PasswordVerificationResult.Failed;
        return fits ? account : null;
    }
}
