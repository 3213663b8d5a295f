using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CommunityClusters.Persistence;

/// <summary>The tables in SQLite: one file, one writer at a time, readers undisturbed (WAL).</summary>
public sealed class SqliteClustersDb(DbContextOptions<SqliteClustersDb> options) : ClustersDb(options)
{
    /// <summary>How long a statement waits for another's to end, in the words that tell the database.</summary>
    internal const string Patience = "PRAGMA busy_timeout=15000";

    /// <inheritdoc/>
    // The provider knows no other way to a deferred BEGIN; it reads committed data all the same (no shared cache).
    public override Task<IDbContextTransaction> BeginSnapshot(CancellationToken cancellationToken) =>
        Database.BeginTransactionAsync(IsolationLevel.ReadUncommitted, cancellationToken);

    /// <summary>Never: it has one writer at a time.</summary>
    public override bool WasInARing(Exception exception) => false;

    /// <inheritdoc/>
    public override object Instant(DateTimeOffset instant) => instant.ToUnixTimeMilliseconds();

    /// <inheritdoc/>
    public override Task<bool> HoldDocuments(IReadOnlyList<Guid> ids, CancellationToken cancellationToken) => Task.FromResult(false);

    /// <summary>Nobody else writes meanwhile.</summary>
    public override Task HoldMembership(Guid clusterId, Guid teacherId, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The log has what stood in a page before: all of it goes into the file, which has it overwritten.</summary>
    public override async Task<bool> ForgetDeleted(IReadOnlyList<string> tables, CancellationToken cancellationToken)
    {
        await Database.OpenConnectionAsync(cancellationToken);
        try
        {
            // While it waited for a reader, no writer could begin.
            await Database.ExecuteSqlRawAsync("PRAGMA busy_timeout=0", cancellationToken);
            await using var checkpoint = Database.GetDbConnection().CreateCommand();
            checkpoint.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            // Of what it answers the first number is 1 where it was hindered.
            return await checkpoint.ExecuteScalarAsync(cancellationToken) is 0L;
        }
        finally
        {
            // Others take the connection after this.
            await Database.ExecuteSqlRawAsync(Patience, CancellationToken.None);
            await Database.CloseConnectionAsync();
        }
    }

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UnixMilliseconds>();

    // SQLite has no type for instants, and text with offsets does not sort.
    private sealed class UnixMilliseconds() : ValueConverter<DateTimeOffset, long>(
        instant => instant.ToUnixTimeMilliseconds(), milliseconds => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));
}
