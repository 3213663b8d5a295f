using System.Collections.Concurrent;
using System.Globalization;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using CommunityClusters.Realtime;
using MediatR;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Documents;

/// <summary>
/// Who has which document open on this node. A room lives while somebody is in it. What is sent is on the disk already; what
/// another node kept is read from the log when its hint comes, or when somebody looks around.
/// </summary>
internal sealed partial class Rooms(IServiceScopeFactory scopes, Lines lines, TimeProvider time, ILogger<Rooms> logger) : BackgroundService
{
    /// <summary>What stands before a document's id in the hint that its log is longer.</summary>
    public const string DocumentHint = "document:";

    private const int MostOpen = 20;
    private const int LookedUpAtOnce = 500;
    private static readonly TimeSpan LookAround = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<Guid, Room> _rooms = new();
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<Guid, bool>> _openOn = new(StringComparer.Ordinal);

    /// <summary>The hint that a document's log reaches to a number.</summary>
    public static string HintOf(Guid documentId, long sequence) => string.Create(CultureInfo.InvariantCulture, $"{DocumentHint}{documentId}:{sequence}");

    /// <summary>Lets a connection hear of a document from now on; what it hears is held back until <see cref="Guest.Begins"/>.</summary>
    /// <returns>Null where it has too many open.</returns>
    public Guest? Enter(Guid documentId, HubCallerContext connection, Guid sessionId)
    {
        var open = _openOn.GetOrAdd(connection.ConnectionId, _ => new());
        if (lines.Find(connection.ConnectionId) is not { } line || (open.Count >= MostOpen && !open.ContainsKey(documentId)))
        {
            return null;
        }

        open[documentId] = true;
        var guest = new Guest(documentId, line, sessionId, CheckAgain);
        while (!_rooms.GetOrAdd(documentId, id => new Room(id)).TryEnter(guest))
        {
            // Its last guest was just leaving: the next one is made anew.
        }

        return guest;
    }

    /// <summary>Begins to tell a guest what comes after the answer that it was given.</summary>
    public void Begins(Guest guest, OpenDocument.Answer answer)
    {
        if (_rooms.TryGetValue(guest.DocumentId, out var room))
        {
            room.Begins(guest, answer);
            _ = Wake(guest.DocumentId);
        }
    }

    /// <summary>Somebody closed a document.</summary>
    public void Leave(Guid documentId, string connectionId)
    {
        if (_openOn.TryGetValue(connectionId, out var open))
        {
            open.TryRemove(documentId, out _);
        }

        if (_rooms.TryGetValue(documentId, out var room) && room.Leave(connectionId))
        {
            _rooms.TryRemove(new(documentId, room));
        }
    }

    /// <summary>Somebody's line is gone.</summary>
    public void Disconnected(string connectionId)
    {
        foreach (var id in _openOn.TryGetValue(connectionId, out var open) ? open.Keys : [])
        {
            Leave(id, connectionId);
        }

        _openOn.TryRemove(connectionId, out _);
    }

    /// <summary>Sends what was just kept to those who have the document open.</summary>
    public void FanOut(KeepUpdates.Kept kept)
    {
        if (_rooms.TryGetValue(kept.DocumentId, out var room) && !room.FanOut(kept.AccessVersion, [.. kept.Pushes.Select(p => new Heard(p.Sequence!.Value, p.News, p.ConnectionId))]))
        {
            _ = Wake(kept.DocumentId);
        }
    }

    /// <summary>Tells the others in the room where somebody is in the document.</summary>
    public void Share(Guid documentId, string connectionId, byte[] presence)
    {
        if (_rooms.TryGetValue(documentId, out var room))
        {
            room.Share(connectionId, presence, time.GetUtcNow());
        }
    }

    /// <summary>A hint came over the bus: of a document, or of a topic under which somebody's right may have ended.</summary>
    public Task Hinted(string? hint) => hint switch
    {
        null => LookAtAll(),
        _ when hint.StartsWith(DocumentHint, StringComparison.Ordinal) => HintedOf(hint.AsSpan(DocumentHint.Length)),
        _ => Task.WhenAll(_rooms.Where(r => r.Value.Topic == hint).Select(r => Wake(r.Key))),
    };

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookAround, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await LookAtAll();
        }
    }

    // What this node kept itself its guests were sent already.
    private Task HintedOf(ReadOnlySpan<char> hint)
    {
        var end = hint.IndexOf(':');
        var documentId = Guid.Parse(hint[..end]);
        return _rooms.TryGetValue(documentId, out var room) && !room.IsAt(long.Parse(hint[(end + 1)..], CultureInfo.InvariantCulture)) ? Wake(documentId) : Task.CompletedTask;
    }

    // In a few questions for all rooms, however many: hardly any has missed something.
    private async Task LookAtAll()
    {
        foreach (var some in _rooms.Values.Where(r => r.Topic is not null).Chunk(LookedUpAtOnce))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<ClustersDb>();
                await using var snapshot = await db.BeginSnapshot(CancellationToken.None);
                var ids = some.Select(r => r.DocumentId).ToList();
                var numbers = await db.Set<Document>().Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, d => d.Sequence);
                var versions = await scope.ServiceProvider.GetRequiredService<TopicLog>().AccessVersionsOf([.. some.Select(r => r.Topic!).Distinct(StringComparer.Ordinal)], CancellationToken.None);
                await Task.WhenAll(some.Where(r => !r.IsAt(numbers.GetValueOrDefault(r.DocumentId), versions.GetValueOrDefault(r.Topic!))).Select(r => Wake(r.DocumentId)));
            }
#pragma warning disable CA1031 // The next look around tries again.
            catch (Exception e)
#pragma warning restore CA1031
            {
                CouldNotLook(logger, some[0].DocumentId, e);
            }
        }
    }

    private async Task Wake(Guid documentId)
    {
        if (!_rooms.TryGetValue(documentId, out var room) || room.Topic is not { } topic || !room.TryBeNext())
        {
            return;
        }

        await room.Gate.WaitAsync();
        try
        {
            room.Looks();
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<ClustersDb>();
            await using var snapshot = await db.BeginSnapshot(CancellationToken.None);
            var state = await scope.ServiceProvider.GetRequiredService<TopicLog>().StateOf(topic, CancellationToken.None);
            var document = await db.Set<Document>().AsNoTracking().SingleAsync(d => d.Id == documentId);
            var from = room.Sequence;
            var log = document.Sequence > from && document.CompactedTo <= from
                ? await scope.ServiceProvider.GetRequiredService<DocumentAccess>().LogAfter(documentId, from).Select(u => new Heard(u.Sequence, u.Bytes, null)).ToListAsync()
                : [];
            room.CatchUp(state.AccessVersion, log, document.Sequence);
        }
#pragma warning disable CA1031 // One room's trouble is not the others'; the next hint or look around tries again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            CouldNotLook(logger, documentId, e);
        }
        finally
        {
            room.Gate.Release();
        }
    }

    /// <summary>Asks again, as the guest, whether they may still hear of the document.</summary>
    /// <returns>Null when they may not.</returns>
    private async Task<MayStillWrite.Answer?> CheckAgain(Guest guest)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().Claims(guest.SessionId);
        try
        {
            return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new MayStillWrite(guest.DocumentId));
        }
        catch (Exception e) when (e is NotVisibleException or NotYoursException or NotSignedInException)
        {
            Leave(guest.DocumentId, guest.ConnectionId);
            return null;
        }
    }

    [LoggerMessage(LogLevel.Error, "What is new in {Document} could not be looked up; it is tried again.")]
    private static partial void CouldNotLook(ILogger logger, Guid document, Exception exception);
}
