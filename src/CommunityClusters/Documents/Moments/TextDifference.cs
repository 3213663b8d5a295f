using CommunityClusters.Crdt;

namespace CommunityClusters.Documents.Moments;

/// <summary>What became of some words between two states.</summary>
public enum Fate
{
    /// <summary>They are in both.</summary>
    Same,

    /// <summary>They are in the newer only.</summary>
    Added,

    /// <summary>They are in the older only.</summary>
    Removed,

    /// <summary>There were words that were taken down for good.</summary>
    TakenDown,
}

/// <summary>Some words of a text, and what became of them.</summary>
/// <param name="Fate">What became of them.</param>
/// <param name="Text">The words.</param>
/// <param name="Client">Under which client id they were written.</param>
public sealed record Piece(Fate Fate, string Text, ulong Client);

/// <summary>
/// What is different between two states of a text, exactly, for every letter has an id. The words that are the same and those that
/// were removed make the older text, the same and those that were added the newer one.
/// </summary>
internal static class TextDifference
{
    /// <summary>The difference, told in whole words.</summary>
    public static IReadOnlyList<Piece> Between(IReadOnlyList<TextSpan> older, IReadOnlyList<TextSpan> newer, IdRanges takenDown) =>
        Joined(WholeWords.Of(WithoutWhatIsBack(ById(older, newer, takenDown))));

    /// <summary>The fewest edits from one to the other.</summary>
    public static IEnumerable<Piece> LetterByLetter(IReadOnlyList<TextSpan> older, IReadOnlyList<TextSpan> newer) =>
        WithoutWhatIsBack(ById(older, newer, new IdRanges(Array.Empty<IdRange>())));

    /// <summary>One state's words by who wrote them.</summary>
    public static IReadOnlyList<Piece> Of(IReadOnlyList<TextSpan> spans, IdRanges takenDown) => Joined(ById(spans, spans, takenDown));

    /// <summary>The difference letter by letter.</summary>
    private static IEnumerable<Piece> ById(IReadOnlyList<TextSpan> older, IReadOnlyList<TextSpan> newer, IdRanges takenDown)
    {
        var known = new IdRanges(older.Where(s => s.Text.Length > 0));
        foreach (var span in newer)
        {
            foreach (var (ids, before) in known.Cut(span.Ids))
            {
                if (span.Text.Length > 0)
                {
                    yield return new Piece(before is null ? Fate.Added : Fate.Same, TextOf(span, ids), ids.Client);
                }
                else if (before is { } removed)
                {
                    yield return new Piece(Fate.Removed, TextOf(removed, ids), ids.Client);
                }
                else if (span.IsDeleted && takenDown.Cut(ids).Any(c => c.In is not null))
                {
                    yield return new Piece(Fate.TakenDown, "", 0);
                }
            }
        }
    }

    private static string TextOf(TextSpan span, IdRange ids) => span.Text.Substring((int)(ids.Clock - span.Ids.Clock), (int)ids.Length);

    /// <summary>What was removed and stands there again under other ids, as after an earlier state was brought back, is the same.</summary>
    private static IEnumerable<Piece> WithoutWhatIsBack(IEnumerable<Piece> pieces)
    {
        var changed = new List<Piece>();
        foreach (var piece in pieces)
        {
            if (piece.Fate is Fate.Added or Fate.Removed)
            {
                changed.Add(piece);
                continue;
            }

            foreach (var other in Trimmed(changed))
            {
                yield return other;
            }

            changed.Clear();
            yield return piece;
        }

        foreach (var other in Trimmed(changed))
        {
            yield return other;
        }
    }

    private static IEnumerable<Piece> Trimmed(List<Piece> changed)
    {
        var removed = string.Concat(changed.Where(p => p.Fate == Fate.Removed).Select(p => p.Text));
        var added = string.Concat(changed.Where(p => p.Fate == Fate.Added).Select(p => p.Text));
        var most = Math.Min(removed.Length, added.Length);
        var start = removed.AsSpan().CommonPrefixLength(added);
        start -= start > 0 && char.IsHighSurrogate(removed[start - 1]) ? 1 : 0;
        var end = 0;
        while (end < most - start && removed[^(end + 1)] == added[^(end + 1)])
        {
            end++;
        }

        end -= end > 0 && char.IsLowSurrogate(removed[^end]) ? 1 : 0;
        if (start + end == 0)
        {
            return [.. changed.Where(p => p.Fate == Fate.Removed), .. changed.Where(p => p.Fate == Fate.Added)];
        }

        var new_ = changed.Where(p => p.Fate == Fate.Added).ToList();
        return
        [
            .. Part(new_, 0, start).Select(p => p with { Fate = Fate.Same }),
            .. Part(changed.Where(p => p.Fate == Fate.Removed), start, removed.Length - end),
            .. Part(new_, start, added.Length - end),
            .. Part(new_, added.Length - end, added.Length).Select(p => p with { Fate = Fate.Same }),
        ];
    }

    private static IEnumerable<Piece> Part(IEnumerable<Piece> pieces, int from, int to)
    {
        var at = 0;
        foreach (var piece in pieces)
        {
            var (start, end) = (Math.Max(from, at), Math.Min(to, at + piece.Text.Length));
            if (start < end)
            {
                yield return piece with { Text = piece.Text[(start - at)..(end - at)] };
            }

            at += piece.Text.Length;
        }
    }

    private static List<Piece> Joined(IEnumerable<Piece> pieces)
    {
        var joined = new List<Piece>();
        foreach (var piece in pieces)
        {
            if (joined.Count > 0 && joined[^1] is var last && (last.Fate, last.Client) == (piece.Fate, piece.Client))
            {
                joined[^1] = last with { Text = last.Text + piece.Text };
            }
            else
            {
                joined.Add(piece);
            }
        }

        return joined;
    }
}
