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

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(ClustersDb).Assembly);
    }
}
