using System.Text.Json.Nodes;
using CommunityClusters.Crdt;

namespace CommunityClusters.Documents;

/// <summary>
/// Where a guest is in a document. Only the cursor comes from the phone; the name is the server's, so that nobody writes under
/// another's. The client id that the others are told is the server's too: who knew the phone's own before it has written under it
/// could be the first to write under it, and then it would be theirs.
/// </summary>
internal sealed class Presence(Guest guest)
{
    // A phone that moves its cursor says so ten times a second at most.
    private const int MostASecond = 20;

    // No phone draws such an id for its document; on the line it takes as many bytes.
    private const long FirstShown = 1L << 32;
    private const long EndOfShown = 1L << 35;

    private byte[] _said = [];
    private ulong _shownOf;
    private long _second;
    private int _saidThisSecond;

    /// <summary>The Yjs client id under which the guest is here; null for one who is not, or hides.</summary>
    public ulong? Client { get; private set; }

    /// <summary>The client id under which the others are told of the guest.</summary>
    public ulong Shown { get; private set; }

    /// <summary>Takes what the phone says of itself; of others it has nothing to say.</summary>
    /// <returns>What the others are told; null for nothing.</returns>
    public byte[]? Take(byte[] update, IEnumerable<ulong?> others, DateTimeOffset now)
    {
        if (now.ToUnixTimeSeconds() is var second && second != _second)
        {
            (_second, _saidThisSecond) = (second, 0);
        }

        if (++_saidThisSecond > MostASecond)
        {
            return null;
        }

        try
        {
            var clients = new List<(ulong Client, bool IsHere)>();
            var said = Awareness.Modify(update, (client, state) =>
            {
                clients.Add((client, state is not null));
                return state is null ? null : Named(state["cursor"]);
            }, ShownAs);
            if (clients is not [var (client, isHere)] || (Client is { } mine && mine != client) || others.Contains(client))
            {
                return null;
            }

            (_said, Client) = (said, isHere ? client : null);
            return said;
        }
        catch (Exception e) when (e is MalformedUpdateException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>What a newcomer is told.</summary>
    public byte[]? Said => Client is null ? null : _said;

    /// <summary>What the others are told when the guest is gone; null where they know it.</summary>
    public byte[]? Gone() => Client is null ? null : Awareness.Modify(_said, (_, _) => null);

    // Another document on the phone, as after the page was left and opened again, begins to count from 0.
    private ulong ShownAs(ulong client)
    {
        if (Client is null && (_shownOf != client || Shown == 0))
        {
            (_shownOf, Shown) = (client, (ulong)Random.Shared.NextInt64(FirstShown, EndOfShown));
        }

        return Shown;
    }

    private JsonObject Named(JsonNode? cursor) => new()
    {
        ["user"] = new JsonObject { ["id"] = guest.TeacherId.ToString(), ["name"] = guest.Name, ["color"] = guest.Color },
        ["cursor"] = cursor?.DeepClone(),
    };
}
