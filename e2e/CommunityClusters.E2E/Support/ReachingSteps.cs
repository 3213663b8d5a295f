namespace CommunityClusters.E2E.Support;

/// <summary>What people do on the page of the day that everyone can reach.</summary>
internal static class ReachingSteps
{
    /// <summary>Says in private what would help.</summary>
    public static async Task AskInPrivate(this Person person, string kind, string words, string cost)
    {
        if (!await person.Page.Locator("#Ask_Words").IsVisibleAsync())
        {
            await person.Page.Locator("#ask > summary").ClickAsync();
        }

        await person.Page.Locator("#ask").GetByText(kind, new() { Exact = true }).ClickAsync();
        await person.Page.Locator("#Ask_Words").FillAsync(words);
        await person.Page.Locator("#Ask_Cost").FillAsync(cost);
        await person.Button("Say it in private").ClickAsync();
        await Assertions.Expect(person.Page.Locator(".wish").Filter(new() { HasText = words })).ToBeVisibleAsync();
    }

    /// <summary>Offers a lift.</summary>
    public static async Task OfferLift(this Person person, string seats, string from)
    {
        if (!await person.Page.Locator("#Give_Seats").IsVisibleAsync())
        {
            await person.Page.Locator("#give > summary").ClickAsync();
        }

        await person.Page.Locator("#Give_Seats").FillAsync(seats);
        await person.Page.Locator("#Give_From").FillAsync(from);
        await person.Button("Offer it").ClickAsync();
        await Assertions.Expect(person.Page.Locator(".offer").Filter(new() { HasText = from })).ToBeVisibleAsync();
    }
}
