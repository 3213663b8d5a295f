using System.Collections.Concurrent;
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
internal sealed partial class Rooms(IServiceScopeFactory scopes, IHubContext<LiveHub> hub, TimeProvider time, ILogger<Rooms> logger) : BackgroundService
{
    /// <summary>What stands before a document's id in the hint that its log is longer.</summary>
    public const string DocumentHint = "document:";

    private const int MostOpen = 20;
    private static readonly TimeSpan LookAround = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<Guid, Room> _rooms = new();

    /// <summary>Lets a connection hear of a document from now on; what it hears is held back until <see cref="Guest.Begins"/>.</summary>
    /// <returns>Null where it has too many open.</returns>
    public Guest? Enter(Guid documentId, HubCallerContext connection, Guid sessionId)
    {
        if (_rooms.Values.Count(r => r.Has(connection.ConnectionId)) >= MostOpen)
        {
            return null;
        }

        var guest = new Guest(documentId, connection, sessionId, Send, CheckAgain);
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
        if (_rooms.TryGetValue(documentId, out var room) && room.Leave(connectionId))
        {
            _rooms.TryRemove(new(documentId, room));
        }
    }

    /// <summary>Somebody's line is gone.</summary>
    public void Disconnected(string connectionId)
    {
        foreach (var id in _rooms.Where(r => r.Value.Has(connectionId)).Select(r => r.Key))
        {
            Leave(id, connectionId);
        }
    }

    /// <summary>Sends what was just kept to those who have the document open.</summary>
    public void FanOut(Guid documentId, long accessVersion, IReadOnlyList<Push> kept)
    {
        if (_rooms.TryGetValue(documentId, out var room) && !room.FanOut(accessVersion, [.. kept.Select(p => new Heard(p.Sequence!.Value, p.Update, p.ConnectionId))]))
        {
            _ = Wake(documentId);
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
        null => WakeAll(),
        _ when hint.StartsWith(DocumentHint, StringComparison.Ordinal) => Wake(Guid.Parse(hint.AsSpan(DocumentHint.Length))),
        _ => Task.WhenAll(_rooms.Where(r => r.Value.Topic == hint).Select(r => Wake(r.Key))),
    };

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookAround, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await WakeAll();
        }
    }

    private Task WakeAll() => Task.WhenAll(_rooms.Keys.Select(Wake));

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

    private Task Send(Guest guest, string what, params object?[] more) =>
        hub.Clients.Client(guest.ConnectionId).SendCoreAsync(what, [guest.DocumentId, .. more]);

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
