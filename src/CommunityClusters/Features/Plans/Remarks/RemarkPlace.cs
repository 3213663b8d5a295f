using CommunityClusters.Crdt;
using CommunityClusters.Pages;

namespace CommunityClusters.Features.Plans.Remarks;

/// <summary>How a remark stands to the words that it is about.</summary>
public enum PassageState
{
    /// <summary>It is about the whole section.</summary>
    Whole,

    /// <summary>Its words, or what is left of them, are in the section.</summary>
    Here,

    /// <summary>All its words were deleted.</summary>
    Gone,

    /// <summary>Its words have not arrived: they were written without signal and are on their way.</summary>
    Away,
}

/// <summary>The words of a plan that a remark is about, as they are now.</summary>
/// <param name="State">Whether there are any.</param>
/// <param name="At">How many characters of the section are before them.</param>
/// <param name="Words">The first of them, without markup.</param>
public sealed record Passage(PassageState State, int At, string Words);

/// <summary>
/// Where a remark stands in its plan. A place that leads into another text counts as one whose words have not arrived: nobody can
/// tell the two apart before they have.
/// </summary>
internal static class RemarkPlace
{
    /// <summary>More bytes than a position in a section's text ever has.</summary>
    public const int LongestPosition = 64;

    private const int LongestWords = 160;

    /// <summary>Whether a phone wrote a relative position, as Base64.</summary>
    public static bool IsPosition(string written)
    {
        Span<byte> bytes = stackalloc byte[LongestPosition];
        try
        {
            if (!Convert.TryFromBase64String(written, bytes, out var length))
            {
                return false;
            }

            _ = RelativePosition.Decode(bytes[..length]);
            return true;
        }
        catch (MalformedUpdateException)
        {
            return false;
        }
    }

    /// <summary>The words of a remark in its plan's document.</summary>
    public static Passage Find(Doc doc, string section, byte[]? from, byte[]? to)
    {
        if (from is null || to is null)
        {
            return new Passage(PassageState.Whole, 0, "");
        }

        // Named first, for what nobody has named has no text.
        var text = doc.GetText($"text:{section}");
        if (IndexIn(text, doc, from) is not { } start || IndexIn(text, doc, to) is not { } end)
        {
            return new Passage(PassageState.Away, 0, "");
        }

        return start < end
            ? new Passage(PassageState.Here, start, Markdown.Preview(text.ToString()[start..end], LongestWords))
            : new Passage(PassageState.Gone, start, "");
    }

    private static int? IndexIn(YText text, Doc doc, byte[] position) =>
        RelativePosition.Decode(position).ToAbsolute(doc) is { } found && ReferenceEquals(found.Type, text) ? found.Index : null;
}
