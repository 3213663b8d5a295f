using CommunityClusters.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Files;

/// <summary>
/// Clears away what was begun and never came to its end, and files whose document is gone. Of many nodes one takes each by a conditional
/// update; what a node took and did not finish is taken again.
/// </summary>
internal sealed partial class Clearing(IServiceScopeFactory scopes, IFileStore store, TimeProvider time, ILogger<Clearing> logger) : BackgroundService
{
    /// <summary>How long a phone may take to send a file, with all its breaks.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(30);

    private static readonly TimeSpan Between = TimeSpan.FromHours(1);
    private const int AtOnce = 100;

    /// <summary>Clears what is due.</summary>
    /// <returns>How many files this node cleared.</returns>
    public async Task<int> Clear(CancellationToken cancellationToken)
    {
        var cleared = 0;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClustersDb>();
        var (now, tired) = (time.GetUtcNow(), time.GetUtcNow() - Patience);
        var free = now - Between;
        var due = await db.Set<StoredFile>().AsNoTracking().Where(f => (f.WholeAt == null || f.DocumentId == null)
                && (f.DocumentId == null || f.BegunAt < tired) && (f.ClearedAt == null || f.ClearedAt < free))
            .OrderBy(f => f.BegunAt).Take(AtOnce).ToListAsync(cancellationToken);
        foreach (var file in due)
        {
            var mine = db.Set<StoredFile>().Where(f => f.Id == file.Id && (f.WholeAt == null || f.DocumentId == null));
            if (await mine.Where(f => f.ClearedAt == null || f.ClearedAt < free).ExecuteUpdateAsync(s => s.SetProperty(f => f.ClearedAt, now), cancellationToken) == 0)
            {
                continue;
            }

            // One part more than were counted: the next may have been written and not have been told.
            for (var part = 0; part <= file.Parts; part++)
            {
                await store.Drop(StoredFile.NameOfPart(file.Id, part), cancellationToken);
            }

            await store.Drop(StoredFile.NameOfWhole(file.Id), cancellationToken);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            if (await mine.ExecuteDeleteAsync(cancellationToken) == 1)
            {
                await scope.ServiceProvider.GetRequiredService<StoredFileAccess>().TakeRoom(file.RoomId, -file.Length, cancellationToken);
                cleared++;
            }

            await transaction.CommitAsync(cancellationToken);
        }

        return cleared;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Between);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Clear(stoppingToken);
            }
#pragma warning disable CA1031 // What was not cleared now is cleared later; the program goes on.
            catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
            {
                CouldNotClear(logger, e);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "Files could not be cleared away; it is tried again.")]
    private static partial void CouldNotClear(ILogger logger, Exception exception);
}
