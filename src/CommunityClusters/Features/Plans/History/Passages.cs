using System.Globalization;
using CommunityClusters.Crdt;
using CommunityClusters.Documents.Moments;

namespace CommunityClusters.Features.Plans.History;

/// <summary>A line of a section's text, found again by the ids of its first and last letter whatever was written meanwhile.</summary>
/// <param name="Key">The ids, as a form carries them.</param>
/// <param name="Text">The line.</param>
public sealed record Passage(string Key, string Text);

/// <summary>The lines of a text, and which ids are within one.</summary>
internal static class Passages
{
    /// <summary>The lines that have words, in order.</summary>
    public static IReadOnlyList<Passage> Of(IReadOnlyList<TextSpan> spans)
    {
        var passages = new List<Passage>();
        var at = 0;
        foreach (var line in string.Concat(spans.Select(s => s.Text)).Split('\n'))
        {
            if (line.Trim().Length > 0)
            {
                passages.Add(new Passage($"{IdAt(spans, at)}-{IdAt(spans, at + line.Length - 1)}", line.Trim()));
            }

            at += line.Length + 1;
        }

        return passages;
    }

    /// <summary>
    /// What is taken down with a passage: all that was ever written between what stands before and behind it, also what was deleted there since: a
    /// name may have been at its very end. What others wrote into it after the state in which it was read stays.
    /// </summary>
    /// <param name="key">The passage's key; null for the whole text.</param>
    /// <param name="shown">The text in the state in which it was read.</param>
    /// <param name="present">The text as it is now.</param>
    /// <returns>Null where the key is none of this text.</returns>
    public static IReadOnlyList<IdRange>? Within(string? key, IReadOnlyList<TextSpan> shown, IReadOnlyList<TextSpan> present)
    {
        if (key is null)
        {
            return [.. present.Select(s => s.Ids)];
        }

        if (key.Split('-') is not [var first, var last] || Read(first) is not { } from || Read(last) is not { } to)
        {
            return null;
        }

        var read = new IdRanges(shown.Where(s => s.Text.Length > 0));
        List<IdRange> within = [], deletedBefore = [];
        var (isWithin, isOver) = (false, false);
        foreach (var (part, isDeleted) in present.SelectMany(s => CutAt(s.Ids, from, to).Select(ids => (ids, s.IsDeleted))))
        {
            if (isOver && !isDeleted)
            {
                return within;
            }

            if (!isWithin && Has(part, from))
            {
                isWithin = true;
                within.AddRange(deletedBefore);
            }

            if (isWithin)
            {
                within.AddRange(isDeleted ? [part] : read.Cut(part).Where(c => c.In is not null).Select(c => c.Ids));
                isOver |= Has(part, to);
            }
            else if (isDeleted)
            {
                deletedBefore.Add(part);
            }
            else
            {
                deletedBefore.Clear();
            }
        }

        return isOver ? within : null;
    }

    // So that a run begins where the passage does, and ends with it.
    private static IEnumerable<IdRange> CutAt(IdRange ids, IdRange first, IdRange last)
    {
        var cuts = new SortedSet<ulong> { ids.Clock, ids.Clock + ids.Length };
        if (Has(ids, first))
        {
            cuts.Add(first.Clock);
        }

        if (Has(ids, last))
        {
            cuts.Add(last.Clock + 1);
        }

        return cuts.Zip(cuts.Skip(1), (from, to) => new IdRange(ids.Client, from, to - from));
    }

    private static bool Has(IdRange ids, IdRange id) => ids.Client == id.Client && ids.Clock <= id.Clock && id.Clock < ids.Clock + ids.Length;

    private static string IdAt(IReadOnlyList<TextSpan> spans, int at)
    {
        foreach (var span in spans)
        {
            if (at < span.Text.Length)
            {
                return string.Create(CultureInfo.InvariantCulture, $"{span.Ids.Client}.{span.Ids.Clock + (ulong)at}");
            }

            at -= span.Text.Length;
        }

        throw new ArgumentOutOfRangeException(nameof(at));
    }

    private static IdRange? Read(string id) => id.Split('.') is [var client, var clock]
        && ulong.TryParse(client, NumberStyles.None, CultureInfo.InvariantCulture, out var c) && ulong.TryParse(clock, NumberStyles.None, CultureInfo.InvariantCulture, out var k)
        ? new IdRange(c, k, 1)
        : null;
}
