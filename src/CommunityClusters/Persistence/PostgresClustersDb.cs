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
}
