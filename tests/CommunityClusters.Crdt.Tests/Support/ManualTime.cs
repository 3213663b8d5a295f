namespace CommunityClusters.Crdt.Tests.Support;

/// <summary>A clock that goes on when it is told to.</summary>
internal sealed class ManualTime : TimeProvider
{
    private TimeSpan gone;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void GoOn(double seconds) => gone += TimeSpan.FromSeconds(seconds);

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + gone;

    public override long GetTimestamp() => gone.Ticks;
}
