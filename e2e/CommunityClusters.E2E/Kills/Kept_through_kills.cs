using System.Collections.Concurrent;
using System.Globalization;

namespace CommunityClusters.E2E.Kills;

public sealed class Kept_through_kills(ITestOutputHelper output)
{
    private const int Writers = 4;
    private const int Kills = 20;
    private const int LongKills = 1000;
    private const int LatestKill = 400;

    [Fact]
    public async Task What_was_acknowledged_is_there_after_the_program_was_killed_at_any_moment()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("SEED"), CultureInfo.InvariantCulture, out var given) ? given : Random.Shared.Next();
        var moments = new Random(seed);
        output.WriteLine($"SEED={seed}");
        using var program = await ProgramProcess.Begin();
        using var over = new CancellationTokenSource();
        var acknowledged = new Acknowledged();
        var writers = Enumerable.Range(1, Writers).Select(n => new Writer(n, program, acknowledged).Write(over.Token)).ToList();

        var kills = Repository.IsLong ? LongKills : Kills;
        for (var kill = 0; kill < kills; kill++)
        {
            // Each life of the program acknowledges something, and then ends at a moment that nothing in it can foresee.
            await Task.WhenAny(acknowledged.Next(), Task.WhenAny(writers).Unwrap()).Unwrap();
            await Task.Delay(moments.Next(LatestKill), TestContext.Current.CancellationToken);
            program.Kill();
            await program.Start();
        }

        await over.CancelAsync();
        await Task.WhenAll(writers);
        output.WriteLine($"{acknowledged.Count} acknowledged through {kills} kills");
        Assert.True(acknowledged.Count >= kills, "Too little was written to prove anything.");

        var lost = await acknowledged.Missing();
        Assert.True(lost.Count == 0, $"SEED={seed}: {lost.Count} lost of {acknowledged.Count}:\n{string.Join('\n', lost.Take(20))}");
    }

    /// <summary>What the program said was done, and how to see whether it still is.</summary>
    internal sealed class Acknowledged
    {
        private readonly ConcurrentQueue<(string What, Func<Task<bool>> IsThere)> _all = new();
        private volatile TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public int Count => _all.Count;

        public void Add(string what, Func<Task<bool>> isThere)
        {
            _all.Enqueue((what, isThere));
            Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        }

        public Task Next() => _next.Task;

        public async Task<List<string>> Missing()
        {
            var missing = new List<string>();
            foreach (var (what, isThere) in _all)
            {
                if (!await isThere())
                {
                    missing.Add(what);
                }
            }

            return missing;
        }
    }
}
