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
    /// within quotes; a quote that is never closed spoils its own line and not all that follow.
    /// </summary>
    public IEnumerable<(int Line, string Text)> Records()
    {
        using var reader = new StreamReader(Unpacked(open()), Encoding.UTF8);
        var waiting = new Queue<string>();
        for (var line = 1; Next() is { } first; line++)
        {
            var begun = line;
            if (IsOpen(first))
            {
                var ahead = waiting.ToList();
                var text = new StringBuilder(first);
                for (var i = 0; i < LongestRecordInLines - 1; i++)
                {
                    if (i == ahead.Count)
                    {
                        if (reader.ReadLine() is not { } more)
                        {
                            break;
                        }

                        ahead.Add(more);
                        waiting.Enqueue(more);
                    }

                    text.Append('\n').Append(ahead[i]);
                    if (IsOpen(ahead[i]))
                    {
                        first = text.ToString();
                        line += i + 1;
                        for (var taken = 0; taken <= i; taken++)
                        {
                            waiting.Dequeue();
                        }

                        break;
                    }
                }
            }

            if (first.Length > 0)
            {
                yield return (begun, first);
            }
        }

        string? Next() => waiting.TryDequeue(out var next) ? next : reader.ReadLine();
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
