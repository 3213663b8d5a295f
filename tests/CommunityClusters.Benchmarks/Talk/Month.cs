using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using CommunityClusters.Benchmarks.Documents;
using CommunityClusters.Benchmarks.Saturdays;
using CommunityClusters.Benchmarks.Seeding;
using CommunityClusters.Benchmarks.Support;
using CommunityClusters.E2E.Support;
using CommunityClusters.Features.Gatherings;
using Microsoft.Playwright;

namespace CommunityClusters.Benchmarks.Talk;

/// <summary>
/// What a month's full part in a cluster of eight costs in data, on a phone that never had the program: four evenings in threads, two plans and one Saturday, without
/// pictures.
/// </summary>
internal static partial class Month
{
    private const double MostBytes = 3_000_000;
    private const int Evenings = 4;
    private const int Others = 28;
    private const int Mine = 7;
    private const int Plans = 2;

    // What each packet of IPv4 and TCP carries besides, and that it arrived is said by another.
    private const int OfAPacket = 2 * 52;

    // While a page is open each end says that it is there, four times a minute.
    private const int OfAnHourOpen = 60 * 4 * 2 * (OfAPacket + 6);
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);

    private sealed record Counted(double Payload, double Wire, double Opening);

    private sealed record Wrote(IReadOnlyList<Counted> Hours, bool Alike);

    public static async Task<bool> Measure(Options options, TextWriter report)
    {
        var installation = await Installation.On(Database.Sqlite);
        var town = (await Seed.Into(installation, await installation.Inside((db, _) => Town.Country(db)), towns: 1))[0];
        var day = await TeachingDay.In(installation, town, new(Members: 8, Lessons: 6, Rooms: 2, Plans: 6, DateOnly.FromDateTime(DateTime.UtcNow.AddDays(1))));
        await installation.Sends(day.Sessions[1], new SayWhetherICome { CommandId = Guid.NewGuid(), Author = Made.Id(Kind.Teacher, town.Teacher(1)), ClusterId = day.ClusterId, GatheringId = day.GatheringId, Says = Answer.Yes });
        var cookies = day.Sessions.Select(installation.CookieOf).ToList();
        await using var left = await installation.Leaves();
        await using var server = await ServerProcess.Ours(left.Settings);
        using var line = new Line(server.Port);
        await using var browser = await Browser.Begin();
        await using var phone = await browser.Phone(line.Address, cookies[1]);
        var page = await phone.NewPageAsync();
        var cluster = $"/clusters/{day.ClusterId}";
        var parts = new List<(string Name, long Bytes)>();
        var said = 0L;

        await page.GotoAsync("/");
        await Counts("home for the first time, with the program's files");
        var colleagues = new List<Colleague>();
        foreach (var cookie in cookies.Where((_, n) => n != 1))
        {
            colleagues.Add(await Colleague.Opens(server.Url, $"{cluster}/talk", cookie));
        }

        var number = 0;
        for (var evening = 1; evening <= Evenings; evening++)
        {
            await page.GotoAsync("/");
            await page.GotoAsync(cluster);
            await page.GotoAsync($"{cluster}/talk");
            await page.Locator("html[data-line=open]").WaitForAsync();
            for (var i = 0; i < Others + Mine; i++)
            {
                var text = string.Create(CultureInfo.InvariantCulture, $"Post {++number}: {Made.Sentence(number)} {Made.Sentence(number + 31)}");
                if (i % 5 == 4)
                {
                    await page.Locator("#write textarea").FillAsync(text);
                    await page.Locator("#write .thread__send button").ClickAsync();
                }
                else
                {
                    await colleagues[i % colleagues.Count].Says(text);
                }

                await page.Locator("#posts > .post").Filter(new() { HasText = string.Create(CultureInfo.InvariantCulture, $"Post {number}:") }).WaitForAsync();
            }

            await page.Locator("#posts > .post:last-child [data-not-mine], #posts > .post:nth-last-child(2) [data-not-mine]").First.ClickAsync();
            await Counts($"evening {evening}: home, the cluster, {Others + Mine} posts", OfAnHourOpen);
        }

        for (var i = 0; i < Plans; i++)
        {
            await page.GotoAsync($"{cluster}/plans");
            await page.GotoAsync($"{cluster}/plans/{day.Plans[i]}");
            await page.Locator("[data-document] [data-state]").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
            await Counts($"plan {i + 1}: its page{(i == 0 ? " and the editor" : "")}");
        }

        await page.GotoAsync(day.Path);
        await page.GotoAsync($"{day.Path}/programme");
        await Counts("the Saturday: called and set");
        await page.GotoAsync($"{day.Path}/day");
        await page.WaitForFunctionAsync("() => { const now = document.querySelector('[data-keep-now]'); return now && !now.hidden && !now.disabled && /\\d/.test(document.querySelector('[data-kept-line]').textContent); }");
        await Counts("the Saturday: in the pocket");
        await page.GotoAsync($"{day.Path}/register");
        await page.GotoAsync($"{day.Path}/minutes");
        await page.GotoAsync($"{day.Path}/reflection");
        await Counts("the Saturday: register, minutes, reflection", OfAnHourOpen);
        await page.CloseAsync();

        // What two write in an hour is measured by itself: a browser's keys are no faster than a teacher's.
        var plan = day.Plans[0];
        var wrote = (await Driver.Run<Wrote>("hour.mjs", new { url = server.Url, plan, cookies = cookies.Take(2), teachers = Enumerable.Range(0, 2).Select(n => Made.Id(Kind.Teacher, town.Teacher(n))), seconds = options.IsQuick ? 30 : 60 }))[0];
        var hour = (long)wrote.Hours.Max(h => h.Wire);
        for (var i = 1; i <= Plans; i++)
        {
            parts.Add(($"plan {i}: an hour of two writing, with the data saver", hour));
        }

        var all = parts.Sum(p => p.Bytes);
        await report.WriteLineAsync($"""

            ## A month's full part in a cluster
            A cluster of 8 and a phone that never had the program, without pictures: {Evenings} evenings in its thread of {Others} posts of others and {Mine} of one's own, an hour each; {Plans} plans; one Saturday of 6 lessons. Bytes are all that passes the phone's connections, both ways, with {OfAPacket} bytes of IP and TCP for a packet and its acknowledgement, without TLS.

            | | bytes |
            | --- | --- |
            """);
        foreach (var (name, bytes) in parts)
        {
            await report.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"| {name} | {bytes:#,0} |"));
        }

        var holds = all <= MostBytes && wrote.Alike;
        await report.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"| the month | {all:#,0} |\n\n- at most {MostBytes:#,0}: {(holds ? "yes" : "NO")}"));
        return holds;

        async Task Counts(string name, int more = 0)
        {
            // The worker fetches past the page, so that no state of the page tells when it is done.
            for (long was = -1; was != line.Packets;)
            {
                was = line.Packets;
                await Task.Delay(Quiet);
            }

            var now = line.BytesToPhone + line.BytesFromPhone + (line.Packets * OfAPacket);
            parts.Add((name, now - said + more));
            said = now;
        }
    }

    /// <summary>Another member, who writes by forms alone.</summary>
    private sealed partial class Colleague(HttpClient client, string thread, string token)
    {
        public static async Task<Colleague> Opens(string address, string thread, string cookie)
        {
            var cookies = new CookieContainer();
            cookies.SetCookies(new Uri(address), cookie);
            var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies }) { BaseAddress = new Uri(address) };
            client.DefaultRequestHeaders.Add("X-Waits", "1");
            return new Colleague(client, thread, Token().Match(await client.GetStringAsync(thread)).Groups["token"].Value);
        }

        public async Task Says(string text)
        {
            using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal) { ["Ask.CommandId"] = Guid.NewGuid().ToString(), ["Ask.Text"] = text, ["__RequestVerificationToken"] = token });
            using var answer = await client.PostAsync(thread, form);
            if (answer.StatusCode != HttpStatusCode.NoContent)
            {
                throw new InvalidOperationException($"A post was answered with {answer.StatusCode}.");
            }
        }

        [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"", RegexOptions.None, 1000)]
        private static partial Regex Token();
    }
}
