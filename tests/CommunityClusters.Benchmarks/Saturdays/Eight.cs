using System.Globalization;
using CommunityClusters.Benchmarks.Documents;
using CommunityClusters.E2E.Support;

namespace CommunityClusters.Benchmarks.Saturdays;

/// <summary>
/// One Saturday of eight people who have no account yet, from the invitation to the register, by their hands alone: what each of them taps,
/// types and pays for.
/// </summary>
internal static class Eight
{
    private const string Password = "a long enough one";

    // At most so much for each of them: what a page and its editor may cost, and some pages more.
    private const long MostBytes = 600 * 1024;

    private static readonly string[] Names =
        ["Nomsa Dlamini", "Sibusiso Nkosi", "Lindiwe Zulu", "Thabo Mokoena", "Ayesha Patel", "Zanele Khumalo", "Bongani Ndlovu", "Naledi Molefe"];

    private static readonly (string School, int Learners)[] Counts = [("Mvula Hills", 24), ("Emoyeni", 31), ("Sizani", 18)];

    public static async Task<bool> Measure(TextWriter report)
    {
        await using var database = await OwnDatabase.Copy(Database.Sqlite);
        await using var server = await ServerProcess.Ours(database.Settings);
        await using var browser = await Browser.Begin();
        var people = new List<Hands>();
        try
        {
            foreach (var _ in Names)
            {
                var line = new Line(server.Port);
                var phone = await browser.Phone(line.Address);
                people.Add(new Hands(phone, await phone.NewPageAsync(), line));
            }

            var founder = people[0];
            var invitation = await Starts(founder);
            foreach (var (person, name) in people.Zip(Names).Skip(1))
            {
                await person.Follow(invitation);
                await SaysWho(person, name);
                await person.Go("main form:has([type=password]) .button--wide", "/clusters/[0-9a-f-]+$");
            }

            await Calls(founder);
            foreach (var person in people.Skip(1))
            {
                await person.Go(".gathering .need__title a", "/gatherings/[0-9a-f-]+$");
                await person.Tap(".says__one[value=Yes]");
                await person.Sees(person.Page.Locator(".says__one[value=Yes][aria-pressed=true]"));
            }

            await SetsProgramme(founder);
            await Takes(people[1], lesson: 0, "Presenter");
            await Takes(people[2], lesson: 0, "Observer");
            await Takes(people[3], lesson: 1, "Presenter");
            await Takes(people[4], lesson: 1, "Observer");
            await Tells(founder);
            await KeepsRegister(founder);
            return await Say(people, report);
        }
        finally
        {
            foreach (var person in people)
            {
                await person.DisposeAsync();
            }
        }
    }

    private static async Task<string> Starts(Hands founder)
    {
        await founder.Follow("/");
        await founder.Go("a[href='/sign-up']", "/sign-up");
        await SaysWho(founder, Names[0]);
        await founder.Go("main form:has([type=password]) .button--wide", "/start");
        await founder.Type("#Ask_Name", "Saturday Physics");
        await founder.Type("#Ask_Purpose", "We teach the hard topics together.");
        await founder.Go("main form button.button--wide", "/clusters/[0-9a-f-]+$");
        await founder.Go("form[action*='invite'] button", "/invite");
        // It stands ready to be sent by WhatsApp: one tap there.
        var link = new Uri(await founder.Page.Locator("#link").InputValueAsync()).PathAndQuery;
        await founder.Tap("[data-copy=link]");
        await founder.Go(".back", "/clusters/[0-9a-f-]+$");
        return link;
    }

    private static async Task SaysWho(Hands person, string name)
    {
        await person.Type("#Ask_Name", name);
        await person.Type("#Ask_Password", Password);
    }

    private static async Task Calls(Hands founder)
    {
        await founder.Go("a[href$='/gatherings#call']", "/gatherings");
        await founder.Type("#Ask_About", "Forces and light");
        await founder.PickDate("[name='Ask.Dates[0].Day']", DateTime.UtcNow.AddDays(5).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await founder.PickTime("[name='Ask.Dates[0].Begins']", "08:30");
        await founder.PickTime("[name='Ask.Dates[0].Ends']", "13:00");
        await founder.Type("[name='Ask.Dates[0].Place']", "Mvula Hills Secondary");
        await founder.Go("#call form .button--wide", "/gatherings/[0-9a-f-]+$");
    }

    private static async Task SetsProgramme(Hands founder)
    {
        await founder.Go("#programme-summary a", "/programme$");
        await founder.Tap("main form.card .button--wide");
        foreach (var (lesson, topic) in new[] { "Newton’s third law", "Lenses and mirrors" }.Index())
        {
            await founder.Sees(founder.Page.Locator(".slot--lesson").Nth(lesson));
            await founder.Page.WaitForFunctionAsync("() => document.querySelector('[aria-busy=true]') === null");
            await founder.Go($".slot--lesson:nth-child({lesson + 1} of .slot--lesson) h3 a", "/programme/[0-9a-f-]+$");
            await founder.Tap("#change summary");
            await founder.Choose("[name='Ask.Grade']", "11");
            await founder.Type("#change [name='Ask.Topic']", topic);
            await founder.Go("#change .button--wide", "/programme/[0-9a-f-]+");
            await founder.Sees(founder.Page.Locator("h1").GetByText(topic));
            await founder.Go(".back", "/programme");
        }
    }

    private static async Task Takes(Hands person, int lesson, string part)
    {
        await person.Go("#programme-summary a", "/programme$");
        await person.Go($".slot--lesson:nth-child({lesson + 1} of .slot--lesson) h3 a", "/programme/[0-9a-f-]+$");
        await person.Tap($"#people button[value={part}]");
        await person.Sees(person.Page.Locator(".slot--mine"));
    }

    private static async Task Tells(Hands founder)
    {
        await founder.Go(".back", "/gatherings/[0-9a-f-]+$");
        await founder.Go("a[href$='/tell']", "/tell$");
        await founder.Tap("[data-copy=message]");
        await founder.Go(".back", "/gatherings/[0-9a-f-]+$");
    }

    private static async Task KeepsRegister(Hands founder)
    {
        await founder.Go("a[href$='/register']", "/register$");
        var ticks = founder.Page.Locator(".register .here-tick:not([disabled])");
        await founder.Sees(ticks.Nth(Names.Length - 1));
        for (var i = 0; i < Names.Length; i++)
        {
            await founder.Tap(ticks.Nth(i));
        }

        foreach (var (school, learners) in Counts)
        {
            await founder.Choose("#count-school", "~");
            await founder.Type("#count-school-name", school);
            await founder.Choose("#count-grade", "11");
            await founder.Type("#count-number", learners.ToString(CultureInfo.InvariantCulture));
        }

        await founder.Sees(founder.Page.Locator(".register__total").GetByText(Counts.Sum(c => c.Learners).ToString(CultureInfo.InvariantCulture)));
        await founder.Sees(founder.Page.Locator(".doc__bar [data-state]").Filter(new() { HasText = "Saved" }));
    }

    private static async Task<bool> Say(List<Hands> people, TextWriter report)
    {
        await report.WriteLineAsync($"""

            ## One Saturday for eight people
            From the invitation to programme and register: one starts the cluster, invites, calls the day, sets two lessons, copies the message and keeps the register; seven join and say that they come; two of them present, two observe.
            A tap is counted for every touch, also for those that open a list (2), a date (3) or a time (4); a letter for each that is typed. Minutes by the keystroke-level model (1.35 s to decide and 1.0 s to touch for a tap, 0.28 s for a letter), and what the program took here, without a slow line. Bytes are all that came over TCP, the register's editor and what phones keep for the day with them.

            | | taps | fields | letters | bytes | minutes |
            | --- | --- | --- | --- | --- | --- |
            """);
        foreach (var (name, person) in Names.Zip(people))
        {
            await report.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"| {name} | {person.Taps} | {person.Fields} | {person.Letters} | {person.Bytes:#,0} | {person.Time.TotalMinutes:0.0} |"));
        }

        var holds = people.TrueForAll(p => p.Bytes <= MostBytes);
        await report.WriteLineAsync(string.Create(CultureInfo.InvariantCulture,
            $"| all | {people.Sum(p => p.Taps)} | {people.Sum(p => p.Fields)} | {people.Sum(p => p.Letters)} | {people.Sum(p => p.Bytes):#,0} | {people.Sum(p => p.Time.TotalMinutes):0.0} |\n\n- at most {MostBytes:#,0} bytes for anyone: {(holds ? "yes" : "NO")}"));
        return holds;
    }
}
