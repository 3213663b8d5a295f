namespace CommunityClusters.Crdt.Tests.Support;

/// <summary>Documents with the roots of peer/documents.mjs: the text "t", the map "m" and the array "a".</summary>
internal static class Docs
{
    public static Doc New(ulong? clientId = null, bool garbageCollect = true) =>
        WithRoots(new Doc(new DocOptions { ClientId = clientId, GarbageCollect = garbageCollect }));

    public static Doc Of(params byte[][] updates)
    {
        var doc = New();
        foreach (var update in updates)
        {
            doc.ApplyUpdate(update);
        }

        return doc;
    }

    public static Doc WithRoots(Doc doc)
    {
        doc.GetText("t");
        doc.GetMap("m");
        doc.GetArray("a");
        return doc;
    }

    public static string Json(Doc doc) => Canonical.Json(doc.ToJson());

    /// <summary>What yjs holds after the same updates.</summary>
    public static YjsState InYjs(params byte[][] updates) =>
        YjsPeer.Run<YjsState>("const doc = open('asked'); for (const update of args) Y.applyUpdate(doc, bytes(update)); return stateOf(doc)", [.. updates]);
}

/// <summary>What peer/documents.mjs says of a document.</summary>
internal sealed record YjsState(string Json, int Text, byte[] Vector, byte[] Update, bool Pending);
