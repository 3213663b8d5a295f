namespace CommunityClusters.Benchmarks.Support;

/// <summary>Times of one thing, in milliseconds.</summary>
internal sealed class Figures
{
    private readonly List<double> _all = [];

    public double Median => At(0.5);

    public double P95 => At(0.95);

    public void Add(double milliseconds) => _all.Add(milliseconds);

    private double At(double part)
    {
        _all.Sort();
        return _all[(int)Math.Ceiling(part * _all.Count) - 1];
    }
}
