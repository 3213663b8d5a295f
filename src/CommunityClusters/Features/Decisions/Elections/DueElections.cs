using System.Data;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Decisions.Elections;

/// <summary>
/// Calls the election that follows a term, in time before its end: handing over needs nobody who thinks of it. Each is one transaction that one node wins under the
/// cluster's lock.
/// </summary>
internal sealed partial class DueElections(IServiceScopeFactory scopes, TimeProvider time, ILogger<DueElections> logger) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(1);
    private const int AtOnce = 50;

    /// <summary>Calls what is due.</summary>
    /// <returns>How many this node called.</returns>
    public async Task<int> Call(CancellationToken cancellationToken)
    {
        var (done, met) = (0, new HashSet<Guid>());
        // What failed is due again and comes first: what comes after it is looked at all the same.
        while ((await Due(met.Count, cancellationToken)).Where(d => met.Add(d.Id)).ToList() is { Count: > 0 } due)
        {
            foreach (var (clusterId, id) in due)
            {
                try
                {
                    done += await Call(clusterId, id, cancellationToken) ? 1 : 0;
                }
#pragma warning disable CA1031 // What cannot be called keeps nothing else from being called; it is tried again a minute later.
                catch (Exception e) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
                {
                    CouldNotCall(logger, e);
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
                await Call(stoppingToken);
            }
#pragma warning disable CA1031 // What was not called now is called a minute later; the program goes on.
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                CouldNotCall(logger, e);
            }
        }
    }

    private async Task<List<(Guid ClusterId, Guid Id)>> Due(int met, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = time.GetUtcNow();
        return [.. (await scope.ServiceProvider.GetRequiredService<ClustersDb>().Set<Leader>().Where(l => l.ElectionDueAt <= now)
            .OrderBy(l => l.ElectionDueAt).Select(l => new { l.ClusterId, l.Id }).Take(met + AtOnce).ToListAsync(cancellationToken)).Select(l => (l.ClusterId, l.Id))];
    }

    private async Task<bool> Call(Guid clusterId, Guid leaderId, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var (db, now) = (services.GetRequiredService<ClustersDb>(), time.GetUtcNow());
        await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken);
        await services.GetRequiredService<DecisionBroadcasts>().Hold(clusterId, cancellationToken);
        var leader = await db.Set<Leader>().SingleAsync(l => l.Id == leaderId, cancellationToken);
        var (open, called) = await services.GetRequiredService<LeaderList>().Last(clusterId, cancellationToken);
        var isDue = leader.ElectionDueAt <= now;
        leader.IsFollowedByElection();
        // Members who called one themselves have had theirs.
        var calls = isDue && open is null && !(called + Election.Between > now);
        if (calls)
        {
            await services.GetRequiredService<ElectionPen>().Call(clusterId, cancellationToken);
        }

        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await services.GetRequiredService<AfterCommit>().Run();
        return calls;
    }

    [LoggerMessage(LogLevel.Error, "An election that follows a term could not be called; it is tried again.")]
    private static partial void CouldNotCall(ILogger logger, Exception exception);
}
