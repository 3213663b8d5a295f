using CommunityClusters.Crdt.Encoding;

namespace CommunityClusters.Crdt;

/// <summary>The messages of the sync protocol, by the number they are written with.</summary>
public enum SyncMessageKind
{
    /// <summary>"So much I know": a state vector.</summary>
    Step1 = 0,

    /// <summary>"This you lack": an update that answers <see cref="Step1"/>.</summary>
    Step2 = 1,

    /// <summary>"This changed": an update.</summary>
    Update = 2,
}

/// <summary>A message of the sync protocol.</summary>
/// <param name="Kind">What it says.</param>
/// <param name="Payload">The state vector or the update.</param>
public readonly record struct SyncMessage(SyncMessageKind Kind, ReadOnlyMemory<byte> Payload);

/// <summary>
/// The sync protocol of y-protocols (https://github.com/yjs/y-protocols/blob/master/PROTOCOL.md): two replicas tell each other
/// what they know, send what the other lacks, and then every change.
/// </summary>
public static class Sync
{
    /// <summary>Reads a message.</summary>
    /// <exception cref="MalformedUpdateException">It is none.</exception>
    public static SyncMessage ReadMessage(ReadOnlySpan<byte> message)
    {
        var reader = new ByteReader(message);
        var kind = reader.ReadNumber();
        if (kind > (long)SyncMessageKind.Update)
        {
            throw ByteReader.Malformed("A message is of no known kind", 0);
        }

        var payload = reader.ReadBytes().ToArray();
        reader.ExpectEnd();
        return new SyncMessage((SyncMessageKind)kind, payload);
    }

    /// <summary>"So much I know."</summary>
    public static byte[] WriteStep1(Doc doc)
    {
        ArgumentNullException.ThrowIfNull(doc);
        return Write(SyncMessageKind.Step1, doc.EncodeStateVector());
    }

    /// <summary>"This you lack."</summary>
    public static byte[] WriteStep2(Doc doc, ReadOnlySpan<byte> stateVector)
    {
        ArgumentNullException.ThrowIfNull(doc);
        return Write(SyncMessageKind.Step2, doc.EncodeStateAsUpdate(stateVector));
    }

    /// <summary>"This changed."</summary>
    public static byte[] WriteUpdate(ReadOnlySpan<byte> update) => Write(SyncMessageKind.Update, update);

    /// <summary>Does what a message asks for.</summary>
    /// <param name="doc">The replica that got it.</param>
    /// <param name="message">The message.</param>
    /// <param name="origin">Told to those who hear of changes.</param>
    /// <returns>What to answer; null where nothing is.</returns>
    /// <exception cref="MalformedUpdateException">It is no message, or holds no update. Nothing was taken.</exception>
    /// <exception cref="PendingLimitException">Too much would wait. Nothing was taken.</exception>
    public static byte[]? Answer(Doc doc, ReadOnlySpan<byte> message, object? origin = null)
    {
        ArgumentNullException.ThrowIfNull(doc);
        var (kind, payload) = ReadMessage(message);
        if (kind == SyncMessageKind.Step1)
        {
            return WriteStep2(doc, payload.Span);
        }

        doc.ApplyUpdate(payload.Span, origin);
        return null;
    }

    private static byte[] Write(SyncMessageKind kind, ReadOnlySpan<byte> payload)
    {
        var writer = new ByteWriter(payload.Length + 12);
        writer.WriteNumber((long)kind);
        writer.WriteBytes(payload);
        return writer.ToArray();
    }
}
