namespace CommunityClusters.E2E.Support;

/// <summary>What people do in the story of the whole wheel.</summary>
internal static class WheelSteps
{
    /// <summary>Says where and what they teach.</summary>
    public static async Task Teaches(this Person person, string school, string grade)
    {
        await person.Open("/me");
        await person.Page.GetByRole(AriaRole.Combobox, new() { Name = "Find your school" }).PressSequentiallyAsync(school);
        await person.Page.GetByRole(AriaRole.Option).First.ClickAsync();
        await person.Page.Locator("#Ask_Grades summary").ClickAsync();
        await person.Page.Locator("#Ask_Grades .choice").GetByText(grade, new() { Exact = true }).First.ClickAsync();
        await person.Button("Save").ClickAsync();
        await person.Sees("Saved. Your colleagues see it at once.").ToBeVisibleAsync();
    }

    /// <summary>Comes to a link or button by Tab alone, and presses Enter.</summary>
    public static async Task Presses(this Person person, ILocator what)
    {
        await person.Page.TabTo(what);
        await person.Page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Follows an invitation and makes an account by keyboard alone.</summary>
    public static async Task JoinsByKeyboard(this Person person, string link)
    {
        await person.Open(link);
        foreach (var (label, text) in new[] { ("Your name", person.Name), ("A password", Person.Password) })
        {
            await person.Page.TabTo(person.Field(label));
            await person.Page.Keyboard.InsertTextAsync(text);
        }

        await person.Page.Keyboard.PressAsync("Enter");
        await person.IsOnClusterPage();
    }

    /// <summary>Takes a picture of the screen for the README, where that is asked for (<c>PICTURES=1</c>).</summary>
    public static async Task IsPictured(this Person person, string name)
    {
        if (Environment.GetEnvironmentVariable("PICTURES") == "1")
        {
            await person.Page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Pictures, $"{name}.png"), Animations = ScreenshotAnimations.Disabled });
        }
    }
}
