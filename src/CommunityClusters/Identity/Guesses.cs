using System.Collections.Concurrent;
using CommunityClusters.Pipeline;

namespace CommunityClusters.Identity;

/// <summary>
/// Slows those who guess passwords, and locks nobody out: an attempt waits longer the more went wrong before, and is then
/// checked all the same. What went wrong counts by name and device together where somebody signed in there before, else by name and
/// address; and more gently by name alone and by address alone, for those who guess from many addresses or at many names.
/// Each node counts for itself; see decision 10.
/// </summary>
internal sealed class Guesses(TimeProvider time)
{
    private const int MostInLine = 5;
    private const int MostTrails = 100_000;
    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(1);

    // How many may go wrong before the first wait of so many seconds.
    private static readonly (int Wrong, double Seconds)[] Here = [(4, 1), (6, 2), (8, 4), (10, 8), (30, 15)];
    private static readonly (int Wrong, double Seconds)[] OneName = [(30, 1), (100, 3), (1000, 5)];
    private static readonly (int Wrong, double Seconds)[] OneAddress = [(300, 1), (1000, 2), (5000, 4)];

    private readonly ConcurrentDictionary<string, Trail> _trails = new(StringComparer.Ordinal);

    /// <summary>What a name is counted by: a hint or a sign-in name, as typed.</summary>
    public static string NameOf(string typed) => HintKeys.AsCompared(typed) ?? SignInName.AsTyped(typed).ToUpperInvariant();

    /// <summary>Checks a password as soon as it is this attempt's turn.</summary>
    /// <param name="name">Whose password is meant: a name as typed, made alike, whether or not somebody has it.</param>
    /// <param name="device">Where it is typed.</param>
    /// <param name="check">Checks it; null when it is wrong.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <exception cref="RuleBrokenException">Too many attempts of the same kind are waiting already.</exception>
    public async Task<Account?> Check(string name, Device device, Func<Task<Account?>> check, CancellationToken cancellationToken)
    {
        var isHint = HintKeys.IsHint(name);
        var known = !isHint && device.Knows(name);
        var here = TrailOf(known ? $"device {device.Id} {name}" : $"here {device.Address} {name}");
        (Trail Trail, (int, double)[] Waits)[] all = known
            ? [(here, Here)]
            : [(here, Here), (TrailOf($"name {name}"), OneName), (TrailOf($"address {device.Address}"), OneAddress)];
        if (Interlocked.Increment(ref here.InLine) > MostInLine)
        {
            Interlocked.Decrement(ref here.InLine);
            throw new RuleBrokenException("sign-in.busy");
        }

        try
        {
            await here.Turn.WaitAsync(cancellationToken);
            try
            {
                return await CheckInTurn(all, isHint, check, cancellationToken);
            }
            finally
            {
                here.Turn.Release();
            }
        }
        finally
        {
            Interlocked.Decrement(ref here.InLine);
        }
    }

    private async Task<Account?> CheckInTurn((Trail Trail, (int Wrong, double Seconds)[] Waits)[] all, bool isHint, Func<Task<Account?>> check, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var wait = all.Max(t => t.Waits.LastOrDefault(w => t.Trail.WrongAt(now) >= w.Wrong).Seconds);
        if (wait > 0)
        {
            await Task.Delay(TimeSpan.FromSeconds(wait), time, cancellationToken);
        }

        // Anybody may have the same hint, with a password of their own: that theirs is right says nothing of the guesses before and after.
        if (isHint)
        {
            Array.ForEach(all, t => t.Trail.WentWrong(time.GetUtcNow()));
            return await check();
        }

        var found = await check();
        if (found is null)
        {
            Array.ForEach(all, t => t.Trail.WentWrong(time.GetUtcNow()));
        }
        else
        {
            all[0].Trail.WentWell();
        }

        return found;
    }

    private Trail TrailOf(string key)
    {
        if (_trails.Count > MostTrails)
        {
            ForgetOld();
        }

        return _trails.GetOrAdd(key, _ => new Trail());
    }

    private void ForgetOld()
    {
        var now = time.GetUtcNow();
        foreach (var (key, trail) in _trails.Where(t => t.Value.InLine == 0).OrderByDescending(t => t.Value.WrongAt(now) == 0).ThenBy(t => t.Value.Last).Take(MostTrails / 2))
        {
            _trails.TryRemove(KeyValuePair.Create(key, trail));
        }
    }

    /// <summary>What went wrong lately, at one place.</summary>
    private sealed class Trail
    {
        public int InLine;
        private readonly Lock _lock = new();
        private int _wrong;

        public SemaphoreSlim Turn { get; } = new(1, 1);

        public DateTimeOffset Last { get; private set; }

        public int WrongAt(DateTimeOffset now)
        {
            lock (_lock)
            {
                return now - Last < Forgotten ? _wrong : 0;
            }
        }

        public void WentWrong(DateTimeOffset now)
        {
            lock (_lock)
            {
                _wrong = now - Last < Forgotten ? _wrong + 1 : 1;
                Last = now;
            }
        }

        public void WentWell()
        {
            lock (_lock)
            {
                _wrong = 0;
            }
        }
    }
}
