using BenchmarkDotNet.Attributes;

namespace CommunityClusters.Benchmarks.Engine.Rows;

/// <summary>Edits all over a long text, which was itself written a few letters at a time all over itself.</summary>
public class JumpingRows
{
    /// <summary>The length of the text that the longer one is compared with.</summary>
    internal const int Short = 100_000;

    /// <summary>Ten times as long.</summary>
    internal const int Long = 1_000_000;

    /// <summary>How many edits are measured; few enough that the text stays as long as it is.</summary>
    internal const int Edits = 10_000;

    private const string Piece = "ten words ";

    private readonly int[] places = new int[Edits];
    private byte[] written = [];
    private YText text = null!;

    [Params(Short, Long)]
    public int Length { get; set; }

    [GlobalSetup]
    public void Write()
    {
        var random = new Random(Length);
        var doc = new Doc();
        var growing = doc.GetText(Ours.Name);
        doc.Transact(_ =>
        {
            while (growing.Length < Length)
            {
                growing.Insert(random.Next(growing.Length + 1), Piece);
            }
        });
        written = doc.EncodeStateAsUpdate();
        for (var i = 0; i < Edits; i++)
        {
            places[i] = random.Next(Length);
        }
    }

    [IterationSetup]
    public void Load()
    {
        text = Ours.Load(written).GetText(Ours.Name);

        // The first position that is asked for makes the index; it is not what is compared here.
        text.Insert(0, "a");
    }

    [Benchmark]
    public int Jump()
    {
        for (var i = 0; i < Edits; i += 2)
        {
            text.Insert(places[i], "a");
            text.Delete(places[i + 1], 1);
        }

        return text.Length;
    }
}
