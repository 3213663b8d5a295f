using System.Collections.Concurrent;
using System.Data.Common;
using CommunityClusters.Documents;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using CommunityClusters.Realtime.Protocol;
using MediatR;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Realtime;

/// <summary>One live connection that watches one topic.</summary>
/// <param name="connection">The connection.</param>
/// <param name="sessionId">The session whose right to watch is checked.</param>
/// <param name="language">The language in which its page is drawn.</param>
/// <param name="fragments">The fragments that its page has (<see cref="FragmentName.Watched"/>); it is told of no other, for data is costly.</param>
/// <param name="page">The number of its page on this connection, sent back with what is sent to it: what was meant for the page before is not taken. 0 for pages that know no numbers.</param>
internal sealed class Watcher(HubCallerContext connection, Guid sessionId, string language, IReadOnlyCollection<string> fragments, int page = 0)
{
    // A line that takes nothing any more is ended; its phone comes back with a new one and catches up.
    private const int MostUnsent = 50;

    private readonly Lock _sending = new();
    private Task _last = Task.CompletedTask;
    private int _unsent;

    public HubCallerContext Connection { get; } = connection;
    public Guid SessionId { get; } = sessionId;
    public string Language { get; } = language;
    public IReadOnlyCollection<string> Fragments { get; } = fragments;
    public int Page { get; } = page;

    public bool Shows(string fragment) => Fragments.Contains(fragment, StringComparer.Ordinal);

    /// <summary>Sends after what was sent before; whoever has a slow line holds up nobody else.</summary>
    public void Send(Func<Task> send)
    {
        lock (_sending)
        {
            if (_unsent >= MostUnsent)
            {
                Connection.Abort();
                return;
            }

            _unsent++;
            _last = After(_last, send);
        }
    }

    private async Task After(Task last, Func<Task> send)
    {
        await last;
        try
        {
            await send();
        }
#pragma warning disable CA1031 // A line that broke is gone, whatever broke it; its phone comes back and catches up.
        catch
#pragma warning restore CA1031
        {
            Connection.Abort();
        }
        finally
        {
            lock (_sending)
            {
                _unsent--;
            }
        }
    }

    /// <summary>The latest news that its page shows.</summary>
    public long Cursor { get; set; }

    /// <summary>The topic's version of access at which its right to watch was last found good.</summary>
    public long CheckedAt { get; set; }
}

/// <summary>
/// The open pages of this node, and what they are sent. A hint only wakes it: what is sent is read from the database, to
/// each from its own cursor on, and only after its right to watch was checked at the present version of access.
/// </summary>
internal sealed partial class Watchers(
    IServiceScopeFactory scopes, IHubContext<LiveHub> hub, INodeBus bus, Rooms rooms, Company company, TimeProvider time, ILogger<Watchers> logger) : BackgroundService
{
    /// <summary>What stands before a session's id in the hint that it ended.</summary>
    public const string SessionHint = "session:";

    // Who missed more is told to fetch the page anew: one page is fewer bytes than all that it shows, one by one.
    private const int MostAtOnce = 60;
    private const int MostRows = 1000;

    private static readonly TimeSpan LookAround = TimeSpan.FromSeconds(30);
    private readonly Lock _comingAndGoing = new();
    private readonly ConcurrentDictionary<string, WatchedTopic> _topics = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, (HubCallerContext Context, Guid Session)> _connections = new(StringComparer.Ordinal);

    public void Connected(HubCallerContext context, Guid sessionId) => _connections[context.ConnectionId] = (context, sessionId);

    public void Disconnected(HubCallerContext context)
    {
        _connections.TryRemove(context.ConnectionId, out _);
        lock (_comingAndGoing)
        {
            Forget(context.ConnectionId);
        }
    }

    /// <summary>Adds a watcher whose right was just checked, and sends it what it missed.</summary>
    public Task Add(string topicId, Watcher watcher)
    {
        lock (_comingAndGoing)
        {
            // A tab shows one page at a time: what its last page watched is over.
            Forget(watcher.Connection.ConnectionId);
            _topics.GetOrAdd(topicId, id => new WatchedTopic(id)).Add(watcher);
        }

        return Wake(topicId);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = time.CreateTimer(_ => _ = WakeAll(), null, LookAround, LookAround);
        await foreach (var hint in bus.Hints(stoppingToken))
        {
            _ = rooms.Hinted(hint);
            _ = hint switch
            {
                null => WakeAll(),
                _ when hint.StartsWith(SessionHint, StringComparison.Ordinal) => CloseSession(Guid.Parse(hint.AsSpan(SessionHint.Length))),
                _ => Wake(hint),
            };
        }
    }

    private void Forget(string connectionId)
    {
        foreach (var (id, topic) in _topics)
        {
            topic.Remove(connectionId);
            if (topic.IsEmpty)
            {
                _topics.TryRemove(id, out _);
            }
        }
    }

    private Task CloseSession(Guid sessionId)
    {
        foreach (var (context, _) in _connections.Values.Where(c => c.Session == sessionId))
        {
            context.Abort();
        }

        return Task.CompletedTask;
    }

    private Task WakeAll() => Task.WhenAll(_topics.Keys.Select(Wake));

    private async Task Wake(string topicId)
    {
        if (!_topics.TryGetValue(topicId, out var topic) || !topic.TryBeNext())
        {
            return;
        }

        await topic.Gate.WaitAsync();
        try
        {
            topic.Begins();
            await SendNews(topic);
        }
#pragma warning disable CA1031 // One topic's trouble must not silence the others; the next hint or look around tries again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            CouldNotSend(logger, topic.Id, e);
        }
        finally
        {
            topic.Gate.Release();
        }
    }

    private async Task SendNews(WatchedTopic topic)
    {
        var watchers = topic.All();
        if (watchers.Count == 0)
        {
            return;
        }

        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClustersDb>();
        await using var snapshot = await db.BeginSnapshot(CancellationToken.None);
        var state = await scope.ServiceProvider.GetRequiredService<TopicLog>().StateOf(topic.Id, CancellationToken.None);

        foreach (var watcher in watchers.Where(w => w.CheckedAt < state.AccessVersion).ToList())
        {
            await CheckAgain(topic, watcher);
        }

        watchers = [.. topic.All().Where(w => w.Cursor < state.Sequence)];
        if (watchers.Count == 0)
        {
            return;
        }

        var oldest = watchers.Min(w => w.Cursor);
        var shown = watchers.SelectMany(w => w.Fragments).Distinct(StringComparer.Ordinal).ToList();
        // The latest first: what is older than all these has to be fetched.
        var news = await db.Set<News>().AsNoTracking().Where(n => n.TopicId == topic.Id && EF.Parameter(shown).Contains(n.Watched) && n.Sequence > oldest)
            .OrderByDescending(n => n.Sequence).Take(MostRows + 1).ToListAsync();
        var whole = news.Count > MostRows ? news[^1].Sequence : 0;
        news.Reverse();
        foreach (var language in watchers.GroupBy(w => w.Language, StringComparer.Ordinal))
        {
            var missed = language.Select(w => (Watcher: w, News: news.Where(n => n.Sequence > w.Cursor && w.Shows(n.Watched)).ToList())).ToList();
            var drawn = await Drawn(
                scope.ServiceProvider.GetRequiredService<FragmentDrawing>(), topic.Id, [.. missed.Where(m => !IsFarBehind(m.Watcher, m.News)).SelectMany(m => m.News).Select(n => n.Fragment).Distinct(StringComparer.Ordinal)], language.Key);
            foreach (var (watcher, its) in missed)
            {
                var isFarBehind = IsFarBehind(watcher, its);
                watcher.Cursor = state.Sequence;
                if (isFarBehind)
                {
                    watcher.Send(() => To(watcher).SendAsync(Calls.Stale, topic.Id, watcher.Page));
                }
                else if (string.Concat(its.Select(n => drawn.GetValueOrDefault(n.Fragment))) is { Length: > 0 } html)
                {
                    watcher.Send(() => watcher.Page > 0
                        ? To(watcher).SendAsync(Calls.News, topic.Id, state.Sequence, html, watcher.Page)
                        : To(watcher).SendAsync(Calls.News, topic.Id, state.Sequence, html));
                }
            }
        }

        bool IsFarBehind(Watcher watcher, List<News> its) => its.Count > MostAtOnce || watcher.Cursor < whole;
    }

    private ISingleClientProxy To(Watcher watcher) => hub.Clients.Client(watcher.Connection.ConnectionId);

    private async Task<IReadOnlyDictionary<string, string>> Drawn(FragmentDrawing drawings, string topicId, IReadOnlyList<string> fragments, string language)
    {
        var drawn = new Dictionary<string, string>(StringComparer.Ordinal);
        var names = fragments.Select(f => (Fragment: f, Name: FragmentName.Parse(f))).ToList();
        try
        {
            await drawings.Prepare(topicId, [.. names.Select(n => n.Name)]);
        }
#pragma warning disable CA1031 // What is wrong with one of them shows when that is drawn.
        catch (Exception e) when (!IsOfTheDatabase(e))
#pragma warning restore CA1031
        {
            CouldNotDraw(logger, "*", topicId, e);
        }

        foreach (var (fragment, name) in names)
        {
            if (await Drawn(drawings, topicId, name, language) is { } html)
            {
                drawn[fragment] = html;
            }
        }

        return drawn;
    }

    // A fragment that cannot be drawn now cannot be drawn later either: the page goes without it, and hears all else.
    private async Task<string?> Drawn(FragmentDrawing drawings, string topicId, FragmentName name, string language)
    {
        try
        {
            return await drawings.Draw(topicId, name, language);
        }
#pragma warning disable CA1031 // Whatever is wrong with one fragment must not hold its topic.
        catch (Exception e) when (!IsOfTheDatabase(e))
#pragma warning restore CA1031
        {
            CouldNotDraw(logger, name.ToString(), topicId, e);
            return null;
        }
    }

    // That passes: no cursor moves, and the next hint or look around tries again.
    private static bool IsOfTheDatabase(Exception? exception) =>
        exception is DbException or TimeoutException or OperationCanceledException || (exception is not null && IsOfTheDatabase(exception.InnerException));

    private async Task CheckAgain(WatchedTopic topic, Watcher watcher)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().Claims(watcher.SessionId);
        try
        {
            var request = scope.ServiceProvider.GetRequiredService<FragmentDrawing>().RequestToWatch(topic.Id);
            var state = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request);
            watcher.CheckedAt = state.AccessVersion;
        }
        catch (Exception e) when (e is NotVisibleException or NotYoursException or NotSignedInException)
        {
            topic.Remove(watcher.Connection.ConnectionId);
            // Nor are they among those who have its threads open.
            company.Leave(watcher.Connection.ConnectionId);
            watcher.Send(() => To(watcher).SendAsync(Calls.Over, topic.Id));
        }
    }

    [LoggerMessage(LogLevel.Error, "News of {Topic} could not be sent; it is tried again.")]
    private static partial void CouldNotSend(ILogger logger, string topic, Exception exception);

    [LoggerMessage(LogLevel.Error, "The fragment {Fragment} of {Topic} could not be drawn; its pages go without it.")]
    private static partial void CouldNotDraw(ILogger logger, string fragment, string topic, Exception exception);

    private sealed class WatchedTopic(string id)
    {
        private readonly ConcurrentDictionary<string, Watcher> _watchers = new(StringComparer.Ordinal);
        private int _someoneIsNext;

        public string Id { get; } = id;
        public SemaphoreSlim Gate { get; } = new(1, 1);
        public bool IsEmpty => _watchers.IsEmpty;

        public void Add(Watcher watcher) => _watchers[watcher.Connection.ConnectionId] = watcher;
        public void Remove(string connectionId) => _watchers.TryRemove(connectionId, out _);
        public List<Watcher> All() => [.. _watchers.Values];

        // However many hints come while one sending is under way, one more sending covers them all.
        public bool TryBeNext() => Interlocked.Exchange(ref _someoneIsNext, 1) == 0;
        public void Begins() => Volatile.Write(ref _someoneIsNext, 0);
    }
}
