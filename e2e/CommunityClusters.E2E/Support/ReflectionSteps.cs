namespace CommunityClusters.E2E.Support;

/// <summary>What people do when they reflect on a day.</summary>
internal static class ReflectionSteps
{
    /// <summary>A lesson in the programme gets another member who presents or observes it.</summary>
    /// <param name="person">Who puts them down.</param>
    /// <param name="gathering">The gathering.</param>
    /// <param name="topic">What the lesson is about.</param>
    /// <param name="name">Who is put down.</param>
    /// <param name="part">What the button says: "To present", "To observe".</param>
    public static async Task PutsDown(this Person person, string gathering, string topic, string name, string part)
    {
        await person.Open($"{gathering}/programme");
        await person.Page.Locator(".slot h3 a").Filter(new() { HasText = topic }).ClickAsync();
        await person.Page.Locator("#teacherId").SelectOptionAsync(new SelectOptionValue { Label = name });
        await person.Button(part).ClickAsync();
        await Assertions.Expect(person.Page.Locator(".slot__person b").Filter(new() { HasText = name })).ToHaveCountAsync(1);
        await person.Settles();
    }

    /// <summary>Says that they present a lesson of the programme.</summary>
    public static async Task Presents(this Person person, string gathering, string topic)
    {
        await person.Open($"{gathering}/programme");
        await person.Page.Locator(".slot h3 a").Filter(new() { HasText = topic }).ClickAsync();
        await person.Button("I present").ClickAsync();
        await Assertions.Expect(person.Page.Locator(".slot__person b").Filter(new() { HasText = person.Name })).ToHaveCountAsync(1);
        await person.Settles();
    }

    /// <summary>From the day's page, observes what comes next and notes something and the issue.</summary>
    public static async Task NotesIssue(this Person person, string note, string issue)
    {
        await person.ObservesNext();
        await person.Button("The lesson begins now").ClickAsync();
        await person.Notes(note);
        await person.Field("The one issue I will raise").FillAsync(issue);
    }

    /// <summary>From an observation, raises what the form was filled with.</summary>
    public static async Task RaisesIt(this Person person, string issue)
    {
        await person.Page.Locator("[data-raise] summary").ClickAsync();
        await Assertions.Expect(person.Field("What all members will read")).ToHaveValueAsync(issue);
        await person.Button("Raise it").ClickAsync();
    }

    /// <summary>A lesson's column in the reflection.</summary>
    public static ILocator Column(this Person person, string topic) => person.Page.Locator(".reflection__lesson").Filter(new() { HasText = topic });

    /// <summary>What was raised and is shown to all.</summary>
    public static ILocator Raised(this Person person) => person.Page.Locator(".raised .raised__post .prose");

    /// <summary>Writes something about a lesson in the reflection.</summary>
    public static async Task SaysAbout(this Person person, string topic, string words)
    {
        await person.Column(topic).Locator("textarea").FillAsync(words);
        await person.Column(topic).GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
    }
}
