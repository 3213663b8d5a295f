namespace CommunityClusters.E2E.Support;

/// <summary>What people do to decide together.</summary>
internal static class DecisionSteps
{
    /// <summary>Puts a question to all, and is on its page.</summary>
    public static async Task<string> PutToAll(this Person person, string cluster, string question, string options = "Yes\nNo")
    {
        await person.Open($"{cluster}/decisions");
        await person.Page.Locator("#put > summary").ClickAsync();
        await person.Field("What do we decide?").FillAsync(question);
        await person.Field("What one can choose").FillAsync(options);
        await person.Button("Put it to all").ClickAsync();
        await Assertions.Expect(person.Page.Locator(".ballot form")).ToBeVisibleAsync();
        await person.Settles();
        return new Uri(person.Page.Url).AbsolutePath;
    }

    /// <summary>On the page of a decision, chooses an option and votes.</summary>
    public static async Task Vote(this Person person, string option, string button = "Vote in secret")
    {
        await person.Page.Locator(".ballot .choice").GetByText(option, new() { Exact = true }).ClickAsync();
        await person.Button(button).ClickAsync();
    }

    /// <summary>The vote is in, and the page says so.</summary>
    public static async Task HasVoted(this Person person)
    {
        await Assertions.Expect(person.Page.Locator(".ballot .note")).ToContainTextAsync("Your vote is in.");
        await person.Settles();
    }
}
