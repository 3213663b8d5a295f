using System.Threading.Channels;
using CommunityClusters.Persistence;
using CommunityClusters.Realtime;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Documents;

/// <summary>
/// Writes down what phones push. While one group is on its way to the disk the next gathers, so that writers share the wait.
/// Others are sent an update, and its writer is told that it is saved, only once it is there: nobody ever sees a word that could
/// still be lost.
/// </summary>
internal sealed partial class Scribe(IServiceScopeFactory scopes, DocumentShelf shelf, Rooms rooms, INodeBus bus, TimeProvider time, ILogger<Scribe> logger) : BackgroundService
{
    private const int LargestGroup = 1024;
    private const int MostWaiting = 10_000;
    private static readonly TimeSpan LookBehind = TimeSpan.FromSeconds(1);

    private readonly Channel<Push> _waiting = Channel.CreateBounded<Push>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });

    /// <summary>Keeps an update.</summary>
    /// <returns>Once it is on the disk, or why it is not.</returns>
    public async Task<PushAnswer> Keep(Push push, CancellationToken cancellationToken)
    {
        await _waiting.Writer.WriteAsync(push, cancellationToken);
        return await push.Answer.WaitAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var group = new List<Push>(LargestGroup);
        await NoteWhatWasLeftBehind(stoppingToken);
        while (await IsThereWork(stoppingToken))
        {
            group.Clear();
            while (group.Count < LargestGroup && _waiting.Reader.TryRead(out var push))
            {
                group.Add(push);
            }

            if (group.Count > 0)
            {
                await KeepTogetherOrAlone([.. group]);
            }

            await LetSearchFollow(stoppingToken);
            shelf.Tidy();
        }
    }

    private async Task<bool> IsThereWork(CancellationToken stoppingToken)
    {
        if (!shelf.IsBehind)
        {
            return await _waiting.Reader.WaitToReadAsync(stoppingToken);
        }

        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        using var timer = time.CreateTimer(_ => enough.Cancel(), null, LookBehind, LookBehind);
        try
        {
            return await _waiting.Reader.WaitToReadAsync(enough.Token);
        }
        catch (OperationCanceledException) when (!stoppingToken.IsCancellationRequested)
        {
            return true;
        }
    }

    // What was kept before the program was ended is found by its words too.
    private async Task NoteWhatWasLeftBehind(CancellationToken stoppingToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var left = scope.ServiceProvider.GetRequiredService<ClustersDb>().Set<Document>().Where(d => d.ProjectedTo < d.Sequence).Select(d => d.Id);
            await foreach (var id in left.AsAsyncEnumerable().WithCancellation(stoppingToken))
            {
                shelf.NoteBehind(id);
            }
        }
#pragma warning disable CA1031 // Writers do not wait for the search; the next start looks again.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            CouldNotFollow(logger, e);
        }
    }

    private async Task LetSearchFollow(CancellationToken stoppingToken)
    {
        if (shelf.TakeBehind(time.GetUtcNow()) is not { Count: > 0 } due)
        {
            return;
        }

        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new KeepUpdates([]) { Behind = due }, stoppingToken);
        }
#pragma warning disable CA1031 // They are followed when they are next written in, or at the next start.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            shelf.Forget(due);
            CouldNotFollow(logger, e);
        }
    }

    // One document's trouble is not the others', nor one writer's that of who writes in the same.
    private async Task KeepTogetherOrAlone(List<Push> group)
    {
        if (await TryKeep(group) is not { } trouble)
        {
            return;
        }

        if (group.Count == 1)
        {
            CouldNotKeep(logger, group[0].DocumentId, trouble);
            group[0].Fail(trouble);
            return;
        }

        var ofDocuments = group.GroupBy(p => p.DocumentId).Select(g => g.ToList()).ToList();
        foreach (var part in ofDocuments.Count > 1 ? ofDocuments : [.. group.Chunk(1).Select(c => c.ToList())])
        {
            await KeepTogetherOrAlone(part);
        }
    }

    private async Task<Exception?> TryKeep(List<Push> pushes)
    {
        try
        {
            foreach (var push in pushes)
            {
                push.BeginsAnew();
            }

            await using var scope = scopes.CreateAsyncScope();
            foreach (var kept in await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new KeepUpdates(pushes), CancellationToken.None))
            {
                rooms.FanOut(kept);
                shelf.NoteBehind(kept.DocumentId);
                await bus.Publish(Rooms.HintOf(kept.DocumentId, kept.Pushes[^1].Sequence!.Value));
            }

            foreach (var push in pushes)
            {
                push.Tell();
            }

            return null;
        }
#pragma warning disable CA1031 // Whatever went wrong is told to those whose words are not on the disk; the next group goes on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            shelf.Forget(pushes.Select(p => p.DocumentId));
            return e;
        }
    }

    [LoggerMessage(LogLevel.Error, "What was pushed to {Document} could not be kept; phones push it again.")]
    private static partial void CouldNotKeep(ILogger logger, Guid document, Exception exception);

    [LoggerMessage(LogLevel.Error, "Search could not follow what was written.")]
    private static partial void CouldNotFollow(ILogger logger, Exception exception);
}
