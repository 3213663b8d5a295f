namespace CommunityClusters.E2E.Support;

/// <summary>What people do with remarks on a plan.</summary>
internal static class RemarkSteps
{
    /// <summary>Where remarks are read, answered and made.</summary>
    public static ILocator Remarks(this IPage page) => page.Locator("#remarks");

    /// <summary>The signs behind words that are remarked on.</summary>
    public static ILocator Signs(this IPage page) => page.Text().Locator(".ed-remark");

    /// <summary>Waits until these words of the introduction, and no others, are marked.</summary>
    public static Task Marks(this IPage page, string words) => Assertions.Expect(page.Text().Locator(".ed-remarked")).ToHaveTextAsync(words);

    /// <summary>Selects words of the introduction's only line, by keys.</summary>
    public static async Task Select(this IPage page, string words)
    {
        var at = (await page.Reads()).IndexOf(words, StringComparison.Ordinal);
        Assert.True(at >= 0, $"'{words}' is not there.");
        await page.Text().FocusAsync();
        await page.Keyboard.PressAsync("Control+Home");
        await Press(page, "ArrowRight", at);
        await Press(page, "Shift+ArrowRight", words.Length);
    }

    /// <summary>Selects words and says something about them.</summary>
    public static async Task RemarkOn(this IPage page, string words, string text)
    {
        await page.Select(words);
        await page.Locator(".ed-tools").GetByRole(AriaRole.Button, new() { Name = "Remark", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Remarks().Locator("[data-words]")).ToHaveTextAsync(words);
        await page.GetByLabel("What do you want to say about it?").FillAsync(text);
        await page.Remarks().GetByRole(AriaRole.Button, new() { Name = "Make the remark" }).ClickAsync();
    }

    /// <summary>Does something with the remark that is shown.</summary>
    public static Task Act(this IPage page, string what) => page.Remarks().Locator("[data-remark-acts]").GetByRole(AriaRole.Button, new() { Name = what, Exact = true }).ClickAsync();

    private static async Task Press(IPage page, string key, int times)
    {
        for (var i = 0; i < times; i++)
        {
            await page.Keyboard.PressAsync(key);
        }
    }
}
