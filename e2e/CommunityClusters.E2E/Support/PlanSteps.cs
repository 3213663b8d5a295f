using System.Text.RegularExpressions;

namespace CommunityClusters.E2E.Support;

/// <summary>What people do with a plan that they write together.</summary>
internal static partial class PlanSteps
{
    /// <summary>A section that every plan begins with.</summary>
    public const string Introduction = "Introduction";

    // What is written, without what the editor draws beside it: carets, names and hints.
    private const string Words = """
        lines => [...lines].map(line => {
          const words = line.cloneNode(true);
          for (const other of words.querySelectorAll(".ed-caret, .cm-placeholder, .cm-widgetBuffer, .ed-bullet")) other.remove();
          for (const formula of words.querySelectorAll(".ed-formula")) formula.textContent = formula.dataset.tex;
          // The places of hidden signs, which have no width.
          return words.textContent.replaceAll("\u2060", "");
        }).join("\n")
        """;

    /// <summary>From the cluster's page, begins a plan from nothing, and can write in it then.</summary>
    public static async Task<Uri> BeginPlan(this Person person, string topic)
    {
        await person.Page.Locator("#latest-plans .needs__add").ClickAsync();
        await person.IsAt("/plans#begin");
        await person.Field("What is the lesson about?").FillAsync(topic);
        await person.Button("Begin it").ClickAsync();
        return await person.IsOnPlan();
    }

    public static async Task<Uri> IsOnPlan(this Person person)
    {
        await person.IsAt(PlanPage());
        await person.Page.CanWrite();
        return new Uri(person.Page.Url);
    }

    /// <summary>Waits until the plan can be written in, and the line is open.</summary>
    public static async Task Stands(this IPage page)
    {
        // An editor stands where somebody looks.
        await page.Locator(".plan .sheet").First.ComesIntoView();
        await Assertions.Expect(page.Locator(".plan .cm-content").First).ToBeVisibleAsync();
        await page.IsLive();
    }

    /// <summary>Waits until the introduction can be written in.</summary>
    public static async Task CanWrite(this IPage page)
    {
        await page.Stands();
        await page.Reach();
    }

    /// <summary>The sheet of a section, by what it is called.</summary>
    public static ILocator Section(this IPage page, string name) => page.GetByRole(AriaRole.Region, new() { Name = name, Exact = true });

    /// <summary>Where a section's text is written.</summary>
    public static ILocator Text(this IPage page, string section = Introduction) => page.GetByRole(AriaRole.Textbox, new() { Name = section, Exact = true });

    /// <summary>Goes to a section, whose editor stands once it is near.</summary>
    public static async Task Reach(this IPage page, string section = Introduction)
    {
        await page.Section(section).ComesIntoView();
        await Assertions.Expect(page.Text(section)).ToBeVisibleAsync();
    }

    // A page that was drawn from what is at hand is drawn once more when the server's has come: what was being looked for is another then.
    private static Task ComesIntoView(this ILocator what) => Wait.Until(async () =>
    {
        try
        {
            await what.ScrollIntoViewIfNeededAsync();
            return true;
        }
        catch (PlaywrightException e) when (e.Message.Contains("not attached", StringComparison.Ordinal))
        {
            return false;
        }
    }, () => Task.FromResult("It never stood still."));

    /// <summary>Where the latest words are: on the phone, sent, saved.</summary>
    public static ILocator State(this IPage page) => page.Locator(".plan__state");

    public static Task IsSaved(this IPage page) => Assertions.Expect(page.State()).ToHaveTextAsync("Saved");

    /// <summary>Waits until the latest words are at least on the phone's disk.</summary>
    public static Task IsKept(this IPage page) => Assertions.Expect(page.State()).ToHaveAttributeAsync("data-state", Kept());

    public static Task Waits(this IPage page) => Assertions.Expect(page.State()).ToContainTextAsync("On this phone, waiting (");

    /// <summary>Puts the caret behind the last word of a section and types.</summary>
    public static async Task Write(this IPage page, string words, string section = Introduction)
    {
        await page.Reach(section);
        await page.Text(section).FocusAsync();
        await page.Keyboard.PressAsync("Control+End");
        await page.Keyboard.TypeAsync(words);
    }

    /// <summary>Puts words into a section at once, as a phone's keyboard puts a word that was chosen.</summary>
    public static async Task Put(this IPage page, string words, string section = Introduction)
    {
        await page.Write("", section);
        await page.Keyboard.InsertTextAsync(words);
    }

    /// <summary>What a section says on somebody's screen.</summary>
    public static Task<string> Reads(this IPage page, string section = Introduction) =>
        page.Text(section).Locator(".cm-line").EvaluateAllAsync<string>(Words);

    /// <summary>Waits until a section says what it should.</summary>
    public static Task Says(this IPage page, Func<string, bool> what, string section = Introduction) =>
        Wait.Until(async () => what(await page.Reads(section)), async () => $"It says: {await page.Reads(section)}");

    /// <inheritdoc cref="Says(IPage, Func{string, bool}, string)"/>
    public static Task Says(this IPage page, string words, string section = Introduction) => page.Says(text => text == words, section);

    /// <summary>Waits until a section says the same on every screen, and all is saved.</summary>
    /// <returns>What it says.</returns>
    public static async Task<string> SaysTheSame(string section, params IPage[] screens)
    {
        await Wait.Until(
            async () =>
            {
                var saved = await Task.WhenAll(screens.Select(s => s.State().InnerTextAsync()));
                var texts = await Task.WhenAll(screens.Select(s => s.Reads(section)));
                return saved.All(s => s.Trim() == "Saved") && texts.Distinct(StringComparer.Ordinal).Count() == 1;
            },
            async () => string.Join('\n', await Task.WhenAll(screens.Select(async s => $"{await s.State().InnerTextAsync()}: {await s.Reads(section)}"))));
        return await screens[0].Reads(section);
    }

    /// <summary>Chooses something from what can be done with a section.</summary>
    public static async Task Do(this IPage page, string section, string what)
    {
        await page.Section(section).Locator(".menu > summary").ClickAsync();
        await page.Section(section).GetByRole(AriaRole.Button, new() { Name = what, Exact = true }).ClickAsync();
    }

    /// <summary>The sections' names in their order.</summary>
    public static async Task<IReadOnlyList<string>> Sections(this IPage page) => await page.Locator(".sheet .sheet__words").AllInnerTextsAsync();

    /// <summary>Goes from the plan to its history.</summary>
    public static async Task LookBack(this Person person)
    {
        await person.Link("History").ClickAsync();
        await person.IsAt("/history");
    }

    /// <summary>From the plan, gives it a name as it stands, and is in its history then.</summary>
    public static async Task NameAsItStands(this Person person, string name)
    {
        await person.LookBack();
        await person.Page.GetByText("Name the plan as it stands").ClickAsync();
        await person.Field("A name for it").FillAsync(name);
        await person.Button("Keep the name").ClickAsync();
        await Assertions.Expect(person.Page.Locator(".list b").GetByText(name, new() { Exact = true })).ToBeVisibleAsync();
    }

    [GeneratedRegex("phone|sent|saved", RegexOptions.None, 1000)]
    private static partial Regex Kept();

    [GeneratedRegex("/plans/[0-9a-f-]{36}$", RegexOptions.None, 1000)]
    private static partial Regex PlanPage();
}
