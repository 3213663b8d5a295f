using CommunityClusters.Crdt;
using CommunityClusters.Features.Plans.Remarks;
using CommunityClusters.Tests.Support;

namespace CommunityClusters.Tests.Features.Plans.Remarks;

/// <summary>What people do with remarks.</summary>
internal static class Remarking
{
    /// <summary>The id of a plan's first section.</summary>
    public static string SectionOf(Doc doc) => doc.GetMap("sections").Keys.First(k => k.EndsWith(":kind", StringComparison.Ordinal))[..^":kind".Length];

    /// <summary>A remark on some words, as a phone sends it that has the plan open.</summary>
    public static MakeRemark On(this Phone phone, Guid plan, string section, string words, string text)
    {
        var written = phone.Doc.GetText($"text:{section}");
        var at = written.ToString().IndexOf(words, StringComparison.Ordinal);
        Assert.True(at >= 0, $"'{words}' is not in '{written}'.");
        return new MakeRemark
        {
            CommandId = Guid.NewGuid(),
            DocumentId = plan,
            Section = section,
            From = Convert.ToBase64String(RelativePosition.FromIndex(written, at).Encode()),
            To = Convert.ToBase64String(RelativePosition.FromIndex(written, at + words.Length, -1).Encode()),
            Text = text,
        };
    }

    /// <summary>Opens a plan's page and keeps it open: what happens from then on arrives.</summary>
    public static async Task<LiveLine> WatchesPlan(this Person person, Guid cluster, Guid plan)
    {
        var watch = (await person.Opens($"/clusters/{cluster}/plans/{plan}")).One("[data-watch]");
        var line = await LiveLine.Connect(person.Place.Node, person);
        await line.Call(
            "Watch", watch.GetAttribute("data-watch")!, long.Parse(watch.GetAttribute("data-cursor")!, System.Globalization.CultureInfo.InvariantCulture),
            watch.GetAttribute("data-fragments")!.Split(' '), "en");
        return line;
    }
}
