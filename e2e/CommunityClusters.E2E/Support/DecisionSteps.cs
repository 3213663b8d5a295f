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
        // A note that it is in may stand there from the vote before.
        await person.Page.RunAndWaitForResponseAsync(() => person.Button(button).ClickAsync(), answer => answer.Request.Method == "POST");
    }

    /// <summary>The vote is in, and the page says so.</summary>
    public static async Task HasVoted(this Person person)
    {
        await Assertions.Expect(person.Page.Locator(".ballot .note")).ToContainTextAsync("Your vote is in.");
        await person.Settles();
    }

    /// <summary>Asks for an election on the page of the leader.</summary>
    public static async Task AskForElection(this Person person, string cluster)
    {
        await person.Open($"{cluster}/leader");
        await person.Button("I ask for an election").ClickAsync();
        await Assertions.Expect(person.Button("I ask for an election")).ToHaveCountAsync(0);
        await person.Settles();
    }

    /// <summary>From the page of the leader, opens the election.</summary>
    public static async Task OpenElection(this Person person)
    {
        await person.Link("To the election").ClickAsync();
        await Assertions.Expect(person.Page.Locator(".decision[data-state=standing]")).ToBeVisibleAsync();
        await person.Settles();
    }

    /// <summary>Stands in the election that is open.</summary>
    public static async Task Stand(this Person person)
    {
        await person.Button("I stand").ClickAsync();
        await Assertions.Expect(person.Button("I do not stand")).ToBeVisibleAsync();
        await person.Settles();
    }
}
