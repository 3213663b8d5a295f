using CommunityClusters.Crdt;

namespace CommunityClusters.Documents.Moments;

/// <summary>Takes words out of a text by their ids, or wherever they stand. Nothing is written, so a state stays one that others grew from.</summary>
internal static class TakingOut
{
    // What is shorter stands everywhere.
    private const int ShortestCopy = 8;

    /// <summary>Takes out what has one of these ids.</summary>
    /// <returns>Whether there was any.</returns>
    public static bool From(YText text, IdRanges ids)
    {
        var found = new List<(int At, int Length)>();
        var at = 0;
        foreach (var span in text.Spans())
        {
            if (span.Places > 0)
            {
                found.AddRange(ids.Cut(span.Ids).Where(c => c.In is not null).Select(c => (at + (int)(c.Ids.Clock - span.Ids.Clock), (int)c.Ids.Length)));
            }

            at += span.Places;
        }

        // From the end, so that what is before stays where it is.
        foreach (var (start, length) in found.AsEnumerable().Reverse())
        {
            text.Delete(start, length);
        }

        return found.Count > 0;
    }

    /// <summary>The lines of what has one of these ids, as they read in a state, that are long enough to be known again elsewhere.</summary>
    public static IReadOnlyList<string> LinesOf(IReadOnlyList<TextSpan> spans, IdRanges ids)
    {
        var words = string.Concat(spans.Where(s => s.Text.Length > 0)
            .SelectMany(s => ids.Cut(s.Ids).Where(c => c.In is not null).Select(c => s.Text.Substring((int)(c.Ids.Clock - s.Ids.Clock), (int)c.Ids.Length))));
        return [.. words.Split('\n').Select(l => l.Trim()).Where(l => l.Length >= ShortestCopy).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>Takes out each of these lines wherever it stands.</summary>
    /// <returns>Whether there was any.</returns>
    public static bool Copies(YText text, IReadOnlyList<string> lines)
    {
        var isOut = false;
        foreach (var line in lines)
        {
            var words = text.ToString();
            for (var at = words.LastIndexOf(line, StringComparison.Ordinal); at >= 0 && words.Length == text.Length; at = words.LastIndexOf(line, StringComparison.Ordinal))
            {
                text.Delete(at, line.Length);
                words = text.ToString();
                isOut = true;
            }
        }

        return isOut;
    }
}
