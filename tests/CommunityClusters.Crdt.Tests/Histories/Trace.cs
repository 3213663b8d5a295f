using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Json;

namespace CommunityClusters.Crdt.Tests.Histories;

/// <summary>A real editing history of shared/data/traces. It is not ours to ship: where it does not lie beside the project, there is nothing to try.</summary>
internal sealed class Trace
{
    private readonly string folder;
    private readonly string name;

    private Trace(string folder, string name) => (this.folder, this.name) = (folder, name);

    public static Trace Find(string name)
    {
        const string place = "shared/data/traces";
        var found = Project.Find(place, f => File.Exists(Path.Combine(f, $"{name}.v1.bin")));
        Assert.SkipWhen(found is null, $"There is no {place}/{name} beside the project.");
        return new Trace(found!, name);
    }

    public string Text => File.Exists(At("txt")) ? File.ReadAllText(At("txt")) : new StreamReader(Unzipped("txt.gz")).ReadToEnd();

    public byte[] Whole => File.ReadAllBytes(At("v1.bin"));

    /// <summary>One update a transaction.</summary>
    public List<byte[]> Singles()
    {
        using var all = Unzipped("updates.bin.gz");
        var updates = new List<byte[]>();
        var length = new byte[4];
        while (all.ReadAtLeast(length, 4, throwOnEndOfStream: false) == 4)
        {
            var update = new byte[BinaryPrimitives.ReadUInt32LittleEndian(length)];
            all.ReadExactly(update);
            updates.Add(update);
        }

        return updates;
    }

    /// <summary>What was typed, by transaction; positions in UTF-16 units.</summary>
    public List<List<Patch>> Edits()
    {
        using var file = Unzipped("json.gz");
        using var json = JsonDocument.Parse(file);
        var text = new Typescript();
        return [.. json.RootElement.GetProperty("txns").EnumerateArray().Select(t => t.GetProperty("patches").EnumerateArray()
            .Select(p => text.InUnits(p[0].GetInt32(), p[1].GetInt32(), p[2].GetString()!)).ToList())];
    }

    private string At(string ending) => Path.Combine(folder, $"{name}.{ending}");

    private GZipStream Unzipped(string ending) => new(File.OpenRead(At(ending)), CompressionMode.Decompress);
}

internal readonly record struct Patch(int At, int Deleted, string Inserted);
