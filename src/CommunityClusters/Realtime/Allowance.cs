namespace CommunityClusters.Realtime;

/// <summary>So many at once, and then so many a second.</summary>
internal sealed class Allowance(double aSecond, int atOnce, TimeProvider time)
{
    private double _left = atOnce;
    private long _at = time.GetTimestamp();

    /// <summary>Takes one, where one is left.</summary>
    public bool Takes()
    {
        var now = time.GetTimestamp();
        _left = Math.Min(atOnce, _left + (time.GetElapsedTime(_at, now).TotalSeconds * aSecond));
        _at = now;
        if (_left < 1)
        {
            return false;
        }

        _left--;
        return true;
    }
}
