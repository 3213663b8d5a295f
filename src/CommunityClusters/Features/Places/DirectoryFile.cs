using System.IO.Compression;
using System.Text;

namespace CommunityClusters.Features.Places;

/// <summary>A file of schools, plain or gzip, read record by record and never as a whole.</summary>
internal sealed class DirectoryFile(Func<Stream> open)
{
    private const int LongestRecordInLines = 10;

    public static DirectoryFile At(string path) => new(() => File.OpenRead(path));

    /// <summary>
    /// The records, each as it stands in the file, with the number of its first line. A record goes on over a line break only
    /// within quotes, and only if it then is one; a quote that is never closed spoils its own line and not those that follow.
    /// </summary>
    public IEnumerable<(int Line, string Text)> Records(Predicate<string> isRecord)
    {
        using var reader = new StreamReader(Unpacked(open()), Encoding.UTF8);
        var ahead = new List<string>();
        for (var line = 1; Take(reader, ahead) is { } first; line++)
        {
            var lines = IsOpen(first) ? LinesOf(first, reader, ahead, isRecord) : 1;
            var text = string.Join('\n', ahead.Take(lines - 1).Prepend(first));
            ahead.RemoveRange(0, lines - 1);
            if (text.Length > 0)
            {
                yield return (line, text);
            }

            line += lines - 1;
        }
    }

    private static string? Take(StreamReader reader, List<string> ahead)
    {
        if (ahead.Count == 0)
        {
            return reader.ReadLine();
        }

        var next = ahead[0];
        ahead.RemoveAt(0);
        return next;
    }

    private static int LinesOf(string first, StreamReader reader, List<string> ahead, Predicate<string> isRecord)
    {
        for (var more = 0; more < LongestRecordInLines - 1; more++)
        {
            if (more == ahead.Count)
            {
                if (reader.ReadLine() is not { } next)
                {
                    return 1;
                }

                ahead.Add(next);
            }

            if (IsOpen(ahead[more]))
            {
                return isRecord(string.Join('\n', ahead.Take(more + 1).Prepend(first))) ? more + 2 : 1;
            }
        }

        return 1;
    }

    // An odd number of quotes opens a quoted field, or closes one.
    private static bool IsOpen(string line) => line.AsSpan().Count('"') % 2 == 1;

    private static Stream Unpacked(Stream file)
    {
        var buffered = new BufferedStream(file, 1 << 16);
        Span<byte> magic = stackalloc byte[2];
        var read = buffered.ReadAtLeast(magic, 2, throwOnEndOfStream: false);
        buffered.Position = 0;
        return read == 2 && magic is [0x1f, 0x8b] ? new GZipStream(buffered, CompressionMode.Decompress) : buffered;
    }
}
