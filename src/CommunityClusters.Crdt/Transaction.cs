using CommunityClusters.Crdt.Blocks;
using CommunityClusters.Crdt.Encoding;

namespace CommunityClusters.Crdt;

/// <summary>Changes that belong together: others are told of them at once, when it ends.</summary>
public sealed class Transaction
{
    private readonly long _number;
    private readonly List<Client> _changed = [];
    private readonly List<Id> _joints = [];
    private readonly Stack<IEnumerator<Item>> _toEmpty = [];

    internal Transaction(Doc doc, long number, object? origin, bool isLocal) =>
        (Doc, _number, Origin, IsLocal) = (doc, number, origin, isLocal);

    /// <summary>The document.</summary>
    public Doc Doc { get; }

    /// <summary>What whoever began it said it came from.</summary>
    public object? Origin { get; }

    /// <summary>Whether the changes are made here, and not taken from an update.</summary>
    public bool IsLocal { get; internal set; }

    internal IdSet Deleted { get; } = new();

    /// <summary>Who wrote something in it.</summary>
    internal IReadOnlyList<Client> Changed => _changed;

    internal bool HasChanged(Client client) => client.ChangedBy == _number;

    /// <summary>Adds what a client wrote next.</summary>
    internal void Add(Struct block)
    {
        var client = block.Client;
        if (!HasChanged(client))
        {
            (client.ChangedBy, client.StateBefore) = (_number, client.State);
            _changed.Add(client);
        }

        client.Add(block);
    }

    /// <summary>Puts an item, whose left neighbour and list are known, where it belongs, before a right one or the list's end.</summary>
    internal void Integrate(Item item, Item? right)
    {
        item.List.Insert(item, Yata.LeftNeighbour(Doc.Store, item, right));
        Add(item);
        if (item.Content is ContentDeleted)
        {
            item.ArrivesDeleted(this);
        }
        else if (item.Content is ContentType type)
        {
            (type.Branch.Doc, type.Branch.Item) = (Doc, item);
        }

        if (item.List.Key is not null)
        {
            // Of what a key has had, only the last counts.
            (item.Right is null ? item.Left : item)?.Delete(this);
        }

        if (item.List.Branch.IsDeleted)
        {
            item.Delete(this);
        }
    }

    /// <summary>A block was cut in two, or something is here already that would have cut it; when all is done, the parts and what is next to them may be one.</summary>
    internal void MayJoin(Id second) => _joints.Add(second);

    /// <summary>Deletes all that stands in a type that is deleted.</summary>
    internal void DeleteContentsOf(Branch branch)
    {
        // Types stand in types as deep as anybody likes; so this does not call itself.
        _toEmpty.Push(branch.Contents().GetEnumerator());
        if (_toEmpty.Count > 1)
        {
            return;
        }

        while (_toEmpty.TryPeek(out var items))
        {
            if (items.MoveNext())
            {
                DeleteWithParent(items.Current);
            }
            else
            {
                _toEmpty.Pop().Dispose();
            }
        }
    }

    /// <summary>Forgets what was deleted, and joins what belongs together.</summary>
    internal void Tidy(bool collect)
    {
        Deleted.Normalise();
        if (collect)
        {
            Garbage.Collect(Doc.Store, Deleted);
        }

        // From the end, as in Yjs: what becomes one there may bring the next within reach of what is before it.
        for (var i = Deleted.Ranges.Length - 1; i >= 0; i--)
        {
            var range = Deleted.Ranges[i];
            var client = Doc.Store.Client(range.Client);
            if (!HasChanged(client) || range.Clock < client.StateBefore)
            {
                client.MergeNeighbours(range.Clock, client.At(range.End - 1).End);
            }
        }

        foreach (var client in _changed)
        {
            client.MergeNeighbours(client.At(client.StateBefore).Clock, client.State);
        }

        for (var i = _joints.Count - 1; i >= 0; i--)
        {
            _joints[i].Client!.MergeAround(_joints[i].Clock);
        }

        foreach (var joint in _joints)
        {
            joint.Client!.TrimAround(joint.Clock);
        }
    }

    /// <summary>The update that says what changed; null where nothing did.</summary>
    internal byte[]? Describe(ByteWriter writer)
    {
        if (_changed.Count == 0 && Deleted.IsEmpty)
        {
            return null;
        }

        writer.Clear();
        BlockStore.Write(writer, [.. _changed.Select(c => (c, c.StateBefore))]);
        Deleted.Write(writer);
        return writer.ToArray();
    }

    // What was deleted earlier is collected with its parent now, and may then be one with its neighbours.
    private void DeleteWithParent(Item item)
    {
        if (!item.IsDeleted)
        {
            item.Delete(this);
        }
        else if (item.Clock < (HasChanged(item.Client) ? item.Client.StateBefore : item.Client.State))
        {
            _joints.Add(item.Id);
        }
    }
}
