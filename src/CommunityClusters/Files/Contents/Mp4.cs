using System.Text;

namespace CommunityClusters.Files.Contents;

/// <summary>
/// Sound in boxes, as phones record it. What a phone wrote about the place and itself is made empty where it stands, for the rest is found
/// by its distance from the beginning.
/// </summary>
internal static class Mp4
{
    private const int HeadOfBox = 8;
    private static readonly string[] Nests = ["moov", "trak", "mdia"];
    private static readonly string[] About = ["udta", "meta", "uuid"];

    public static Content? Of(byte[] bytes)
    {
        var kept = bytes.ToArray();
        var tracks = new List<string>();
        Walk(kept, 0, kept.Length, tracks);
        return tracks.Contains("soun", StringComparer.Ordinal) && !tracks.Contains("vide", StringComparer.Ordinal) ? new Content(FileKind.Mp4Sound, kept) : null;
    }

    private static void Walk(byte[] bytes, int from, int to, List<string> tracks)
    {
        for (var at = from; at < to;)
        {
            var box = new Reading(bytes.AsMemory(0, to), at);
            var length = box.Length32(bigEndian: true);
            var type = Encoding.Latin1.GetString(box.Take(4).Span);
            if (length == 0)
            {
                length = to - at;
            }

            // No file here is so long that a box needs its longer head.
            if (length < HeadOfBox || length > to - at)
            {
                throw new DamagedException();
            }

            if (Nests.Contains(type, StringComparer.Ordinal))
            {
                Walk(bytes, at + HeadOfBox, at + length, tracks);
            }
            else if (type == "hdlr" && length >= HeadOfBox + 12)
            {
                tracks.Add(Encoding.Latin1.GetString(bytes, at + HeadOfBox + 8, 4));
            }
            else if (About.Contains(type, StringComparer.Ordinal))
            {
                "free"u8.CopyTo(bytes.AsSpan(at + 4));
                bytes.AsSpan(at + HeadOfBox, length - HeadOfBox).Clear();
            }

            at += length;
        }
    }
}
