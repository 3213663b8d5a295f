using System.Data.Common;
using System.Globalization;
using CommunityClusters.Identity;
using CommunityClusters.Pipeline;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace CommunityClusters.Persistence;

/// <summary>
/// All tables. Features map their own (an <see cref="IEntityTypeConfiguration{TEntity}"/> in their folder) and read nobody
/// else's; there is one derived context a database, because each has its own migrations.
/// </summary>
public abstract class ClustersDb(DbContextOptions options) : IdentityUserContext<Account, Guid>(options)
{
    /// <summary>Begins a transaction in which every read sees the same moment, and which holds up no writer.</summary>
    public abstract Task<IDbContextTransaction> BeginSnapshot(CancellationToken cancellationToken);

    /// <summary>Whether the database ended a transaction because it and others waited for each other in a ring.</summary>
    public abstract bool WasInARing(Exception exception);

    /// <summary>The value by which this database stores an instant, for statements written by hand.</summary>
    public abstract object Instant(DateTimeOffset instant);

    /// <summary>
    /// Holds documents until the commit, in one order for all nodes, so that no two wait for each other in a ring.
    /// What was read of them before may be out of date then.
    /// </summary>
    /// <returns>False where nobody else writes meanwhile, and all that was read in the transaction still holds.</returns>
    public abstract Task<bool> HoldDocuments(IReadOnlyList<Guid> ids, CancellationToken cancellationToken);

    /// <summary>Holds a membership until the commit: it cannot end meanwhile, and nobody else who only holds it waits.</summary>
    public abstract Task HoldMembership(Guid clusterId, Guid teacherId, CancellationToken cancellationToken);

    /// <summary>
    /// What was deleted from small tables, and is committed, is left in fewer places: neither in what the database has yet to write over, nor in what it keeps
    /// for readers that are gone. Nobody waits for it, and it waits for nobody.
    /// </summary>
    /// <returns>False where somebody who reads or writes at the moment hindered it: it is to be done again.</returns>
    public abstract Task<bool> ForgetDeleted(IReadOnlyList<string> tables, CancellationToken cancellationToken);

    /// <summary>Does one statement for many rows, within the transaction that is open: prepared once, or sent in one go.</summary>
    /// <param name="sql">The statement; its parameters are <c>@p0</c>, <c>@p1</c> and so on.</param>
    /// <param name="rows">The parameters' values, row by row, in types that the database knows itself.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public async Task ForEach(string sql, IReadOnlyList<object[]> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var connection = Database.GetDbConnection();
        var transaction = Database.CurrentTransaction!.GetDbTransaction();
        if (connection.CanCreateBatch)
        {
            await InOneGo(connection, transaction, sql, rows, cancellationToken);
            return;
        }

        await using var command = connection.CreateCommand();
        (command.CommandText, command.Transaction) = (sql, transaction);
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                if (command.Parameters.Count == i)
                {
                    command.Parameters.Add(Parameter(command.CreateParameter(), i, row[i]));
                }

                command.Parameters[i].Value = row[i];
            }

            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    /// <summary>Takes a command's id for a teacher; false when it was taken before, by a transaction that is committed.</summary>
    public async Task<bool> TryClaimCommand(Guid teacherId, Guid commandId, string request, DateTimeOffset at, CancellationToken cancellationToken)
    {
        if (commandId == Guid.Empty)
        {
            // Two who send no id would be taken for one.
            throw new RuleBrokenException("problem.stale");
        }

        var instant = Instant(at);
        return await Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "Done" ("TeacherId", "CommandId", "Request", "Answer", "At")
            VALUES ({teacherId}, {commandId}, {request}, 'null', {instant}) ON CONFLICT DO NOTHING
            """, cancellationToken) == 1;
    }

    private static async Task InOneGo(DbConnection connection, DbTransaction transaction, string sql, IReadOnlyList<object[]> rows, CancellationToken cancellationToken)
    {
        await using var batch = connection.CreateBatch();
        batch.Transaction = transaction;
        foreach (var row in rows)
        {
            var command = batch.CreateBatchCommand();
            command.CommandText = sql;
            for (var i = 0; i < row.Length; i++)
            {
                command.Parameters.Add(Parameter(command.CreateParameter(), i, row[i]));
            }

            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static DbParameter Parameter(DbParameter parameter, int place, object value)
    {
        (parameter.ParameterName, parameter.Value) = (string.Create(CultureInfo.InvariantCulture, $"@p{place}"), value);
        return parameter;
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(ClustersDb).Assembly);
    }
}
