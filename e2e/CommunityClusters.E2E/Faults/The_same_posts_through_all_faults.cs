using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace CommunityClusters.E2E.Faults;

/// <summary>
/// Everybody sees the posts of a thread in one order, and none is lost or doubled, whatever becomes of their connections and of the program. The phones run the scripts
/// of the pages.
/// </summary>
public sealed partial class The_same_posts_through_all_faults(ITestOutputHelper output)
{
    private const int OnAPage = 30;

    // Everybody has two phones. Where there are many some only read: what each page does with every post is done by one processor here.
    private static readonly (int Teachers, int Writing, int Each) Usual = (10, 20, 5);
    private static readonly (int Teachers, int Writing, int Each) Long = (100, 40, 3);

    [Fact]
    public async Task Everybody_has_each_post_once_and_in_one_order()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("SEED"), CultureInfo.InvariantCulture, out var given) ? given : Random.Shared.Next();
        output.WriteLine($"SEED={seed}");
        var (teachers, writing, each) = Repository.IsLong ? Long : Usual;
        using var program = await ProgramProcess.Begin();
        var (founder, cluster, others) = await Founded(program, teachers);
        var cookies = others.Append(founder).SelectMany(t => new[] { t.CookieHeader, t.CookieHeader }).ToList();
        using var line = new FaultyLine(program.Port, seed);
        using var phones = await Phones.Open(line.Address, $"{cluster}/talk", cookies, writing, each, seed);

        await phones.HaveHalf();
        program.Kill();
        await program.Start();
        await phones.HaveWritten();
        line.Heal();
        var shown = await phones.Settle();

        var kept = await Kept(founder, $"{cluster}/talk");
        output.WriteLine($"{kept.Count} posts, sent {shown.Sum(p => p.Tries)} times; {string.Join(", ", line.Happened.Select(h => $"{h.Key} {h.Value}"))}");
        Assert.All(shown, (phone, number) => Assert.True(phone.Problems.Count == 0, $"SEED={seed}, phone {number}: {string.Join('\n', phone.Problems)}"));
        Assert.Equal(writing * each, kept.Count);
        Assert.All(shown, (phone, number) => Assert.True(phone.Waiting.Count == 0 && phone.Acknowledged == phone.Wrote.Count, $"SEED={seed}, phone {number}: {string.Join('\n', phone.Waiting)} wait, {phone.Acknowledged} of {phone.Wrote.Count} were acknowledged."));
        Assert.All(shown, (phone, number) => Assert.True(
            phone.Posts.Count >= Math.Min(OnAPage, kept.Count) && phone.Posts.SequenceEqual(kept.TakeLast(phone.Posts.Count)),
            $"SEED={seed}, phone {number} shows\n{string.Join('\n', phone.Posts)}\nand the program has\n{string.Join('\n', kept)}"));
        Assert.Equal(Enumerable.Range(1, kept.Count), kept.Select(p => p.Number));
        Assert.Equal(shown.SelectMany(p => p.Wrote).Order(StringComparer.Ordinal), kept.Select(p => p.Text).Order(StringComparer.Ordinal));
        // Without these it would prove nothing.
        Assert.All(Enum.GetValues<FaultyLine.Fault>(), fault => Assert.True(line.Happened.ContainsKey(fault), $"SEED={seed}: nothing was {fault}."));
        Assert.True(shown.Sum(p => p.Tries) > kept.Count, $"SEED={seed}: no post was sent twice.");
    }

    private static async Task<(Visitor Founder, string Cluster, IReadOnlyList<Visitor> Others)> Founded(ProgramProcess program, int teachers)
    {
        var founder = new Visitor(program.Address);
        await founder.Send("/sign-up", ("Ask.Name", "Teacher 1"), ("Ask.Password", Person.Password));
        var cluster = await founder.Send("/start", ("Ask.Name", "Those in the valley"), ("Ask.Purpose", "To be heard."));
        await founder.Send(cluster, $"{cluster}/invite");
        var link = await founder.LinkOn($"{cluster}/invite");
        var others = Enumerable.Range(2, teachers - 1).Select(n => (Name: $"Teacher {n.ToString(CultureInfo.InvariantCulture)}", Visitor: new Visitor(program.Address))).ToList();
        await Parallel.ForEachAsync(others, async (other, _) => await other.Visitor.Send(link, ("Ask.Name", other.Name), ("Ask.Password", Person.Password)));
        return (founder, cluster, [.. others.Select(o => o.Visitor)]);
    }

    private static async Task<IReadOnlyList<Phones.Post>> Kept(Visitor reader, string thread)
    {
        var all = new List<Phones.Post>();
        while (true)
        {
            var page = await reader.Reads(string.Create(CultureInfo.InvariantCulture, $"{thread}?After={all.Count}"));
            var more = OnPage().Matches(page).Select(m => new Phones.Post(
                int.Parse(m.Groups["number"].ValueSpan, CultureInfo.InvariantCulture), Guid.Parse(m.Groups["id"].ValueSpan), WebUtility.HtmlDecode(Tag().Replace(m.Groups["text"].Value, "")).Trim())).Where(p => p.Number > all.Count).ToList();
            if (more.Count == 0)
            {
                return all;
            }

            all.AddRange(more);
        }
    }

    [GeneratedRegex("""<li class="post[^>]* id="post-(?<id>[0-9a-f-]{36})"[^>]* data-number="(?<number>\d+)".*?<div class="prose"[^>]*>(?<text>.*?)</div>""", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex OnPage();

    [GeneratedRegex("<[^>]+>", RegexOptions.None, 1000)]
    private static partial Regex Tag();
}
