using System.Data;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Records;

/// <summary>
/// Makes the records of gatherings whose day is over. Each is one transaction that one node wins; what was cut off in the middle is
/// due as before, and after a power cut all that wait are made one after the other.
/// </summary>
internal sealed partial class DueRecords(IServiceScopeFactory scopes, TimeProvider time, ILogger<DueRecords> logger) : BackgroundService
{
    /// <summary>How long one that could not be made waits: it holds up no other.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    private static readonly TimeSpan Between = TimeSpan.FromMinutes(1);
    private const int AtOnce = 50;

    /// <summary>Makes the records that are due.</summary>
    /// <returns>How many this node made.</returns>
    public async Task<int> Make(CancellationToken cancellationToken)
    {
        var (made, met) = (0, new HashSet<Guid>());
        while ((await Due(cancellationToken)).Where(met.Add).ToList() is { Count: > 0 } due)
        {
            foreach (var gathering in due)
            {
                made += await Make(gathering, cancellationToken) ? 1 : 0;
            }
        }

        return made;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Between);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Make(stoppingToken);
            }
#pragma warning disable CA1031 // What was not made now is made later; the program goes on.
            catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
            {
                CouldNotMake(logger, e);
            }
        }
    }

    private async Task<List<Guid>> Due(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = time.GetUtcNow();
        return await scope.ServiceProvider.GetRequiredService<ClustersDb>().Set<Gathering>().Where(g => g.RecordDueAt <= now)
            .OrderBy(g => g.RecordDueAt).Select(g => g.Id).Take(AtOnce).ToListAsync(cancellationToken);
    }

    private async Task<bool> Make(Guid gatheringId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClustersDb>();
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
            var made = await scope.ServiceProvider.GetRequiredService<RecordPen>().Make(gatheringId, cancellationToken);
            await db.SaveChangesAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            await scope.ServiceProvider.GetRequiredService<AfterCommit>().Run();
            return made;
        }
#pragma warning disable CA1031 // Whatever is the matter with one gathering, the others have their records.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            CouldNotMake(logger, e);
            if (!db.WasInARing(e))
            {
                await PutOff(gatheringId, cancellationToken);
            }

            return false;
        }
    }

    private async Task PutOff(Guid gatheringId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (now, later) = (time.GetUtcNow(), time.GetUtcNow() + Patience);
        await scope.ServiceProvider.GetRequiredService<ClustersDb>().Set<Gathering>().Where(g => g.Id == gatheringId && g.RecordDueAt <= now)
            .ExecuteUpdateAsync(s => s.SetProperty(g => g.RecordDueAt, later), cancellationToken);
    }

    [LoggerMessage(LogLevel.Error, "The record of a gathering could not be made; it is tried again.")]
    private static partial void CouldNotMake(ILogger logger, Exception exception);
}
