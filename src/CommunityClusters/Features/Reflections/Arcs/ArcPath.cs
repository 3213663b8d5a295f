namespace CommunityClusters.Features.Reflections.Arcs;

/// <summary>The line of the small picture of an arc, and where its dots are: it rises from the need to the improved plan.</summary>
internal static class ArcPath
{
    public const int Width = 320;
    public const int Height = 84;
    public const string Line = "M16 72Q160 4 304 18";

    private static readonly (double X, double Y)[] Bend = [(16, 72), (160, 4), (304, 18)];

    /// <summary>The dots in the order of the steps.</summary>
    public static IReadOnlyList<(ArcStep Step, double X, double Y)> Dots { get; } =
        [.. Arc.Steps.Select((step, i) => (step, At(i / (Arc.Steps.Count - 1.0), b => b.X), At(i / (Arc.Steps.Count - 1.0), b => b.Y)))];

    // A point of the curve that the line draws.
    private static double At(double t, Func<(double X, double Y), double> of) =>
        Math.Round(((1 - t) * (1 - t) * of(Bend[0])) + (2 * t * (1 - t) * of(Bend[1])) + (t * t * of(Bend[2])), 1);
}
