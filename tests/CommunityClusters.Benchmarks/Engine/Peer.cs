using System.Globalization;
using CommunityClusters.Benchmarks.Support;

namespace CommunityClusters.Benchmarks.Engine;

/// <summary>An engine in a process of Node's own for each row; see peers/measure.mjs.</summary>
/// <param name="name">Its npm package.</param>
/// <param name="folder">Where the histories are.</param>
internal sealed class Peer(string name, string folder)
{
    /// <summary>Milliseconds or bytes; null where it cannot do this.</summary>
    public async Task<Figure?> Measure(string row)
    {
        var figures = new List<Figure>();
        for (var i = 0; i < (row == Row.Cold ? ColdStart.Times : 1); i++)
        {
            var words = (await Child.Run(Above.Folder(Path.Combine("Engine", "peers")), "node", "--expose-gc", "measure.mjs", name, row, folder)).Split(' ');
            if (words is [""])
            {
                return null;
            }

            figures.Add(new Figure(double.Parse(words[^1], CultureInfo.InvariantCulture), IsOver: words.Length > 1));
        }

        return figures.OrderBy(f => f.Value).ElementAt(figures.Count / 2);
    }
}

/// <summary>What was measured.</summary>
/// <param name="Value">How much.</param>
/// <param name="IsOver">Whether it was given up when it had come so far.</param>
internal readonly record struct Figure(double Value, bool IsOver = false);
