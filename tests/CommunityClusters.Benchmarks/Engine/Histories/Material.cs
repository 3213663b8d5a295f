using System.Buffers.Binary;
using System.Text.Json;
using CommunityClusters.Benchmarks.Support;

namespace CommunityClusters.Benchmarks.Engine.Histories;

/// <summary>What is measured.</summary>
/// <param name="What">Where it is from, for the report.</param>
/// <param name="Paper">A long text that one person typed.</param>
/// <param name="Clowns">A shorter one that two wrote at once.</param>
internal sealed record Material(string What, History Paper, History Clowns)
{
    private const string Traces = "shared/data/traces";

    /// <summary>The recorded histories where they lie beside the project, else invented ones of the same shape.</summary>
    public static Material Find() => Above.Find(Traces, f => File.Exists(Path.Combine(f, "automerge-paper.v1.bin"))) is { } folder
        ? new Material($"{Traces}: automerge-paper and clownschool", Recorded.In(folder, "automerge-paper"), Recorded.In(folder, "clownschool"))
        : new Material($"invented ones, since there is no {Traces} beside the project", Invented.Paper(), Invented.Clowns());

    /// <summary>Lays them out for the peers, who read no more than is measured.</summary>
    public void Write(string folder)
    {
        Write(Paper, folder, "paper");
        Write(Clowns, folder, "clowns");
    }

    private static void Write(History history, string folder, string name)
    {
        string At(string ending) => Path.Combine(folder, $"{name}.{ending}");
        File.WriteAllText(At("txt"), history.Text);
        File.WriteAllBytes(At("whole"), history.Whole);
        File.WriteAllText(At("edits.json"), JsonSerializer.Serialize(history.Edits.Select(e => new object[] { e.At, e.Deleted, e.Inserted })));
        using var singles = File.Create(At("singles"));
        Span<byte> length = stackalloc byte[sizeof(uint)];
        foreach (var update in history.Singles)
        {
            BinaryPrimitives.WriteInt32LittleEndian(length, update.Length);
            singles.Write(length);
            singles.Write(update.Span);
        }
    }
}
