using CommunityClusters.Crdt;

namespace CommunityClusters.Documents;

/// <summary>What a document begins with, written here or on the phone of whoever begins it.</summary>
public sealed class FirstContent
{
    /// <summary>The most bytes that a phone may begin a document with.</summary>
    public const int Largest = 64 * 1024;

    private FirstContent(Doc doc, byte[] bytes, long clientId) => (Doc, Bytes, ClientId) = (doc, bytes, clientId);

    /// <summary>The document that it makes.</summary>
    public Doc Doc { get; }

    /// <summary>An update in the format of Yjs, version 1.</summary>
    public byte[] Bytes { get; }

    /// <summary>The one client id under which it was written.</summary>
    public long ClientId { get; }

    /// <summary>Content that was made here.</summary>
    public static FirstContent Of(Doc made) => new(made, made.EncodeStateAsUpdate(), (long)made.ClientId);

    /// <summary>Reads what a phone made: small, complete, and written under one client id. Null where it is anything else.</summary>
    public static FirstContent? Read(byte[] bytes)
    {
        try
        {
            if (bytes.Length is 0 or > Largest)
            {
                return null;
            }

            var clients = Updates.RangesOf(bytes).Structs.Select(s => s.Client).Distinct().ToList();
            var doc = new Doc();
            doc.ApplyUpdate(bytes);
            return clients.Count == 1 && !doc.HasPending ? new FirstContent(doc, bytes, (long)clients[0]) : null;
        }
        catch (Exception e) when (e is MalformedUpdateException or PendingLimitException)
        {
            return null;
        }
    }
}
