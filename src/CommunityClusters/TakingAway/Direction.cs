using System.Text;

namespace CommunityClusters.TakingAway;

/// <summary>Which way words run.</summary>
internal static class Direction
{
    // Hebrew, Arabic and their neighbours, and the forms that old programs write.
    private static readonly (int From, int To)[] Leftwards = [(0x590, 0x8FF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFF), (0x10800, 0x10FFF), (0x1E800, 0x1EFFF)];

    /// <summary>Whether a text runs from right to left: its first letter says so.</summary>
    public static bool IsRightToLeft(string text) => text.EnumerateRunes().Select(Of).FirstOrDefault(d => d is not null) is true;

    /// <summary>A text in pieces that run one way each; signs and room go with what they follow.</summary>
    public static IEnumerable<(string Text, bool IsRightToLeft)> Split(string text)
    {
        var (from, at, present) = (0, 0, IsRightToLeft(text));
        foreach (var rune in text.EnumerateRunes())
        {
            if (Of(rune) is { } way && way != present)
            {
                if (at > from)
                {
                    yield return (text[from..at], present);
                }

                (from, present) = (at, way);
            }

            at += rune.Utf16SequenceLength;
        }

        if (at > from)
        {
            yield return (text[from..], present);
        }
    }

    private static bool? Of(Rune rune) => !Rune.IsLetter(rune) ? null : Leftwards.Any(l => rune.Value >= l.From && rune.Value <= l.To);
}
