namespace CommunityClusters.E2E.Pages;

/// <summary>Opens any page of the product as the person it is for.</summary>
[Collection("Pages")]
public abstract class PageWalk(Suite suite) : Journey(suite)
{
    protected async Task<Person> Arrive(ProductPage page, string? at = null)
    {
        var scenery = await Suite.Scenery();
        var with = Person.Phone;
        with.StorageState = scenery.Cookies[page.As];
        return await Arrive($"Somebody at {page.What}", with, at);
    }

    protected async Task<Person> Open(string what)
    {
        var page = ProductPage.Named(what);
        var person = await Arrive(page);
        await Show(person.Page, page);
        return person;
    }

    /// <summary>Makes it day or night on a page.</summary>
    protected static async Task Lights(IPage tab, ColorScheme scheme)
    {
        await tab.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        // The colours are the browser's to change: what is measured in between is neither day nor night.
        await tab.EvaluateAsync("""
            new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))
              .then(() => Promise.allSettled(document.getAnimations().map(a => a.finished)))
              .then(() => undefined)
            """);
    }

    protected async Task Show(IPage tab, ProductPage page)
    {
        await tab.GotoAsync(page.Path(await Suite.Scenery()));
        if (page.Then is { } then)
        {
            await then(tab);
        }
    }
}
