using CommunityClusters.Benchmarks.Engine.Histories;

namespace CommunityClusters.Benchmarks.Engine;

/// <summary>What is asked of this engine; the peers are asked the same in peers/rows.mjs.</summary>
internal static class Ours
{
    /// <summary>The text's name in every history.</summary>
    public const string Name = "text";

    /// <summary>Makes the edits, each a transaction of its own, and tells of each.</summary>
    public static Doc Type(IReadOnlyList<Edit> edits, Action<byte[]> emitted)
    {
        var doc = new Doc(new DocOptions { ClientId = 1 });
        doc.UpdateEmitted += (update, _) => emitted(update);
        var text = doc.GetText(Name);
        foreach (var edit in edits)
        {
            if (edit.Deleted > 0)
            {
                text.Delete(edit.At, edit.Deleted);
            }

            if (edit.Inserted.Length > 0)
            {
                text.Insert(edit.At, edit.Inserted);
            }
        }

        return doc;
    }

    public static Doc Apply(IEnumerable<ReadOnlyMemory<byte>> updates)
    {
        var doc = new Doc();
        foreach (var update in updates)
        {
            doc.ApplyUpdate(update.Span);
        }

        return doc;
    }

    public static Doc Load(byte[] update)
    {
        var doc = new Doc();
        doc.ApplyUpdate(update);
        return doc;
    }

    /// <summary>The bytes of memory that one loaded document holds.</summary>
    public static double Memory(byte[] update, int documents)
    {
        var docs = new Doc[documents];
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < documents; i++)
        {
            docs[i] = Load(update);
        }

        var held = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(docs);
        return (double)held / documents;
    }
}
