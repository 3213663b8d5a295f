using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Json;

namespace CommunityClusters.Benchmarks.Engine.Histories;

/// <summary>Histories as they lie in shared/data/traces; its README says how. None has characters of two units, so that places are units there.</summary>
internal static class Recorded
{
    public static History In(string folder, string name)
    {
        Stream Open(string ending) => File.Exists(Path.Combine(folder, $"{name}.{ending}"))
            ? File.OpenRead(Path.Combine(folder, $"{name}.{ending}"))
            : new GZipStream(File.OpenRead(Path.Combine(folder, $"{name}.{ending}.gz")), CompressionMode.Decompress);

        using var text = new StreamReader(Open("txt"));
        using var edits = Open("json");
        using var singles = Open("updates.bin");
        return new History(text.ReadToEnd(), Edits(edits), Singles(singles), File.ReadAllBytes(Path.Combine(folder, $"{name}.v1.bin")));
    }

    private static List<Edit> Edits(Stream file)
    {
        using var json = JsonDocument.Parse(file);
        return json.RootElement.TryGetProperty("kind", out var kind) && kind.GetString() is "concurrent"
            ? []
            : [.. json.RootElement.GetProperty("txns").EnumerateArray().SelectMany(t => t.GetProperty("patches").EnumerateArray())
                .Select(p => new Edit(p[0].GetInt32(), p[1].GetInt32(), p[2].GetString()!))];
    }

    private static List<ReadOnlyMemory<byte>> Singles(Stream file)
    {
        var updates = new List<ReadOnlyMemory<byte>>();
        var length = new byte[sizeof(uint)];
        while (file.ReadAtLeast(length, length.Length, throwOnEndOfStream: false) == length.Length)
        {
            var update = new byte[BinaryPrimitives.ReadUInt32LittleEndian(length)];
            file.ReadExactly(update);
            updates.Add(update);
        }

        return updates;
    }
}
