using System.Collections.Concurrent;

namespace CommunityClusters.Tests.Support;

/// <summary>A clock that moves only when told, and jumps over every wait that the program asks for, keeping how long it would have been.</summary>
internal sealed class FakeClock : TimeProvider
{
    private readonly ConcurrentQueue<TimeSpan> _waits = new();
    private long _ticks = new DateTimeOffset(2026, 3, 14, 6, 30, 0, TimeSpan.Zero).UtcTicks;

    /// <summary>The waits that were asked for, in order.</summary>
    public IReadOnlyList<TimeSpan> Waits => [.. _waits];

    public void Forget() => _waits.Clear();

    public void Passes(TimeSpan time) => Interlocked.Add(ref _ticks, time.Ticks);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => Interlocked.Read(ref _ticks);

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (period != Timeout.InfiniteTimeSpan || dueTime == Timeout.InfiniteTimeSpan)
        {
            return System.CreateTimer(callback, state, dueTime, period);
        }

        _waits.Enqueue(dueTime);
        Passes(dueTime);
        return System.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
