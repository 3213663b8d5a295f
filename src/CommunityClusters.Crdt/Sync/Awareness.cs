using System.Text.Json.Nodes;
using CommunityClusters.Crdt.Encoding;

namespace CommunityClusters.Crdt;

/// <summary>Who came, did something, or went.</summary>
/// <param name="Added">Clients that were not here before.</param>
/// <param name="Updated">Clients that say something new, or again that they are here.</param>
/// <param name="Removed">Clients that are here no more.</param>
public sealed record AwarenessChange(IReadOnlyList<ulong> Added, IReadOnlyList<ulong> Updated, IReadOnlyList<ulong> Removed);

/// <summary>
/// Who is here and what they do, such as where their cursor is: the awareness protocol of y-protocols
/// (https://github.com/yjs/y-protocols/blob/master/awareness.js). Nothing of it is kept; whoever is silent for long is gone.
/// </summary>
public sealed class Awareness
{
    /// <summary>So many clients are listened to; what more say is passed over until some are gone.</summary>
    public const int MostClients = 10_000;

    /// <summary>Whoever said nothing for so long is taken to be gone.</summary>
    public static readonly TimeSpan Outdated = TimeSpan.FromSeconds(30);

    /// <summary>No client speaks so often; a clock beyond it is made up.</summary>
    private const long LargestClock = 1L << 52;
    private const long Patience = 1000;

    private readonly Dictionary<ulong, (JsonNode State, string Text)> _present = [];
    private readonly Dictionary<ulong, (long Clock, DateTimeOffset At)> _heard = [];
    private readonly TimeProvider _time;

    /// <summary>Begins with nobody but the client itself here, who says nothing yet.</summary>
    /// <param name="clientId">The client, the same as its document's.</param>
    /// <param name="time">The clock; null for the system's.</param>
    public Awareness(ulong clientId, TimeProvider? time = null)
    {
        (ClientId, _time) = (clientId, time ?? TimeProvider.System);
        LocalState = new JsonObject();
    }

    /// <summary>Whose view this is.</summary>
    public ulong ClientId { get; }

    /// <summary>What each who is here says.</summary>
    public IReadOnlyDictionary<ulong, JsonNode> States => _present.ToDictionary(p => p.Key, p => p.Value.State);

    /// <summary>What this client says; null to be gone. Saying the same again shows that it still is here.</summary>
    public JsonNode? LocalState
    {
        get => _present.GetValueOrDefault(ClientId).State;
        set => Say(value, value is null ? "null" : Json.Write(value));
    }

    /// <summary>What some clients say, or that they are gone, for others.</summary>
    /// <param name="clients">Clients that were heard of; null for all who are here.</param>
    public byte[] Encode(IEnumerable<ulong>? clients = null)
    {
        var chosen = (clients ?? _present.Keys).Where(_heard.ContainsKey).ToList();
        var writer = new ByteWriter();
        writer.WriteNumber(chosen.Count);
        foreach (var client in chosen)
        {
            writer.WriteNumber((long)client);
            writer.WriteNumber(_heard[client].Clock);
            writer.WriteString(_present.TryGetValue(client, out var present) ? present.Text : "null");
        }

        return writer.ToArray();
    }

    /// <summary>Takes in what others say.</summary>
    /// <exception cref="MalformedUpdateException">It cannot be read. Nothing was taken.</exception>
    public AwarenessChange Apply(ReadOnlySpan<byte> update)
    {
        var (added, updated, removed) = (new List<ulong>(), new List<ulong>(), new List<ulong>());
        foreach (var (client, clock, state, text) in Read(update))
        {
            var isHeardOf = _heard.TryGetValue(client, out var heard);
            // Who was pushed to the end of the clocks may go on from there; nobody can jump.
            if (clock > Math.Max(LargestClock, heard.Clock + Patience))
            {
                continue;
            }

            var isNews = clock > heard.Clock || (clock == heard.Clock && state is null && _present.ContainsKey(client));
            if (!isNews || (!isHeardOf && _heard.Count >= MostClients))
            {
                continue;
            }

            // Nobody else says that this client is gone.
            var isDenied = state is null && client == ClientId && LocalState is not null;
            _heard[client] = (isDenied ? clock + 1 : clock, _time.GetUtcNow());
            if (!isDenied)
            {
                Put(client, state, text);
            }

            if (state is not null || isHeardOf)
            {
                (state is null ? removed : isHeardOf ? updated : added).Add(client);
            }
        }

        return new AwarenessChange(added, updated, removed);
    }

    /// <summary>Some clients are gone, as when their connection was lost.</summary>
    public AwarenessChange Remove(IEnumerable<ulong> clients)
    {
        ArgumentNullException.ThrowIfNull(clients);
        var removed = clients.Where(_present.Remove).ToList();
        if (removed.Contains(ClientId))
        {
            _heard[ClientId] = (_heard[ClientId].Clock + 1, _time.GetUtcNow());
        }

        return new AwarenessChange([], [], removed);
    }

    /// <summary>
    /// Whoever was silent for too long is gone. Called from time to time; says again, when it is due, that this client is here,
    /// which is then among those updated, for others must hear it.
    /// </summary>
    public AwarenessChange RemoveOutdated()
    {
        var now = _time.GetUtcNow();
        List<ulong> renewed = [];
        if (_present.TryGetValue(ClientId, out var local) && now - _heard[ClientId].At >= Outdated / 2)
        {
            Say(local.State, local.Text);
            renewed.Add(ClientId);
        }

        var removed = Remove(_present.Keys.Where(c => c != ClientId && now - _heard[c].At >= Outdated).ToList()).Removed;

        // What is still on its way from somebody who left comes before this.
        foreach (var client in _heard.Where(h => h.Key != ClientId && !_present.ContainsKey(h.Key) && now - h.Value.At >= 2 * Outdated).Select(h => h.Key).ToList())
        {
            _heard.Remove(client);
        }

        return new AwarenessChange([], renewed, removed);
    }

    /// <summary>What clients say, said otherwise, as by a server that knows their names: <c>modifyAwarenessUpdate</c> of y-protocols.</summary>
    /// <param name="update">What they say.</param>
    /// <param name="modify">Given a client and what it says (null: that it is gone), returns what it is to say.</param>
    /// <param name="rename">As whom a client is shown; null for as itself.</param>
    /// <exception cref="MalformedUpdateException">It cannot be read.</exception>
    public static byte[] Modify(ReadOnlySpan<byte> update, Func<ulong, JsonNode?, JsonNode?> modify, Func<ulong, ulong>? rename = null)
    {
        ArgumentNullException.ThrowIfNull(modify);
        var all = Read(update);
        var writer = new ByteWriter();
        writer.WriteNumber(all.Count);
        foreach (var (client, clock, state, _) in all)
        {
            writer.WriteNumber((long)(rename?.Invoke(client) ?? client));
            writer.WriteNumber(clock);
            writer.WriteString(modify(client, state) is { } modified ? Json.Write(modified) : "null");
        }

        return writer.ToArray();
    }

    private void Say(JsonNode? state, string text)
    {
        var clock = _heard.TryGetValue(ClientId, out var heard) ? heard.Clock + 1 : 0;
        _heard[ClientId] = (clock, _time.GetUtcNow());
        Put(ClientId, state, text);
    }

    // Others' words are passed on as they came.
    private void Put(ulong client, JsonNode? state, string text)
    {
        if (state is null)
        {
            _present.Remove(client);
        }
        else
        {
            _present[client] = (state, text);
        }
    }

    private static List<(ulong Client, long Clock, JsonNode? State, string Text)> Read(ReadOnlySpan<byte> update)
    {
        var reader = new ByteReader(update);
        var all = new List<(ulong, long, JsonNode?, string)>();
        for (var left = reader.ReadCount(least: 3); left > 0; left--)
        {
            var client = (ulong)reader.ReadNumber();
            var clock = reader.ReadNumber();
            var text = System.Text.Encoding.UTF8.GetString(Json.CheckValid(ref reader, DocOptions.UsualNesting));
            all.Add((client, clock, Any.ToJson(Json.Read(text)), text));
        }

        reader.ExpectEnd();
        return all;
    }
}
