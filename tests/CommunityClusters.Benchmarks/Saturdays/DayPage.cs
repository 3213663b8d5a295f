using System.Diagnostics;
using System.Globalization;
using CommunityClusters.Benchmarks.Documents;
using CommunityClusters.Benchmarks.Seeding;
using CommunityClusters.Benchmarks.Support;
using CommunityClusters.E2E.Support;
using CommunityClusters.Features.Gatherings;
using Microsoft.Playwright;

namespace CommunityClusters.Benchmarks.Saturdays;

/// <summary>The day on a phone: what it costs to have it in the pocket, and how soon it can be used in a hall without signal.</summary>
internal static class DayPage
{
    // What a page may take that was opened before, on the slowest phone that is thought of.
    private const double MostMilliseconds = 1500;
    private const int Slower = 4;
    private const int WordsOfPlan = 3000;
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);

    private const string Works = """
        () => document.querySelector("[data-my-day]")?.dataset.set !== undefined || document.body?.dataset.earlier !== undefined
            ? document.querySelector("[data-next-says]")?.textContent !== "" && document.querySelector("[data-keep-now]")?.hidden === false : false
        """;

    public static async Task<bool> Measure(Options options, TextWriter report)
    {
        var installation = await Installation.On(Database.Sqlite);
        var country = await installation.Inside((db, _) => Town.Country(db));
        var towns = await Seed.Into(installation, country, towns: 1);
        // Tomorrow there is always something next.
        var day = await TeachingDay.In(installation, towns[0], new(Members: 8, Lessons: 6, Rooms: 2, Plans: 6, DateOnly.FromDateTime(DateTime.UtcNow.AddDays(1))));
        var me = day.Sessions[1];
        await installation.Sends(me, new SayWhetherICome { CommandId = Guid.NewGuid(), Author = Made.Id(Kind.Teacher, towns[0].Teacher(1)), ClusterId = day.ClusterId, GatheringId = day.GatheringId, Says = Answer.Yes });
        var cookie = installation.CookieOf(me);
        await using var left = await installation.Leaves();
        await using var server = await ServerProcess.Ours(left.Settings);
        await Driver.Run<object>("filling.mjs", new { url = server.Url, cookie, plans = day.Plans, letters = WordsOfPlan });

        using var line = new Line(server.Port);
        await using var browser = await Browser.Begin();
        await using var phone = await browser.Phone(line.Address, cookie);
        var page = await phone.NewPageAsync();
        await page.GotoAsync("/");
        await IsQuiet(line);
        var before = line.BytesToPhone;
        await page.GotoAsync($"{day.Path}/day");
        await IsKept(page);
        await IsQuiet(line);
        var first = line.BytesToPhone - before;
        before = line.BytesToPhone;
        await page.Locator("[data-keep-now]").ClickAsync();
        await IsKept(page);
        await IsQuiet(line);
        var again = line.BytesToPhone - before;
        var said = await page.Locator("[data-kept-line]").InnerTextAsync();

        line.Cut();
        await phone.SetOfflineAsync(true);
        var times = new Figures();
        var rounds = options.IsQuick ? 10 : 30;
        for (var i = -2; i < rounds; i++)
        {
            await page.CloseAsync();
            page = await phone.NewPageAsync();
            await (await phone.NewCDPSessionAsync(page)).SendAsync("Emulation.setCPUThrottlingRate", new Dictionary<string, object>(StringComparer.Ordinal) { ["rate"] = Slower });
            var began = Stopwatch.GetTimestamp();
            await page.GotoAsync($"{day.Path}/day", new() { WaitUntil = WaitUntilState.Commit });
            await page.WaitForFunctionAsync(Works);
            if (i >= 0)
            {
                times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }
        }

        var next = await page.Locator("[data-next-says]").InnerTextAsync();
        var holds = times.P95 <= MostMilliseconds;
        await report.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"""

            ## The day in the pocket
            A day of 6 lessons with 6 plans of {WordsOfPlan:#,0} letters each, on a phone that had opened home before. Bytes are all that came over TCP, by whatever the phone fetched them.

            - to prepare it the first time: {first:#,0} bytes, with the editor and all scripts; once more: {again:#,0} bytes. The phone says: "{said}"
            - opened without signal {rounds} times, in a new window each, the page's processor slowed {Slower} times (its worker's is not): usable after {times.Median:0} ms (p50), {times.P95:0} ms (p95), with "{next}"
            - p95 at most {MostMilliseconds:0} ms: {(holds ? "yes" : "NO")}
            """));
        return holds;
    }

    private static async Task IsKept(IPage page) => await page.WaitForFunctionAsync("() => { const now = document.querySelector('[data-keep-now]'); return now && !now.hidden && !now.disabled && /\\d/.test(document.querySelector('[data-kept-line]').textContent); }");

    // The worker fetches past the page, so that no state of the page tells when it is done.
    private static async Task IsQuiet(Line line)
    {
        for (long was = -1; was != line.BytesToPhone;)
        {
            was = line.BytesToPhone;
            await Task.Delay(Quiet);
        }
    }
}
