using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace CommunityClusters.E2E.Journeys;

/// <summary>What is on the table in the hall, and what is handed over in an office: all of it on paper.</summary>
public sealed class Printing_the_day(Suite suite) : PlanJourney(suite)
{
    private const int Lessons = 12;
    private static readonly string[] Rooms = ["Room A", "Room B", "Laboratory"];

    [Fact]
    public async Task The_sheets_of_an_ordinary_day_are_two_pages_of_programme_a_register_a_page_for_each_observer_and_what_learners_are_asked()
    {
        var (nomsa, gathering) = await TwelveLessons();
        await nomsa.Open(gathering);
        await nomsa.Link("Print for the day").ClickAsync();
        await Assertions.Expect(nomsa.Page.Locator("h1")).ToHaveTextAsync("Print for the day");
        await nomsa.Button("Show the sheets").ClickAsync();
        await nomsa.IsAt("/paper/day");
        await Assertions.Expect(nomsa.Button("Print")).ToBeVisibleAsync();

        await nomsa.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark, Media = Media.Print });
        Assert.Equal("rgb(255, 255, 255) rgb(0, 0, 0)", await nomsa.Page.EvaluateAsync<string>("(s => `${s.backgroundColor} ${s.color}`)(getComputedStyle(document.body))"));
        var paper = await Sheet.Print(nomsa.Page);
        Assert.All(paper, sheet => Assert.Equal((595, 842), (sheet.Width, sheet.Height)));
        var pages = paper.Select((sheet, i) => sheet.Words.Replace($"{i + 1}/{paper.Count}", "", StringComparison.Ordinal)).ToList();
        Assert.StartsWith("Programme", pages[0], StringComparison.Ordinal);
        var register = pages.FindIndex(p => p.StartsWith("Register", StringComparison.Ordinal));
        Assert.InRange(register, 1, 2);
        var voices = pages.FindIndex(p => p.StartsWith("Learners’voice", StringComparison.Ordinal));
        var observations = pages[(register + 1)..voices];
        Assert.Equal(Lessons, observations.Count);
        Assert.All(observations, p => Assert.StartsWith("Observation", p, StringComparison.Ordinal));
        Assert.All(observations, p => Assert.Contains("TheoneissueIwillraise", p, StringComparison.Ordinal));
        Assert.All(observations, p => Assert.Contains("Write“alearner”,neveraname.", p, StringComparison.Ordinal));
        var programme = string.Concat(pages[..register]);
        Assert.All(Enumerable.Range(1, Lessons), lesson => Assert.Contains($"Topic{lesson}ofthisSaturday", programme, StringComparison.Ordinal));
        // Of twelve lessons the tallies take three pages at most; the slips are one, to be copied and cut.
        Assert.InRange(pages.Count - 1 - voices, 1, 3);
        var tallies = string.Concat(pages[voices..^1]);
        Assert.All(Enumerable.Range(1, Lessons), lesson => Assert.Contains($"Topic{lesson}ofthisSaturday", tallies, StringComparison.Ordinal));
        Assert.Equal(8 + 1, pages[^1].Split("Icouldexplainittoafriend").Length);
        Assert.DoesNotContain("Topic", pages[^1], StringComparison.Ordinal);
        Assert.Contains("Whodoeswhat", programme, StringComparison.Ordinal);
        Assert.DoesNotContain("Printfortheday", string.Concat(pages), StringComparison.Ordinal);

        // In letters of another height, too.
        await nomsa.Open($"{gathering}/paper/day?in=ur&sheets=Programme");
        Assert.InRange((await Sheet.Print(nomsa.Page)).Count, 1, 2);
        await nomsa.Open($"{gathering}/paper/day?in=ur&sheets=Voices");
        Assert.InRange((await Sheet.Print(nomsa.Page)).Count, 2, 4);
        foreach (var language in new[] { "en", "zu", "ur" })
        {
            await nomsa.Open($"{gathering}/paper/letter?which=Parents&in={language}");
            Assert.Single(await Sheet.Print(nomsa.Page));
        }
    }

    [Fact]
    public async Task A_letter_is_changed_by_hand_stays_so_after_a_reload_and_is_sent_nowhere()
    {
        var (nomsa, _) = await TwoInACluster();
        var gathering = await CallDay(nomsa);
        await nomsa.Open($"{gathering}/paper");
        await nomsa.Button("Ask a school for rooms and paper").ClickAsync();
        await nomsa.IsAt("/paper/letter");
        var letter = nomsa.Page.GetByRole(AriaRole.Textbox, new() { Name = "The letter" });
        await Assertions.Expect(letter).ToContainTextAsync("Dear Principal");
        var sent = new List<string>();
        nomsa.Page.Request += (_, request) => sent.Add($"{request.Method} {request.PostData}");

        await letter.ClickAsync();
        await nomsa.Page.Keyboard.PressAsync("Control+Home");
        await nomsa.Page.Keyboard.TypeAsync("Molweni. ");
        await nomsa.Page.ReloadAsync();

        await Assertions.Expect(letter).ToContainTextAsync("Molweni. Dear Principal");
        Assert.DoesNotContain(sent, s => s.Contains("Molweni", StringComparison.Ordinal));
        Assert.Contains("Molweni.DearPrincipal", Assert.Single(await Sheet.Print(nomsa.Page)).Words, StringComparison.Ordinal);
        await nomsa.Button("As it was").ClickAsync();
        await Assertions.Expect(letter).Not.ToContainTextAsync("Molweni");
        await nomsa.Page.ReloadAsync();
        await Assertions.Expect(letter).ToContainTextAsync("Dear Principal");
        await Assertions.Expect(nomsa.Button("As it was")).ToBeHiddenAsync();

        var result = await nomsa.Page.RunAxe(new AxeRunOptions { RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] } });
        Assert.Empty(result.Violations);
    }

    [Fact]
    public async Task Without_script_one_chooses_and_prints_a_letter_as_it_is()
    {
        var (nomsa, _) = await TwoInACluster();
        var gathering = await CallDay(nomsa);
        var reader = await Reader(nomsa);
        await reader.Open($"{gathering}/paper");
        await reader.Page.Locator("input[name=in][value=zu]").CheckAsync(new() { Force = true });
        await reader.Button("Tell parents").ClickAsync();
        await Assertions.Expect(reader.Page.Locator(".letter__text")).ToContainTextAsync("Bazali nabanakekeli abahloniphekile");
        await Assertions.Expect(reader.Page.Locator(".letter__slip")).ToContainTextAsync("Isiqephu sikathisha");
        await Assertions.Expect(reader.Button("As it was")).ToBeHiddenAsync();
        await Assertions.Expect(reader.Page.GetByRole(AriaRole.Textbox)).ToHaveCountAsync(0);
    }

    private static async Task<string> CallDay(Person nomsa)
    {
        var programme = await nomsa.CallDay(new Uri(nomsa.Page.Url).AbsolutePath);
        return programme[..programme.LastIndexOf('/')];
    }

    // Twelve lessons in three rooms, with a break and what opens and closes the day; two members do it all.
    private async Task<(Person Nomsa, string Gathering)> TwelveLessons()
    {
        var (nomsa, sibusiso) = await TwoInACluster();
        var gathering = await CallDay(nomsa);
        foreach (var room in Rooms)
        {
            await nomsa.Open($"{gathering}/programme");
            await Posts(nomsa, "[name='Room.Name']", ("Room.Name", room));
        }

        foreach (var (begins, kind) in new[] { ("08:30", "Assembly"), ("10:10", "Break"), ("12:20", "Reflection") })
        {
            await nomsa.Open($"{gathering}/programme?Add=true");
            await Posts(nomsa, "[name='Ask.Begins']", ("Ask.Kind", kind), ("Ask.Begins", begins), ("Ask.Minutes", "20"));
        }

        string[] times = ["08:50", "09:30", "10:40", "11:20"];
        for (var lesson = 1; lesson <= Lessons; lesson++)
        {
            await nomsa.Open($"{gathering}/programme?Add=true");
            var (presents, observes) = lesson % 2 == 0 ? (nomsa, sibusiso) : (sibusiso, nomsa);
            await Posts(
                nomsa, "[name='Ask.Begins']", ("Ask.Kind", "Lesson"), ("Ask.Begins", times[(lesson - 1) / Rooms.Length]), ("Ask.Minutes", "40"), ("Ask.RoomId", Rooms[(lesson - 1) % Rooms.Length]),
                ("Ask.Topic", $"Topic {lesson} of this Saturday: which force pairs?"), ("Ask.Grade", "11"), ("Ask.Group", "Mvula Hills and Zinniaville"),
                ("Ask.Presenter", presents.Name), ("Ask.Observer", observes.Name));
        }

        return (nomsa, gathering);
    }

    // Fills the form in and sends it as the browser would; a choice is told by its words. Twelve of them by hand take a minute.
    private static async Task Posts(Person person, string field, params (string Name, string Value)[] typed)
    {
        var status = await person.Page.EvaluateAsync<int>(
            """
            async ([field, typed]) => {
              const form = document.querySelector(field).form;
              const data = new FormData(form);
              for (const [name, value] of typed) {
                const chosen = form.elements[name]?.options && [...form.elements[name].options].find(o => o.value === value || o.text.startsWith(value));
                data.set(name, chosen ? chosen.value : value);
              }
              return (await fetch(form.getAttribute("action") ?? location.href, { method: "POST", body: data })).status;
            }
            """,
            new object[] { field, typed.Select(t => new[] { t.Name, t.Value }).ToArray() });
        Assert.Equal(200, status);
    }
}
