namespace CommunityClusters.Benchmarks.Engine.Histories;

/// <summary>Histories of the same shape as the recorded ones, the same in every run.</summary>
internal static class Invented
{
    private const int PaperEdits = 259_778;
    private const int ClownEdits = 23_136;
    private const int BetweenHearing = 20;

    public static History Paper()
    {
        var writer = new Writer(seed: 259_778);
        var edits = Enumerable.Range(0, PaperEdits).Select(_ => writer.Next()).ToList();
        return History.Typed(writer.Text, edits);
    }

    /// <summary>Two who hear of each other now and then.</summary>
    public static History Clowns()
    {
        var singles = new List<ReadOnlyMemory<byte>>();
        Doc[] docs = [Heard(1, singles), Heard(2, singles)];
        var random = new Random(ClownEdits);
        for (var i = 0; i < ClownEdits / BetweenHearing; i++)
        {
            foreach (var doc in docs)
            {
                Burst(doc, random);
            }

            docs[0].ApplyUpdate(docs[1].EncodeStateAsUpdate(docs[0].EncodeStateVector()), docs);
            docs[1].ApplyUpdate(docs[0].EncodeStateAsUpdate(docs[1].EncodeStateVector()), docs);
        }

        return new History(docs[0].GetText(Ours.Name).ToString(), [], singles, docs[0].EncodeStateAsUpdate());
    }

    private static Doc Heard(ulong client, List<ReadOnlyMemory<byte>> singles)
    {
        var doc = new Doc(new DocOptions { ClientId = client });
        doc.UpdateEmitted += (update, origin) =>
        {
            if (origin is null)
            {
                singles.Add(update);
            }
        };
        return doc;
    }

    private static void Burst(Doc doc, Random random)
    {
        var text = doc.GetText(Ours.Name);
        var at = random.Next(text.Length + 1);
        for (var i = 0; i < BetweenHearing / 2; i++)
        {
            text.Insert(at++, ((char)random.Next('a', 'z' + 1)).ToString());
        }
    }
}
