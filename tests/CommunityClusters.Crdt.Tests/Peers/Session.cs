namespace CommunityClusters.Crdt.Tests.Peers;

/// <summary>Two to eight who write at once, some by yjs and some by us; all that happens is drawn from the seed.</summary>
internal sealed class Session
{
    private readonly Random random;
    private readonly List<ISessionPeer> peers = [];
    private readonly List<byte[]> log = [];
    private readonly Dictionary<ISessionPeer, HashSet<int>> seen = [];
    private readonly Dictionary<ISessionPeer, int> offlineUntil = [];

    public Session(int seed)
    {
        random = new Random(seed);
        var may = new EditsAllowed(Format: Once(2), Xml: true, Subdocs: true);
        var undo = Once(3);
        var collect = random.Next(8);
        var count = 2 + random.Next(7);
        var theirs = 1 + random.Next(count - 1);
        for (var i = 0; i < count; i++)
        {
            var collects = collect switch { 0 => false, 1 => Once(2), _ => true };
            peers.Add(i < theirs
                ? new TheirPeer($"yjs {i}", ClientId(i), collects, undo && Once(2), may)
                : new OurPeer($"ours {i}", ClientId(i), collects, hasShadow: !may.Format));
        }

        foreach (var peer in peers)
        {
            seen[peer] = [];
            offlineUntil[peer] = 0;
        }
    }

    public IEnumerable<OurPeer> Ours => peers.OfType<OurPeer>();

    public IEnumerable<TheirPeer> Theirs => peers.OfType<TheirPeer>();

    public void Run()
    {
        var steps = 30 + random.Next(60);
        for (var step = 0; step < steps; step++)
        {
            var peer = OneOf(peers);
            if (Once(12))
            {
                offlineUntil[peer] = step + random.Next(30);
            }

            if (Once(2) || offlineUntil[peer] > step)
            {
                Log(peer, peer.Edit(random.Next()));
            }
            else
            {
                Deliver(peer, OneOf(peers));
            }

            if (Once(10))
            {
                CompareWithShadows();
            }
        }

        DeliverAll();
        CompareWithShadows();
    }

    private void CompareWithShadows()
    {
        foreach (var ours in Ours)
        {
            ours.CompareWithShadow();
        }
    }

    private void Deliver(ISessionPeer peer, ISessionPeer other)
    {
        var missing = Missing(peer);
        random.Shuffle(missing);
        var some = missing[..random.Next(missing.Length + 1)];
        switch (random.Next(6))
        {
            case 0:
                Give(peer, [.. some.Order()]);
                break;
            case 1:
                Give(peer, [.. some.Concat(Enumerable.Range(0, log.Count).Where(_ => Once(6)))]);
                break;
            case 2 when some.Length > 0:
                Give(peer, some, other.Merge([.. some.Select(i => log[i])]));
                break;
            case 3 when some.Length > 0:
                Give(peer, some, other.Diff(other.Merge([.. some.Select(i => log[i])]), peer.Vector()));
                break;
            case 4:
                Log(peer, peer.Take([other.Encode(peer.Vector())]));
                break;
            default:
                Give(peer, some);
                break;
        }
    }

    private void DeliverAll()
    {
        // A peer of yjs may tidy up its formats when it takes something, and that must be delivered too.
        for (var known = -1; known != log.Count || peers.Any(p => seen[p].Count < log.Count);)
        {
            known = log.Count;
            foreach (var peer in peers)
            {
                var missing = Missing(peer);
                random.Shuffle(missing);
                Give(peer, missing);
            }
        }
    }

    private int[] Missing(ISessionPeer peer) => [.. Enumerable.Range(0, log.Count).Where(i => !seen[peer].Contains(i))];

    private void Give(ISessionPeer peer, int[] which) => Give(peer, which, [.. which.Select(i => log[i])]);

    private void Give(ISessionPeer peer, int[] which, params byte[][] updates)
    {
        seen[peer].UnionWith(which);
        Log(peer, peer.Take(updates));
    }

    private void Log(ISessionPeer author, IReadOnlyList<byte[]> updates)
    {
        foreach (var update in updates)
        {
            seen[author].Add(log.Count);
            log.Add(update);
        }
    }

    private ulong ClientId(int i) => random.Next(4) switch
    {
        0 => (ulong)i + 1,
        1 => ((ulong)random.NextInt64(1L << 53) & ~0xFUL) | (uint)i,
        _ => (ulong)random.Next(1 << 28) << 4 | (uint)i,
    };

    private bool Once(int n) => random.Next(n) == 0;

    private T OneOf<T>(List<T> list) => list[random.Next(list.Count)];
}
