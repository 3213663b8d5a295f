namespace CommunityClusters.E2E.Support;

/// <summary>Waits for a state that no single element tells.</summary>
internal static class Wait
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Asks a page again and again, until what it promises is so. Playwright's own waiting takes the promise for a yes.</summary>
    /// <param name="page">The page.</param>
    /// <param name="isSo">A function of the page whose answer may be promised.</param>
    public static Task Until(this IPage page, string isSo) => Until(() => IsSo(page, isSo), () => Task.FromResult($"It never came to be so: {isSo}"));

    /// <summary>Asks again and again until it is so.</summary>
    /// <param name="isSo">Whether it is.</param>
    /// <param name="instead">What is to be told if it never becomes so.</param>
    public static async Task Until(Func<Task<bool>> isSo, Func<Task<string>> instead)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(Suite.Patience));
        while (!await isSo())
        {
            if (patience.IsCancellationRequested)
            {
                Assert.Fail(await instead());
            }

            await Task.Delay(Pause, TestContext.Current.CancellationToken);
        }
    }

    private static async Task<bool> IsSo(IPage page, string isSo)
    {
        try
        {
            return await page.EvaluateAsync<bool>(isSo);
        }
        catch (PlaywrightException e) when (e.Message.Contains("Execution context was destroyed", StringComparison.Ordinal))
        {
            // Another page came while this one was asked.
            return false;
        }
    }
}
