using CommunityClusters.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Identity;

/// <summary>
/// How commands that begin a session, or change how one signs in, go one after the other for the same account: each locks the account's
/// row first, in its own transaction.
/// </summary>
internal static class AccountLock
{
    /// <summary>Locks the account, if its password is still the one that was proven before the transaction began.</summary>
    /// <returns>False when the password was changed meanwhile: what was proven is proven no longer.</returns>
    public static async Task<bool> StillIs(this ClustersDb db, Account proven, CancellationToken cancellationToken) =>
        await db.Users.Where(a => a.Id == proven.Id && a.SecurityStamp == proven.SecurityStamp)
            .ExecuteUpdateAsync(s => s.SetProperty(a => a.AccessFailedCount, 0), cancellationToken) == 1;

    /// <summary>Locks the account, and gives it as it is now.</summary>
    public static async Task<Account> Locked(this ClustersDb db, Guid accountId, CancellationToken cancellationToken)
    {
        await db.Users.Where(a => a.Id == accountId).ExecuteUpdateAsync(s => s.SetProperty(a => a.AccessFailedCount, 0), cancellationToken);
        var account = await db.Users.SingleAsync(a => a.Id == accountId, cancellationToken);
        await db.Entry(account).ReloadAsync(cancellationToken);
        return account;
    }
}
