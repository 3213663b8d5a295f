namespace CommunityClusters.E2E.Support;

/// <summary>What people do on the page of who brings what.</summary>
internal static class BringingSteps
{
    /// <summary>A thing that is needed, by its name.</summary>
    public static ILocator Thing(this Person person, string name) =>
        person.Page.Locator(".thing").Filter(new() { Has = person.Page.GetByRole(AriaRole.Heading, new() { Name = name, Exact = true }) });

    /// <summary>Says how many learners of a school and grade come.</summary>
    public static async Task Expect(this Person person, string school, string grade, string learners)
    {
        if (!await person.Page.Locator("#Expect_School").IsVisibleAsync())
        {
            await person.Page.Locator("#expect > summary").ClickAsync();
        }

        await person.Page.Locator("#Expect_School").FillAsync(school);
        await person.Page.Locator("#Expect_Grade").SelectOptionAsync(grade);
        await person.Page.Locator("#Expect_Learners").FillAsync(learners);
        await person.Button("Expect them").ClickAsync();
    }

    /// <summary>Asks for something.</summary>
    public static async Task Ask(this Person person, string name, string amount, string unit)
    {
        if (!await person.Page.Locator("#Ask_Name").IsVisibleAsync())
        {
            await person.Page.Locator("#ask > summary").ClickAsync();
        }

        await person.Page.Locator("#Ask_Name").FillAsync(name);
        await person.Page.Locator("#Ask_Amount").FillAsync(amount);
        await person.Page.Locator("#Ask_Unit").FillAsync(unit);
        await person.Page.Locator("#ask button").ClickAsync();
        await Assertions.Expect(person.Thing(name)).ToBeVisibleAsync();
    }
}
