using System.Data;
using CommunityClusters.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Reaching;

/// <summary>
/// Erases what members said in private of coming to gatherings, a week after they are over: wishes, offers, names and numbers. Each gathering is one transaction that
/// one node wins by a conditional update; what was cut off in the middle is due as before.
/// </summary>
internal sealed partial class DueForgetting(IServiceScopeFactory scopes, TimeProvider time, ILogger<DueForgetting> logger) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(1);
    private const int AtOnce = 50;

    /// <summary>Erases what is due.</summary>
    /// <returns>Of how many gatherings this node did.</returns>
    public async Task<int> Forget(CancellationToken cancellationToken)
    {
        var (done, met) = (0, new HashSet<Guid>());
        while ((await Due(cancellationToken)).Where(met.Add).ToList() is { Count: > 0 } due)
        {
            foreach (var gathering in due)
            {
                try
                {
                    done += await Forget(gathering, cancellationToken) ? 1 : 0;
                }
#pragma warning disable CA1031 // What cannot be erased keeps nothing else from being erased; it is tried again a minute later.
                catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
                {
                    CouldNotForget(logger, e);
                }
            }
        }

        return done;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Between);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Forget(stoppingToken);
            }
#pragma warning disable CA1031 // What was not erased now is erased a minute later; the program goes on.
            catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
            {
                CouldNotForget(logger, e);
            }
        }
    }

    private async Task<List<Guid>> Due(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = time.GetUtcNow();
        return await scope.ServiceProvider.GetRequiredService<ClustersDb>().Set<Gathering>().Where(g => g.ForgetsAt <= now)
            .OrderBy(g => g.ForgetsAt).Select(g => g.Id).Take(AtOnce).ToListAsync(cancellationToken);
    }

    private async Task<bool> Forget(Guid gatheringId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, now) = (scope.ServiceProvider.GetRequiredService<ClustersDb>(), time.GetUtcNow());
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        var won = await db.Set<Gathering>().Where(g => g.Id == gatheringId && g.ForgetsAt <= now).ExecuteUpdateAsync(s => s.SetProperty(g => g.ForgetsAt, (DateTimeOffset?)null), cancellationToken);
        await db.Set<Wish>().Where(w => w.GatheringId == gatheringId && won > 0).ExecuteDeleteAsync(cancellationToken);
        await db.Set<Offer>().Where(o => o.GatheringId == gatheringId && won > 0).ExecuteDeleteAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return won > 0;
    }

    [LoggerMessage(LogLevel.Error, "What was said in private of gatherings that are over could not be erased; it is tried again.")]
    private static partial void CouldNotForget(ILogger logger, Exception exception);
}
