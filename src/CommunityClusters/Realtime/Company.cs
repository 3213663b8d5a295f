using CommunityClusters.Features.Threads;
using CommunityClusters.Pipeline;
using CommunityClusters.Realtime.Protocol;
using MediatR;
using Microsoft.AspNetCore.SignalR;

namespace CommunityClusters.Realtime;

/// <summary>
/// Who has which thread open on this node, and who is writing in it. It is told and forgotten, never kept. Whoever is told is a member: asked when they come,
/// and again before they are told more once somebody's right may have ended.
/// </summary>
internal sealed partial class Company(IServiceScopeFactory scopes, IHubContext<LiveHub> hub, TimeProvider time, ILogger<Company> logger) : BackgroundService
{
    private const int MostNamed = 6;

    // However many come and go at once, each is told once a moment.
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1);

    // A phone that goes on writing says so again before this.
    private static readonly TimeSpan Writes = TimeSpan.FromSeconds(8);

    private readonly Lock _here = new();
    private readonly Dictionary<(Guid Cluster, Guid Thread), List<Guest>> _threads = [];
    private readonly Dictionary<string, Guest> _guests = new(StringComparer.Ordinal);
    private readonly HashSet<(Guid Cluster, Guid Thread)> _changed = [];

    /// <summary>Somebody opened a thread, and no longer has another open on this line.</summary>
    public void Enter(string connectionId, Guid sessionId, Guid clusterId, Guid threadId, EnterThread.Answer who)
    {
        lock (_here)
        {
            Forget(connectionId);
            var guest = new Guest(connectionId, sessionId, (clusterId, threadId), who.TeacherId, who.Name, who.Topic) { CheckedAt = who.AccessVersion };
            _guests[connectionId] = guest;
            if (!_threads.TryGetValue(guest.At, out var others))
            {
                _threads[guest.At] = others = [];
            }

            others.Add(guest);
            _changed.Add(guest.At);
        }
    }

    /// <summary>Somebody writes in the thread that they have open, or stopped.</summary>
    public void Write(string connectionId, bool writes)
    {
        lock (_here)
        {
            if (_guests.TryGetValue(connectionId, out var guest))
            {
                guest.WritesUntil = writes ? time.GetUtcNow() + Writes : null;
                _changed.Add(guest.At);
            }
        }
    }

    /// <summary>Somebody closed the thread, or their line is gone.</summary>
    public void Leave(string connectionId)
    {
        lock (_here)
        {
            Forget(connectionId);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Moment, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Tell();
            }
#pragma warning disable CA1031 // A moment's trouble must not silence all that come after it.
            catch (Exception e)
#pragma warning restore CA1031
            {
                CouldNotTell(logger, e);
            }
        }
    }

    private async Task Tell()
    {
        List<Guest> told;
        List<(Guid Cluster, Guid Thread)> changed;
        lock (_here)
        {
            var now = time.GetUtcNow();
            foreach (var guest in _guests.Values.Where(g => g.WritesUntil <= now))
            {
                guest.WritesUntil = null;
                _changed.Add(guest.At);
            }

            changed = [.. _changed];
            told = [.. changed.SelectMany(c => _threads.GetValueOrDefault(c) ?? [])];
            _changed.Clear();
        }

        if (told.Count == 0)
        {
            return;
        }

        try
        {
            await CheckAgain(told);
        }
        catch
        {
            lock (_here)
            {
                _changed.UnionWith(changed);
            }

            throw;
        }

        foreach (var (guest, here, writing) in changed.SelectMany(Said))
        {
            _ = Send(guest, here, writing);
        }
    }

    // A slow line holds up nobody else; what changed meanwhile it is told when it is free.
    private async Task Send(Guest guest, IReadOnlyList<string> here, IReadOnlyList<string> writing)
    {
        try
        {
            await hub.Clients.Client(guest.ConnectionId).SendAsync(Calls.Talk, guest.At.Thread, here, writing);
        }
#pragma warning disable CA1031 // The line is gone, and forgotten by whoever hears of that.
        catch
#pragma warning restore CA1031
        {
            Leave(guest.ConnectionId);
        }
        finally
        {
            lock (_here)
            {
                if (guest.Misses)
                {
                    _changed.Add(guest.At);
                }

                (guest.IsBusy, guest.Misses) = (false, false);
            }
        }
    }

    private async Task CheckAgain(IReadOnlyList<Guest> told)
    {
        await using var scope = scopes.CreateAsyncScope();
        var versions = await scope.ServiceProvider.GetRequiredService<TopicLog>().AccessVersionsOf([.. told.Select(g => g.Topic).Distinct(StringComparer.Ordinal)], CancellationToken.None);
        foreach (var guest in told.Where(g => g.CheckedAt < versions.GetValueOrDefault(g.Topic)))
        {
            await using var its = scopes.CreateAsyncScope();
            its.ServiceProvider.GetRequiredService<Caller>().Claims(guest.SessionId);
            try
            {
                guest.CheckedAt = (await its.ServiceProvider.GetRequiredService<IMediator>().Send(new EnterThread(guest.At.Cluster))).AccessVersion;
            }
            catch (Exception e) when (e is NotVisibleException or NotYoursException or NotSignedInException)
            {
                Leave(guest.ConnectionId);
            }
        }
    }

    // What the guests of a thread have not been told already: the names of the others, each once, on however many devices they are.
    private List<(Guest Guest, IReadOnlyList<string> Here, IReadOnlyList<string> Writing)> Said((Guid Cluster, Guid Thread) at)
    {
        lock (_here)
        {
            if (!_threads.TryGetValue(at, out var guests))
            {
                return [];
            }

            // One more than are named: one of them may be who is told.
            var (here, writing) = (First(guests), First(guests.Where(g => g.WritesUntil is not null)));
            var said = new List<(Guest, IReadOnlyList<string>, IReadOnlyList<string>)>();
            foreach (var guest in guests)
            {
                IReadOnlyList<string> others = Names(here, guest), write = Names(writing, guest);
                var told = $"{string.Join('\n', others)}\n\n{string.Join('\n', write)}";
                if (guest.Told == told)
                {
                    continue;
                }

                guest.Misses = guest.IsBusy;
                if (!guest.IsBusy)
                {
                    (guest.Told, guest.IsBusy) = (told, true);
                    said.Add((guest, others, write));
                }
            }

            return said;
        }
    }

    private static List<Guest> First(IEnumerable<Guest> guests) =>
        [.. guests.DistinctBy(g => g.TeacherId).OrderBy(g => g.Name, StringComparer.Ordinal).ThenBy(g => g.TeacherId).Take(MostNamed + 1)];

    private static List<string> Names(IReadOnlyList<Guest> first, Guest told) =>
        [.. first.Where(g => g.TeacherId != told.TeacherId).Take(MostNamed).Select(g => g.Name)];

    private void Forget(string connectionId)
    {
        if (!_guests.Remove(connectionId, out var guest))
        {
            return;
        }

        var others = _threads[guest.At];
        others.Remove(guest);
        if (others.Count == 0)
        {
            _threads.Remove(guest.At);
        }
        else
        {
            _changed.Add(guest.At);
        }
    }

    [LoggerMessage(LogLevel.Error, "Who is in a thread could not be told; it is tried again with the next change.")]
    private static partial void CouldNotTell(ILogger logger, Exception exception);

    private sealed class Guest(string connectionId, Guid sessionId, (Guid Cluster, Guid Thread) at, Guid teacherId, string name, string topic)
    {
        public string ConnectionId { get; } = connectionId;

        public Guid SessionId { get; } = sessionId;

        public (Guid Cluster, Guid Thread) At { get; } = at;

        public Guid TeacherId { get; } = teacherId;

        public string Name { get; } = name;

        public string Topic { get; } = topic;

        public long CheckedAt { get; set; }

        public DateTimeOffset? WritesUntil { get; set; }

        /// <summary>Whether it is being told something.</summary>
        public bool IsBusy { get; set; }

        /// <summary>Whether something changed meanwhile.</summary>
        public bool Misses { get; set; }

        // Who came alone is told nothing.
        public string Told { get; set; } = "\n\n";
    }
}
