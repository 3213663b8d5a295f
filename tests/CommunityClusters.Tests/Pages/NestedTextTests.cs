using System.Net;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Pages;
using CommunityClusters.Tests.Support;
using Microsoft.AspNetCore.Html;

namespace CommunityClusters.Tests.Pages;

/// <summary>What somebody types by leaning on a key, or to do harm: every page with it still opens, and shows it.</summary>
public sealed class NestedTextTests
{
    public static TheoryData<string> Signs => new("> ", ">", "[", "- ", "*", "![", "~~a ", "*a **b ", "1. ", "| ", "$", "<", "(", "`");

    [Theory, MemberData(nameof(Signs))]
    public void However_deep_it_is_nested_it_can_be_read(string sign)
    {
        foreach (var times in new[] { 39, 41, 64, 100, 127, 128, 130, 500 })
        {
            var text = string.Concat(Enumerable.Repeat(sign, times)) + "word";
            string[] shown = [Html(Markdown.ToHtml(text)), Html(Markdown.DocumentToHtml(text)), Markdown.Preview(text, 10_000)];
            Assert.All(shown, s => Assert.Contains("word", s, StringComparison.Ordinal));
            Assert.False(Markdown.HaveFormulas([text]) && sign != "$");
        }
    }

    [Fact]
    public void What_is_nested_too_deep_is_shown_as_it_was_typed_line_by_line()
    {
        var text = new string('>', 130) + "<b>one</b>\n*two*";
        Assert.Equal($"<p>{WebUtility.HtmlEncode(text).Replace("\n", "<br />\n", StringComparison.Ordinal)}</p>\n", Html(Markdown.ToHtml(text)));
    }

    [Fact]
    public void A_list_in_a_list_in_a_list_is_a_list() =>
        Assert.Equal(3, Html(Markdown.ToHtml("- one\n  - two\n    - three")).Split("<ul>").Length - 1);

    [Theory, OnBothDatabases]
    public async Task A_cluster_that_is_described_so_opens(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await place.Sends(scene.Nomsa, new DescribeCluster { ClusterId = scene.Cluster, Seen = 1, Name = Scene.Name, Purpose = new string('>', 130) + "physics" });
        Assert.Contains(">>physics", (await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}")).Text, StringComparison.Ordinal);
    }

    private static string Html(IHtmlContent content)
    {
        using var writer = new StringWriter();
        content.WriteTo(writer, System.Text.Encodings.Web.HtmlEncoder.Default);
        return writer.ToString();
    }
}
