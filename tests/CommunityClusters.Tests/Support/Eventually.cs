using System.Diagnostics;

namespace CommunityClusters.Tests.Support;

/// <summary>Waits for a state of the program, never for a time.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(15);

    public static async Task Is(Func<Task<bool>> state, string? what = null)
    {
        var waited = Stopwatch.StartNew();
        while (!await state())
        {
            Assert.True(waited.Elapsed < Patience, what ?? "What was waited for did not come.");
            await Task.Delay(Between, TestContext.Current.CancellationToken);
        }
    }

    public static Task Is(Func<bool> state, string? what = null) => Is(() => Task.FromResult(state()), what);
}
