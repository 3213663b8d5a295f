namespace CommunityClusters.E2E.Support;

/// <summary>Going about with a keyboard alone.</summary>
internal static class Keys
{
    private const int Most = 80;

    /// <summary>Presses Tab until the target has the focus.</summary>
    public static async Task TabTo(this IPage page, ILocator target, bool back = false)
    {
        await target.WaitForAsync();
        for (var i = 0; i < Most && !await target.EvaluateAsync<bool>("e => e === document.activeElement"); i++)
        {
            await page.Keyboard.PressAsync(back ? "Shift+Tab" : "Tab");
        }

        await Assertions.Expect(target).ToBeFocusedAsync();
    }
}
