using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace CommunityClusters.Tests.Support;

/// <summary>
/// The live line of an open page, spoken by hand (JSON hub protocol, records ended by 0x1E), for there is no client for it
/// here. It keeps what arrives.
/// </summary>
internal sealed class LiveLine : IAsyncDisposable
{
    private const char End = '\x1e';
    private const int Invocation = 1;
    private const int Completion = 3;
    private const int Close = 7;

    private readonly WebSocket _socket;
    private readonly Task _listening;
    private readonly ConcurrentQueue<JsonElement> _records = new();
    private int _asked;

    private LiveLine(WebSocket socket)
    {
        _socket = socket;
        _listening = Listen();
    }

    /// <summary>Whether the server has closed the line.</summary>
    public bool IsClosed => _listening.IsCompleted || _records.Any(r => TypeOf(r) == Close);

    /// <summary>The Turbo Streams that arrived, in order.</summary>
    public IReadOnlyList<string> Streams => [.. Told("news").Select(a => a[2].GetString()!)];

    /// <summary>The numbers up to which the page is up to date, in order of arrival.</summary>
    public IReadOnlyList<long> Cursors => [.. Told("news").Select(a => a[1].GetInt64())];

    // A test's page has every fragment there is, so that nothing goes unheard.
    private static readonly string[] EveryFragment = ["who-we-are", "what-for", "top-needs", "need", "latest-plans", "plan", "next-gatherings", "gathering", "gathering-facts", "gathering-coming", "gathering-chair", "chair-place", "minutes-headings", "gathering-dates", "agenda", "programme-day", "terms", "action", "decision", "leader"];

    /// <summary>Whether the page was told that its topic is over for it.</summary>
    public bool IsOver => Told("over").Any();

    public static async Task<LiveLine> Connect(Node node, Person person)
    {
        var client = node.Server.CreateWebSocketClient();
        client.ConfigureRequest = request => request.Headers.Cookie = person.CookieHeader;
        var socket = await client.ConnectAsync(new Uri("ws://localhost/live"), TestContext.Current.CancellationToken);
        var line = new LiveLine(socket);
        await line.Write("""{"protocol":"json","version":1}""");
        return line;
    }

    /// <param name="node">The node.</param>
    /// <param name="person">Whose page it is.</param>
    /// <param name="topic">What it watches.</param>
    /// <param name="cursor">The latest news that it shows.</param>
    /// <param name="language">The language in which it is drawn.</param>
    /// <param name="fragments">What it shows, where that is a part of the topic alone; else it has every fragment there is.</param>
    public static async Task<LiveLine> Open(Node node, Person person, string topic, long cursor, string language = "en", IReadOnlyList<string>? fragments = null)
    {
        var line = await Connect(node, person);
        await line.Watch(topic, cursor, language, fragments);
        return line;
    }

    /// <summary>Asks to watch a topic, and waits for the answer: whatever was sent to this line before has then arrived.</summary>
    public async Task<string?> Watch(string topic, long cursor, string language = "en", IReadOnlyList<string>? fragments = null) =>
        await Call("Watch", topic, cursor, fragments ?? EveryFragment, language) is { } answer && answer.TryGetProperty("error", out var error) ? error.GetString() : null;

    /// <summary>Calls a method of the hub, and waits for its answer.</summary>
    /// <returns>The completion; null where the line was closed instead.</returns>
    public async Task<JsonElement?> Call(string method, params object[] arguments)
    {
        var id = Interlocked.Increment(ref _asked).ToString(CultureInfo.InvariantCulture);
        await Write(JsonSerializer.Serialize(new { type = Invocation, invocationId = id, target = method, arguments }));
        await Eventually.Is(() => IsClosed || Answer(id) is not null, "The line did not answer.");
        return Answer(id);
    }

    /// <summary>The arguments of what the server called by itself, in order of arrival.</summary>
    public IReadOnlyList<JsonElement> Heard(string method) => [.. Told(method)];

    /// <summary>Waits until everything that was sent to this line so far has arrived.</summary>
    public Task Settles() => Watch($"cluster:{Guid.NewGuid()}", 0);

    public Task Hears(string text) => Eventually.Is(() => Streams.Any(s => s.Contains(text, StringComparison.Ordinal)), $"'{text}' was not heard.");

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _listening;
        _socket.Dispose();
    }

    private static int TypeOf(JsonElement record) => record.TryGetProperty("type", out var type) ? type.GetInt32() : 0;

    private IEnumerable<JsonElement> Told(string target) => _records
        .Where(r => TypeOf(r) == Invocation && r.GetProperty("target").GetString() == target).Select(r => r.GetProperty("arguments"));

    private JsonElement? Answer(string id)
    {
        var found = _records.Where(r => TypeOf(r) == Completion && r.GetProperty("invocationId").GetString() == id).ToList();
        return found.Count == 0 ? null : found[0];
    }

    private Task Write(string record) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(record + End), WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);

    private async Task Listen()
    {
        var buffer = new byte[16 * 1024];
        var rest = new MemoryStream();
        try
        {
            while (true)
            {
                var received = await _socket.ReceiveAsync(buffer, CancellationToken.None);
                if (received.MessageType == WebSocketMessageType.Close)
                {
                    return;
                }

                Take(buffer.AsSpan(0, received.Count), rest);
            }
        }
        catch (Exception e) when (e is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            // Cut off, by whichever side: the line is closed.
        }
    }

    private void Take(ReadOnlySpan<byte> bytes, MemoryStream rest)
    {
        foreach (var piece in bytes)
        {
            if (piece != End)
            {
                rest.WriteByte(piece);
                continue;
            }

            _records.Enqueue(JsonDocument.Parse(rest.ToArray()).RootElement);
            rest.SetLength(0);
        }
    }
}
