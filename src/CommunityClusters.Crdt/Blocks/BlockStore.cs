using CommunityClusters.Crdt.Encoding;

namespace CommunityClusters.Crdt.Blocks;

/// <summary>All blocks of a document, by who wrote them.</summary>
internal sealed class BlockStore
{
    private readonly Dictionary<ulong, Client> _clients = [];

    // Most blocks build on what the same client wrote.
    private Client? _latest;

    /// <summary>How many searches for a place met others there.</summary>
    public int Searches { get; set; }

    /// <summary>Those who wrote something.</summary>
    public IEnumerable<Client> Clients => _clients.Values.Where(c => !c.IsEmpty);

    public IEnumerable<KeyValuePair<ulong, long>> StateVector => Clients.Select(c => KeyValuePair.Create(c.Id, c.State));

    public Client Client(ulong id)
    {
        if (_latest?.Id == id)
        {
            return _latest;
        }

        if (!_clients.TryGetValue(id, out var client))
        {
            _clients[id] = client = new Client(id);
        }

        return _latest = client;
    }

    public long StateOf(ulong client) => _latest?.Id == client ? _latest.State : _clients.TryGetValue(client, out var known) ? known.State : 0;

    public Struct At(WireId id) => Client(id.Client).At(id.Clock);

    /// <summary>The block that begins at an id; one that begins earlier is split there. Collected garbage is not split.</summary>
    public static Struct StartingAt(Transaction transaction, Client client, long clock)
    {
        var block = client.At(clock);
        return block is Item item && item.Clock < clock ? SplitAt(transaction, item, clock) : block;
    }

    /// <summary>The block that ends with an id; one that ends later is split after it. Collected garbage is not split.</summary>
    public static Struct EndingAt(Transaction transaction, Client client, long clock)
    {
        var block = client.At(clock);
        if (block is Item item && item.End - 1 > clock)
        {
            SplitAt(transaction, item, clock + 1);
        }

        return block;
    }

    /// <summary>Makes two of a block.</summary>
    /// <returns>The second.</returns>
    public static Item SplitAt(Transaction transaction, Item item, long clock)
    {
        var second = item.Split(clock - item.Clock);
        item.Client.InsertAfter(item.Client.Find(item.Clock), second);
        transaction.MayJoin(second.Id);
        return second;
    }

    /// <summary>Writes all blocks from certain clocks on; of clients that are not named, all.</summary>
    public void Write(ByteWriter writer, IReadOnlyDictionary<ulong, long> known) =>
        Write(writer, [.. Clients.Select(c => (c, From: known.GetValueOrDefault(c.Id))).Where(c => c.From < c.c.State)]);

    /// <summary>Writes blocks from certain clocks on.</summary>
    public static void Write(ByteWriter writer, List<(Client Client, long From)> sections)
    {
        // Those with higher ids first: then fewer conflicts are met where they are read.
        sections.Sort(static (a, b) => b.Client.Id.CompareTo(a.Client.Id));
        writer.WriteNumber(sections.Count);
        foreach (var (client, from) in sections)
        {
            var place = client.Find(from);
            writer.WriteNumber(client.CountFrom(place));
            writer.WriteNumber((long)client.Id);
            writer.WriteNumber(from);
            client[place].Write(writer, from - client[place].Clock);
            while (client.TryNext(place, out place))
            {
                client[place].Write(writer, 0);
            }
        }
    }

    /// <summary>All that is deleted.</summary>
    public IdSet Deleted()
    {
        var deleted = new IdSet();
        foreach (var client in Clients.OrderByDescending(c => c.Id))
        {
            var start = -1L;
            var place = Blocks.Client.First;
            do
            {
                var block = client[place];
                if (block.IsDeleted == start >= 0)
                {
                    continue;
                }

                if (start >= 0)
                {
                    deleted.Add(client.Id, start, block.Clock - start);
                }

                start = block.IsDeleted ? block.Clock : -1;
            }
            while (client.TryNext(place, out place));

            if (start >= 0)
            {
                deleted.Add(client.Id, start, client.State - start);
            }
        }

        return deleted;
    }
}
