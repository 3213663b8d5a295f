using System.Text.RegularExpressions;

namespace CommunityClusters.E2E.Support;

/// <summary>What people do on the day.</summary>
internal static partial class DaySteps
{
    // In Johannesburg, where clusters of tests meet.
    private const int LateHour = 22;

    /// <summary>Calls a teaching day for today, and is on its page. Late in the evening it is at a place where it is not so late, so that there is enough of today left.</summary>
    /// <returns>Its path.</returns>
    public static Task<string> CallToday(this Person person, string cluster) => person.CallDayIn(0, cluster);

    /// <summary>Calls a teaching day for tomorrow, at an hour that is still to come tomorrow, and is on its page.</summary>
    /// <returns>Its path.</returns>
    public static Task<string> CallTomorrow(this Person person, string cluster) => person.CallDayIn(1, cluster);

    private static async Task<string> CallDayIn(this Person person, int days, string cluster)
    {
        await person.Open($"{cluster}/gatherings");
        if (!await person.Button("Call it").IsVisibleAsync())
        {
            await person.Page.Locator("#call summary").First.ClickAsync();
        }

        await person.Page.Locator("input[name='Ask.Kind'][value='TeachingDay']").CheckAsync(new() { Force = true });
        var now = DateTime.UtcNow.AddHours(2);
        if (now.Hour >= LateHour)
        {
            await person.Page.EvaluateAsync("document.querySelectorAll('#call details').forEach(box => box.open = true)");
            await person.Page.Locator("[name='Ask.Zone']").FillAsync("America/Sao_Paulo");
        }

        await person.Page.Locator("[name='Ask.Dates[0].Day']").FillAsync(AsTyped(now.AddDays(days)));
        await person.Page.Locator("[name='Ask.Dates[0].Begins']").FillAsync("00:05");
        await person.Page.Locator("[name='Ask.Dates[0].Ends']").FillAsync("23:55");
        await person.Button("Call it").ClickAsync();
        await person.IsAt(GatheringPage());
        return new Uri(person.Page.Url).AbsolutePath;
    }

    /// <summary>The day is over: a member puts right that it was yesterday, and is on its page.</summary>
    public static async Task IsOver(this Person person, string gathering)
    {
        await person.Open(gathering);
        await person.Page.Locator("#move summary").First.ClickAsync();
        await person.Page.Locator("[name='Move.To.Day']").FillAsync(AsTyped(DateTime.UtcNow.AddDays(-1)));
        await person.Button("Save it so").ClickAsync();
        await Assertions.Expect(person.Page.Locator("#record")).ToBeVisibleAsync();
    }

    /// <summary>Proposes dates for a gathering, and is on its page.</summary>
    /// <returns>Its path.</returns>
    public static async Task<string> AskForDate(this Person person, string cluster, params string[] days)
    {
        await person.Open($"{cluster}/gatherings");
        await person.Page.EvaluateAsync("document.querySelectorAll('#call, #call details').forEach(box => box.open = true)");
        for (var i = 0; i < days.Length; i++)
        {
            await person.Page.Locator($"[name='Ask.Dates[{i}].Day']").FillAsync(days[i]);
            await person.Page.Locator($"[name='Ask.Dates[{i}].Begins']").FillAsync("08:30");
            await person.Page.Locator($"[name='Ask.Dates[{i}].Ends']").FillAsync("13:00");
        }

        await person.Button("Call it").ClickAsync();
        await person.IsAt(GatheringPage());
        return new Uri(person.Page.Url).AbsolutePath;
    }

    /// <summary>Puts a lesson into the programme, late enough to be still to come.</summary>
    public static async Task AddLesson(this Person person, string gathering, string topic, string observer, string? plan = null)
    {
        await person.Open($"{gathering}/programme?Add=true");
        await person.Page.Locator("input[name='Ask.Kind'][value='Lesson']").CheckAsync(new() { Force = true });
        await person.Page.Locator("[name='Ask.Begins']").FillAsync("23:10");
        await person.Page.Locator("[name='Ask.Minutes']").FillAsync("40");
        await person.Page.Locator("[name='Ask.Topic']").FillAsync(topic);
        if (plan is not null)
        {
            await person.Page.Locator("[name='Ask.PlanId']").SelectOptionAsync(new SelectOptionValue { Label = plan });
        }

        await person.Page.Locator("[name='Ask.Observer']").SelectOptionAsync(new SelectOptionValue { Label = observer });
        await person.Button("Add it").ClickAsync();
        await Assertions.Expect(person.Page.Locator(".slot").Filter(new() { HasText = plan ?? topic }).First).ToBeVisibleAsync();
    }

    /// <summary>From a gathering's page, says that they come, and has the day on the phone then.</summary>
    public static async Task Comes(this Person person)
    {
        await person.Page.Locator(".says__one[value=Yes]").ClickAsync();
        await person.HasDayOnPhone();
    }

    /// <summary>Waits until the phone says that it keeps the day.</summary>
    public static Task HasDayOnPhone(this Person person) => person.Sees("On this phone since").ToBeVisibleAsync();

    /// <summary>From the day's page without signal, begins to observe what comes next, and can write.</summary>
    public static async Task ObservesNext(this Person person)
    {
        await Assertions.Expect(person.Page.Locator("[data-next-says]")).ToContainTextAsync("You observe");
        await person.Page.Locator(".day__next").GetByRole(AriaRole.Button, new() { Name = "Observe it" }).ClickAsync();
        await Assertions.Expect(person.Button("The lesson begins now")).ToBeVisibleAsync();
    }

    /// <summary>Notes something in an observation.</summary>
    public static async Task Notes(this Person person, string words)
    {
        await person.Button("Where did they get stuck?").ClickAsync();
        await person.Page.Keyboard.TypeAsync(words);
    }

    /// <summary>Opens the register, and can write in it.</summary>
    public static async Task OpenRegister(this Person person, string gathering)
    {
        await person.Open($"{gathering}/register");
        await person.KeepsRegister();
    }

    /// <summary>Waits until the register can be kept.</summary>
    public static Task KeepsRegister(this Person person) => Assertions.Expect(person.Page.Locator(".register .here-tick").First).ToBeEnabledAsync();

    /// <summary>A member's name in the register, to be ticked.</summary>
    public static ILocator Tick(this Person person, string name) => person.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex(Regex.Escape(name), RegexOptions.None, TimeSpan.FromSeconds(1)) }).And(person.Page.Locator(".here-tick"));

    /// <summary>Counts learners of a school and grade.</summary>
    public static async Task Count(this Person person, string school, string grade, int learners)
    {
        await person.Page.Locator("#count-school").SelectOptionAsync("~");
        await person.Field("Name of the school").FillAsync(school);
        await person.Page.Locator("#count-grade").SelectOptionAsync(grade);
        await person.Page.Locator("#count-number").FillAsync($"{learners}");
    }

    /// <summary>Enters how many learners of a lesson said yes, partly and no to a question, and sees it there.</summary>
    public static async Task CountVoices(this Person person, string gathering, int question, params string[] counts)
    {
        await person.Open($"{gathering}/voices");
        await person.IsLive();
        await person.TypeVoices(question, counts);
        await Assertions.Expect(person.Page.Locator(".voice__counts b").Nth(question * counts.Length)).ToHaveTextAsync(counts[0]);
    }

    /// <summary>On the page of what learners said, types the counts of a question for the first lesson, and sends them.</summary>
    public static async Task TypeVoices(this Person person, int question, params string[] counts)
    {
        var lesson = person.Page.Locator(".voice").First;
        await lesson.GetByText("Enter the counts").ClickAsync();
        var fields = lesson.Locator("fieldset").Nth(question).Locator("input");
        for (var i = 0; i < counts.Length; i++)
        {
            await fields.Nth(i).FillAsync(counts[i]);
        }

        await lesson.GetByRole(AriaRole.Button, new() { Name = "Keep the counts" }).ClickAsync();
    }

    /// <summary>Where the latest words of a document of the day are.</summary>
    public static ILocator DocState(this Person person) => person.Page.Locator(".doc__bar [data-state]");

    public static Task IsSavedThere(this Person person) => Assertions.Expect(person.DocState()).ToHaveTextAsync("Saved");

    public static Task WaitsThere(this Person person) => Assertions.Expect(person.DocState()).ToContainTextAsync("On this phone, waiting (");

    private static string AsTyped(DateTime day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex("/observations/[0-9a-f-]{36}$", RegexOptions.None, 1000)]
    public static partial Regex ObservationPage();

    [GeneratedRegex("/gatherings/[0-9a-f-]{36}$", RegexOptions.None, 1000)]
    private static partial Regex GatheringPage();
}
