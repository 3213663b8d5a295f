namespace CommunityClusters.E2E.Support;

/// <summary>What people do with their cluster's calendar.</summary>
internal static class TermSteps
{
    /// <summary>Adds a stretch of days, and sees it.</summary>
    public static async Task AddStretch(this Person person, string cluster, string kind, string name, string first, string last)
    {
        await person.Open($"{cluster}/terms");
        await person.Page.Locator("#add > summary").ClickAsync();
        await person.Page.Locator("#add").GetByText(kind, new() { Exact = true }).ClickAsync();
        await person.Page.Locator("#Ask_What_Name").FillAsync(name);
        await person.Page.Locator("#Ask_What_First").FillAsync(first);
        await person.Page.Locator("#Ask_What_Last").FillAsync(last);
        await person.Button("Add it").ClickAsync();
        await Assertions.Expect(person.Page.Locator(".stretch > :first-child").Filter(new() { HasText = name.Length > 0 ? name : kind })).ToBeVisibleAsync();
    }

    /// <summary>The tick of a day on which a gathering could be held again.</summary>
    public static ILocator Day(this Person person, DateOnly day) => person.Page.Locator($"[name='On[{day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)}]']");
}
