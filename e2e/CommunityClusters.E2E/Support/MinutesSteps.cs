namespace CommunityClusters.E2E.Support;

/// <summary>What people do in the minutes and with actions.</summary>
internal static class MinutesSteps
{
    /// <summary>Opens the minutes, and can write in them.</summary>
    public static async Task OpenMinutes(this Person person, string gathering)
    {
        await person.Open($"{gathering}/minutes");
        await Assertions.Expect(person.Under("Decisions")).ToBeEditableAsync();
    }

    /// <summary>The phone has the page, and all that it needs to be written in without signal.</summary>
    public static async Task IsKeptOnPhone(this Person person, string path)
    {
        await person.Page.Until($"() => caches.match('{path}').then(found => !!found)");
        await person.Page.Until("() => Promise.all([...document.querySelectorAll('script[src], link[rel=stylesheet]')].map(one => caches.match(one.src || one.href))).then(all => all.every(one => one))");
    }

    /// <summary>Loses signal.</summary>
    public static async Task Loses(this Person person, Line line)
    {
        await person.Context.SetOfflineAsync(true);
        line.Cut();
    }

    /// <summary>Has signal again.</summary>
    public static async Task Finds(this Person person, Line line)
    {
        line.Mend();
        await person.Context.SetOfflineAsync(false);
    }

    /// <summary>The field under a heading of the minutes.</summary>
    public static ILocator Under(this Person person, string heading) => person.Page.Locator(".minutes").GetByLabel(heading, new() { Exact = true });

    /// <summary>On a page with actions, writes one down.</summary>
    public static async Task WritesDown(this Person person, string what, string who, string by = "")
    {
        await person.Page.Locator("#take-on > summary").ClickAsync();
        await person.Page.Locator("#Taking_What").FillAsync(what);
        var option = person.Page.Locator("#Taking_TeacherId option").Filter(new() { HasText = who }).First;
        await person.Page.Locator("#Taking_TeacherId").SelectOptionAsync(await option.GetAttributeAsync("value") ?? "");
        await person.Page.Locator("#Taking_By").FillAsync(by);
        await person.Button("Write it down").ClickAsync();
    }

    /// <summary>An action, where it stands in a list.</summary>
    public static ILocator TakenOn(this Person person, string what) => person.Page.Locator("#actions > .action").Filter(new() { HasText = what });
}
