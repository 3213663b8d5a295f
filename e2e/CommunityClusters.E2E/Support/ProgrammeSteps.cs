using System.Text.RegularExpressions;

namespace CommunityClusters.E2E.Support;

/// <summary>What people do with the programme of a day.</summary>
internal static partial class ProgrammeSteps
{
    /// <summary>The same in a window of a desktop, where the programme is a grid.</summary>
    public static BrowserNewContextOptions Desktop => new() { ViewportSize = new() { Width = 1280, Height = 800 }, Locale = "en-ZA" };

    /// <summary>Calls a gathering for next year's first Saturday in March, 08:30 to 13:00, and is on its page.</summary>
    /// <returns>The path of its programme.</returns>
    public static async Task<string> CallDay(this Person person, string cluster, string kind = "TeachingDay")
    {
        await person.Open($"{cluster}/gatherings");
        if (!await person.Button("Call it").IsVisibleAsync())
        {
            await person.Page.Locator("#call summary").First.ClickAsync();
        }

        await person.Page.Locator($"input[name='Ask.Kind'][value='{kind}']").CheckAsync(new() { Force = true });
        await person.Page.Locator("[name='Ask.Dates[0].Day']").FillAsync($"{DateTime.UtcNow.Year + 1}-03-06");
        await person.Page.Locator("[name='Ask.Dates[0].Begins']").FillAsync("08:30");
        await person.Page.Locator("[name='Ask.Dates[0].Ends']").FillAsync("13:00");
        await person.Button("Call it").ClickAsync();
        await person.IsAt(GatheringPage());
        return $"{new Uri(person.Page.Url).AbsolutePath}/programme";
    }

    /// <summary>Lets an empty programme begin as days usually go.</summary>
    public static async Task BeginUsualDay(this Person person, string programme)
    {
        await person.Open(programme);
        await person.Button("Begin with assembly, two lessons, a break and a closing reflection").ClickAsync();
        await Assertions.Expect(person.Page.Locator(".slot")).ToHaveCountAsync(5);
        await person.Settles();
    }

    /// <summary>Opens the programme, live.</summary>
    public static async Task OpenProgramme(this Person person, string programme)
    {
        await person.Open(programme);
        await person.IsLive();
        await Assertions.Expect(person.Page.Locator(".slot__grip").First).ToBeVisibleAsync();
    }

    /// <summary>A slot by its place in the day, from 0.</summary>
    public static ILocator Slot(this Person person, int index) => person.Page.Locator("#slots > .slot").Nth(index);

    /// <summary>When a slot begins, as it says itself.</summary>
    public static ILocator Begins(this ILocator slot) => slot.Locator(".slot__time b");

    /// <summary>What one drags a slot by, and moves it with arrow keys.</summary>
    public static ILocator Grip(this ILocator slot) => slot.Locator(".slot__grip");

    /// <summary>When each slot begins, in the order of the page.</summary>
    public static async Task<IReadOnlyList<string>> Beginnings(this Person person) => await person.Page.Locator("#slots > .slot .slot__time b").AllInnerTextsAsync();

    [GeneratedRegex("/gatherings/[0-9a-f-]{36}$", RegexOptions.None, 1000)]
    private static partial Regex GatheringPage();
}
