namespace CommunityClusters.E2E.Support;

/// <summary>What people do in threads.</summary>
internal static class TalkSteps
{
    /// <summary>What is written in the thread that is open.</summary>
    public static ILocator Posts(this Person person) => person.Page.Locator("#posts > .post .prose");

    /// <summary>A post of the thread that is open.</summary>
    public static ILocator Post(this Person person, string says) => person.Page.Locator("#posts > .post").Filter(new() { HasText = says });

    /// <summary>Opens the cluster's own thread, and waits for its line.</summary>
    public static async Task OpenTalk(this Person person, Uri cluster)
    {
        await person.Open($"{cluster.AbsolutePath}/talk");
        await person.IsLive();
    }

    /// <summary>Takes a post of their own back, which is asked once more.</summary>
    public static async Task TakesBack(this Person person, ILocator post)
    {
        await post.GetByText("Take it back", new() { Exact = true }).ClickAsync();
        await person.Button("Yes, take it back").ClickAsync();
    }

    /// <summary>Writes in the thread that is open.</summary>
    public static async Task Say(this Person person, string text)
    {
        await person.Field("Your post").FillAsync(text);
        await person.Button("Send").ClickAsync();
    }

    /// <summary>The pictures that are chosen for what is being written.</summary>
    public static ILocator Chosen(this Person person) => person.Page.Locator(".pictures__chosen > li");

    /// <summary>Chooses a picture for what is being written.</summary>
    public static async Task PutsIn(this Person person, FilePayload picture)
    {
        var before = await person.Chosen().CountAsync();
        await person.Field("Your post").FocusAsync();
        await person.Button("Picture").ClickAsync();
        var chooser = await person.Page.RunAndWaitForFileChooserAsync(() => person.Button("Choose a picture").ClickAsync());
        await chooser.SetFilesAsync(picture);
        await Assertions.Expect(person.Chosen()).ToHaveCountAsync(before + 1);
    }

    /// <summary>Writes in the thread that is open, and waits until it is there.</summary>
    public static async Task Tell(this Person person, string text)
    {
        await person.Say(text);
        // Of its first line what is seen, without the signs that make words bold.
        var seen = text.Split('\n')[0].Replace("*", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal);
        await Assertions.Expect(person.Posts().Filter(new() { HasText = seen })).ToHaveCountAsync(1);
        await Assertions.Expect(person.Page.Locator(".post--waiting")).ToHaveCountAsync(0);
    }
}
