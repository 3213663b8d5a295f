using System.Data;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Decisions;

/// <summary>
/// Counts the ballots of decisions whose time is over. Each is one transaction that one node wins under the cluster's lock; what was cut off in the middle is
/// due as before.
/// </summary>
internal sealed partial class DueCounting(IServiceScopeFactory scopes, Forgetting forgetting, TimeProvider time, ILogger<DueCounting> logger) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(1);
    private const int AtOnce = 50;

    /// <summary>Counts what is due.</summary>
    /// <returns>How many decisions this node closed.</returns>
    public async Task<int> Count(CancellationToken cancellationToken)
    {
        var (done, met) = (0, new HashSet<Guid>());
        // What failed is due again and comes first: what comes after it is looked at all the same.
        while ((await Due(met.Count, cancellationToken)).Where(d => met.Add(d.Id)).ToList() is { Count: > 0 } due)
        {
            foreach (var (clusterId, id) in due)
            {
                try
                {
                    done += await Count(clusterId, id, cancellationToken) ? 1 : 0;
                }
#pragma warning disable CA1031 // What cannot be counted keeps nothing else from being counted; it is tried again a minute later.
                catch (Exception e) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
                {
                    CouldNotCount(logger, e);
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
                await Count(stoppingToken);
            }
#pragma warning disable CA1031 // What was not counted now is counted a minute later; the program goes on.
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                CouldNotCount(logger, e);
            }

            await forgetting.Forget(stoppingToken);
        }
    }

    private async Task<List<(Guid ClusterId, Guid Id)>> Due(int met, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = time.GetUtcNow();
        return [.. (await scope.ServiceProvider.GetRequiredService<ClustersDb>().Set<Decision>().Where(d => d.DueAt <= now)
            .OrderBy(d => d.DueAt).Select(d => new { d.ClusterId, d.Id }).Take(met + AtOnce).ToListAsync(cancellationToken)).Select(d => (d.ClusterId, d.Id))];
    }

    private async Task<bool> Count(Guid clusterId, Guid decisionId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (db, counting) = (scope.ServiceProvider.GetRequiredService<ClustersDb>(), scope.ServiceProvider.GetRequiredService<Counting>());
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        await scope.ServiceProvider.GetRequiredService<DecisionBroadcasts>().Hold(clusterId, cancellationToken);
        // Read under the lock: another node, or a member who looked, may have been there before.
        var decision = await db.Set<Decision>().SingleAsync(d => d.Id == decisionId, cancellationToken);
        var isDue = decision.IsDue(time.GetUtcNow());
        if (isDue)
        {
            await counting.GoOn(decision, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await scope.ServiceProvider.GetRequiredService<AfterCommit>().Run();
        return isDue;
    }

    [LoggerMessage(LogLevel.Error, "The ballots of a decision whose time is over could not be counted; it is tried again.")]
    private static partial void CouldNotCount(ILogger logger, Exception exception);
}
