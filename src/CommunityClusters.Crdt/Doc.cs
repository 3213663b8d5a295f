using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CommunityClusters.Crdt.Blocks;
using CommunityClusters.Crdt.Encoding;

namespace CommunityClusters.Crdt;

/// <summary>Hears of changes.</summary>
/// <param name="update">What changed, as an update for other replicas.</param>
/// <param name="origin">What whoever made the change said it came from.</param>
public delegate void UpdateHandler(byte[] update, object? origin);

/// <summary>
/// A replica of a shared document, in the formats of Yjs 13 (https://docs.yjs.dev/api/document-updates, version 1). Replicas that
/// took in the same updates, in whatever order and however often, hold the same.
/// </summary>
/// <remarks>A document is used by one thread at a time; debug builds throw where two meet in it.</remarks>
public sealed class Doc
{
    // More than any one thing that is written takes beyond its own length.
    private const int Headroom = 64;

    private readonly DocOptions _options;
    private readonly Dictionary<string, Branch> _roots = new(StringComparer.Ordinal);
    private readonly Pending _pending = new();
    private readonly ByteWriter _scratch = new();
    private Transaction? _transaction;
    private long _transactions;
    private int _stateSize = Headroom;

    /// <summary>An empty document.</summary>
    /// <param name="options">How it works; null for the defaults.</param>
    /// <exception cref="ArgumentOutOfRangeException">The client's number is not below 2^53, or a limit is none.</exception>
    public Doc(DocOptions? options = null)
    {
        _options = options ?? new DocOptions();
        ClientId = _options.ClientId ?? NewClientId();
        ArgumentOutOfRangeException.ThrowIfGreaterThan(ClientId, (ulong)ByteReader.LargestNumber, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(_options.PendingLimit, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThan(_options.NestingLimit, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(_options.NestingLimit, DocOptions.DeepestNesting, nameof(options));
    }

    /// <summary>Hears of each transaction that changed something, after it.</summary>
    public event UpdateHandler? UpdateEmitted;

    /// <summary>Who writes here. Drawn anew when an update shows that somebody else writes under it.</summary>
    public ulong ClientId { get; private set; }

    /// <summary>Whether something waits for what it builds on.</summary>
    public bool HasPending => !_pending.IsEmpty;

    /// <summary>The bytes that wait, as they count against <see cref="DocOptions.PendingLimit"/>; the same as before where an update added nothing to them.</summary>
    public long PendingSize => _pending.Size;

    internal BlockStore Store { get; } = new();

    internal int NestingLimit => _options.NestingLimit;

    internal MisuseGuard Guard { get; } = new();

    /// <summary>The text of a name, which is empty until somebody writes in it.</summary>
    /// <exception cref="InvalidOperationException">The name is that of another type.</exception>
    public YText GetText(string name) => (YText)Root(name, TypeKind.Text);

    /// <summary>The map of a name.</summary>
    /// <exception cref="InvalidOperationException">The name is that of another type.</exception>
    public YMap GetMap(string name) => (YMap)Root(name, TypeKind.Map);

    /// <summary>The array of a name.</summary>
    /// <exception cref="InvalidOperationException">The name is that of another type.</exception>
    public YArray GetArray(string name) => (YArray)Root(name, TypeKind.Array);

    /// <summary>The XML of a name, to be read.</summary>
    /// <exception cref="InvalidOperationException">The name is that of another type.</exception>
    public YXml GetXml(string name) => (YXml)Root(name, TypeKind.XmlFragment);

    /// <summary>Takes in what others did. What is known already is passed over; what builds on something unknown waits for it.</summary>
    /// <param name="update">An update, version 1.</param>
    /// <param name="origin">Told to those who hear of changes.</param>
    /// <exception cref="MalformedUpdateException">It is no update. Nothing was taken.</exception>
    /// <exception cref="PendingLimitException">Too much would wait. Nothing was taken.</exception>
    public void ApplyUpdate(ReadOnlySpan<byte> update, object? origin = null)
    {
        using var alone = Guard.Enter();
        var parts = UpdateParts.Of(update, NestingLimit);
        RefuseToKeepTooMuch(update, parts);
        using var change = Begin(origin, isLocal: false);
        Take(update, parts, change.Transaction);
    }

    /// <summary>All that is here and another replica does not know, with what waits.</summary>
    /// <param name="stateVector">What that replica knows (<see cref="EncodeStateVector"/>); nothing where it knows nothing.</param>
    /// <exception cref="MalformedUpdateException">The state vector is none.</exception>
    public byte[] EncodeStateAsUpdate(ReadOnlySpan<byte> stateVector = default)
    {
        using var alone = Guard.Enter();
        var known = StateVector.Read(stateVector);
        var lent = ArrayPool<byte>.Shared.Rent(_stateSize);
        var writer = new ByteWriter(lent);
        Store.Write(writer, known);
        Store.Deleted().Write(writer);
        var state = writer.ToArray();
        ArrayPool<byte>.Shared.Return(lent);
        _stateSize = Math.Max(_stateSize, state.Length + Headroom);
        if (_pending.IsEmpty)
        {
            return state;
        }

        // What is here counts, whatever somebody who waits says of the same clocks.
        foreach (var (client, clock) in Store.StateVector)
        {
            known[client] = Math.Max(clock, known.GetValueOrDefault(client));
        }

        return Updates.Merge([state, .. _pending.Unknown(StateVector.Write(known))], int.MaxValue);
    }

    /// <summary>How far each client's writing is known here.</summary>
    public byte[] EncodeStateVector()
    {
        using var alone = Guard.Enter();
        return StateVector.Write(Store.StateVector);
    }

    /// <summary>The clock up to which a client's writing is known here; 0 for one that is not.</summary>
    public ulong ClockOf(ulong client)
    {
        using var alone = Guard.Enter();
        return (ulong)Store.StateOf(client);
    }

    /// <summary>What deletions would do here, without doing it: how much they would take away, and how many blocks they would cut in two.</summary>
    public DeletionEffect EffectOf(IEnumerable<IdRange> deletes)
    {
        ArgumentNullException.ThrowIfNull(deletes);
        using var alone = Guard.Enter();
        var (units, cuts) = (0L, 0L);
        foreach (var range in deletes)
        {
            var (from, end) = ((long)range.Clock, Math.Min((long)(range.Clock + range.Length), Store.StateOf(range.Client)));
            if (from >= end)
            {
                continue;
            }

            var client = Store.Client(range.Client);
            var place = client.Find(from);
            do
            {
                if (client[place] is Item { IsDeleted: false } item)
                {
                    units += Math.Min(end, item.End) - Math.Max(from, item.Clock);
                    cuts += (item.Clock < from ? 1 : 0) + (item.End > end ? 1 : 0);
                }
            }
            while (client.TryNext(place, out place) && client[place].Clock < end);
        }

        return new DeletionEffect(units, cuts);
    }

    /// <summary>Makes several changes one, for those who hear of it.</summary>
    /// <param name="work">Makes them. What it did before it threw stays done.</param>
    /// <param name="origin">Told to those who hear of changes.</param>
    public void Transact(Action<Transaction> work, object? origin = null)
    {
        ArgumentNullException.ThrowIfNull(work);
        using var alone = Guard.Enter();
        using var change = Begin(origin);
        work(change.Transaction);
    }

    /// <summary>All types that were named, as <c>toJSON()</c> of Yjs shows them.</summary>
    /// <exception cref="InsufficientExecutionStackException">Somebody nested types so deep that nobody could read it.</exception>
    public JsonNode ToJson()
    {
        using var alone = Guard.Enter();
        return new JsonObject(_roots.Where(r => r.Value.Kind != TypeKind.Unnamed).Select(r => KeyValuePair.Create(r.Key, SharedType.Of(r.Value).ToJson())));
    }

    /// <summary>The root of a name, if somebody named it or wrote in it.</summary>
    internal Branch? KnownRoot(string name) => _roots.GetValueOrDefault(name);

    /// <summary>The root of a name, of whatever type.</summary>
    internal Branch Root(string name)
    {
        if (!_roots.TryGetValue(name, out var root))
        {
            _roots[name] = root = new Branch(this, name);
        }

        return root;
    }

    /// <summary>Begins a transaction, or goes on with the present one.</summary>
    internal Change Begin(object? origin = null, bool isLocal = true)
    {
        if (_transaction is { } present)
        {
            present.IsLocal &= isLocal;
            return new Change(this, present, isOutermost: false);
        }

        return new Change(this, _transaction = new Transaction(this, ++_transactions, origin, isLocal), isOutermost: true);
    }

    private void End(Transaction transaction)
    {
        transaction.Tidy(_options.GarbageCollect);
        if (!transaction.IsLocal && transaction.Changed.Any(c => c.Id == ClientId))
        {
            ClientId = NewClientId();
        }

        _transaction = null;
        if (UpdateEmitted is { } tell && transaction.Describe(_scratch) is { } update)
        {
            tell(update, transaction.Origin);
        }
    }

    private void Take(ReadOnlySpan<byte> update, UpdateParts parts, Transaction transaction)
    {
        var leftover = new Integrator(this, update, parts, transaction).Run();

        // What was written here since the last update may have been waited for, too.
        List<Client> advanced = _pending.IsEmpty ? [] : [.. transaction.Changed, Store.Client(ClientId)];
        var mayGoOn = _pending.WaitsFor(advanced);
        if (leftover is not null)
        {
            _pending.Add(leftover);
        }

        Delete(parts.Deletes.Normalise(), transaction);
        Delete(_pending.TakeDeletes(advanced), transaction);
        if (mayGoOn && _pending.TakeBlocks() is { } waited)
        {
            Take(waited, UpdateParts.Of(waited, int.MaxValue), transaction);
        }
    }

    private void Delete(IdSet deletes, Transaction transaction)
    {
        var unknown = new IdSet();
        foreach (var range in deletes.Ranges)
        {
            var state = Store.StateOf(range.Client);
            if (range.End > state)
            {
                unknown.Add(range.Client, Math.Max(state, range.Clock), range.End - Math.Max(state, range.Clock));
            }

            if (range.Clock < Math.Min(state, range.End))
            {
                Delete(Store.Client(range.Client), range.Clock, Math.Min(state, range.End), transaction);
            }
        }

        if (!unknown.IsEmpty)
        {
            _pending.Add(unknown);
        }
    }

    private static void Delete(Client client, long from, long end, Transaction transaction)
    {
        if (client.At(from) is Item { IsDeleted: false } first && first.Clock < from)
        {
            BlockStore.SplitAt(transaction, first, from);
        }

        // What the beginning deletes may hold what the end would cut, which then stays whole.
        var place = client.Find(from);
        do
        {
            if (client[place] is not Item { IsDeleted: false } item)
            {
                continue;
            }

            if (item.End > end)
            {
                BlockStore.SplitAt(transaction, item, end);
                item.Delete(transaction);
                return;
            }

            item.Delete(transaction);
        }
        while (client.TryNext(place, out place) && client[place].Clock < end);
    }

    // Only what is larger than what may still wait needs to be tried.
    private void RefuseToKeepTooMuch(ReadOnlySpan<byte> update, UpdateParts parts)
    {
        if (update.Length + ((parts.Sections.Length + parts.Deletes.Ranges.Length) * (long)Pending.BytesANote) + _pending.Size <= _options.PendingLimit)
        {
            return;
        }

        var trial = new Integrator(this, update, parts, transaction: null);
        var leftover = trial.Run();
        var unknown = new IdSet();
        foreach (var range in parts.Deletes.Normalise().Ranges)
        {
            if (range.End > trial.StateOf(range.Client))
            {
                unknown.Add(range.Client, range.Clock, range.Length);
            }
        }

        if ((leftover is not null || !unknown.IsEmpty) && _pending.SizeWith(leftover, unknown) > _options.PendingLimit)
        {
            throw new PendingLimitException();
        }
    }

    private SharedType Root(string name, TypeKind kind)
    {
        ArgumentNullException.ThrowIfNull(name);
        using var alone = Guard.Enter();
        var root = Root(name.WithoutHalves());
        if (root.Kind == TypeKind.Unnamed)
        {
            root.Kind = kind;
        }

        return root.Kind == kind ? SharedType.Of(root) : throw new InvalidOperationException($"\"{name}\" is not a {kind}, but a {root.Kind}.");
    }

    private static ulong NewClientId() => BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(sizeof(uint)));

    /// <summary>The part of a transaction that one caller makes; the outermost ends it.</summary>
    internal readonly ref struct Change(Doc doc, Transaction transaction, bool isOutermost)
    {
        public Transaction Transaction => transaction;

        public void Dispose()
        {
            if (isOutermost)
            {
                doc.End(transaction);
            }
        }
    }
}
