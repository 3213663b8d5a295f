using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace CommunityClusters.Persistence;

/// <summary>The tables in PostgreSQL.</summary>
public sealed class PostgresClustersDb(DbContextOptions<PostgresClustersDb> options) : ClustersDb(options)
{
    /// <inheritdoc/>
    public override Task<IDbContextTransaction> BeginSnapshot(CancellationToken cancellationToken) =>
        Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);

    /// <inheritdoc/>
    public override bool WasInARing(Exception exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected } || (exception.InnerException is { } inner && WasInARing(inner));

    /// <inheritdoc/>
    public override object Instant(DateTimeOffset instant) => instant.ToUniversalTime();

    /// <inheritdoc/>
    public override async Task<bool> HoldDocuments(IReadOnlyList<Guid> ids, CancellationToken cancellationToken)
    {
        var all = ids.ToArray();
        await Database.ExecuteSqlAsync($"""SELECT 1 FROM "Documents" WHERE "Id" = ANY({all}) ORDER BY "Id" FOR UPDATE""", cancellationToken);
        return true;
    }

    /// <summary>It does not say what it left because somebody's older view of the tables still has it; another time finds it.</summary>
    public override async Task<bool> ForgetDeleted(IReadOnlyList<string> tables, CancellationToken cancellationToken)
    {
#pragma warning disable EF1002 // The names are the program's own.
        await Database.ExecuteSqlRawAsync($"VACUUM {string.Join(", ", tables.Select(t => $"\"{t}\""))}", cancellationToken);
#pragma warning restore EF1002
        return true;
    }

    /// <inheritdoc/>
    public override Task HoldMembership(Guid clusterId, Guid teacherId, CancellationToken cancellationToken) => Database.ExecuteSqlAsync(
        $"""SELECT 1 FROM "Memberships" WHERE "ClusterId" = {clusterId} AND "TeacherId" = {teacherId} FOR SHARE""", cancellationToken);
}
