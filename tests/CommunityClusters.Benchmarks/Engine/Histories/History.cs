namespace CommunityClusters.Benchmarks.Engine.Histories;

/// <summary>How a text came about.</summary>
/// <param name="Text">What it is in the end.</param>
/// <param name="Edits">What was typed, in order; empty where several typed at once.</param>
/// <param name="Singles">One update each time.</param>
/// <param name="Whole">All of them as one.</param>
internal sealed record History(string Text, IReadOnlyList<Edit> Edits, IReadOnlyList<ReadOnlyMemory<byte>> Singles, byte[] Whole)
{
    /// <summary>The same typed again and again, each time behind what is there.</summary>
    public History Repeated(int times)
    {
        var edits = new List<Edit>(Edits.Count * times);
        for (var i = 0; i < times; i++)
        {
            edits.AddRange(Edits.Select(e => e with { At = e.At + (i * Text.Length) }));
        }

        return Typed(string.Concat(Enumerable.Repeat(Text, times)), edits);
    }

    /// <summary>What one person typed, written by this engine.</summary>
    public static History Typed(string text, IReadOnlyList<Edit> edits)
    {
        var singles = new List<ReadOnlyMemory<byte>>(edits.Count);
        var doc = Ours.Type(edits, update => singles.Add(update));
        return new History(text, edits, singles, doc.EncodeStateAsUpdate());
    }
}
