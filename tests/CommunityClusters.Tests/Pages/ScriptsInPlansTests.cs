using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using CommunityClusters.Pages;
using CommunityClusters.Tests.Support;

namespace CommunityClusters.Tests.Pages;

/// <summary>
/// What people try in order to bring a script into a page, after the evasions that OWASP's cheat sheet on cross-site scripting
/// collects, and those that Markdown adds to them. The journeys give the same list to the editor.
/// </summary>
public sealed class ScriptsInPlansTests
{
    private static readonly string[] Allowed =
    [
        "p", "br", "h3", "h4", "h5", "h6", "strong", "em", "del", "sub", "sup", "ins", "mark", "ul", "ol", "li", "input", "a", "blockquote", "code", "pre", "hr",
        "table", "thead", "tbody", "tr", "th", "td", "span", "div",
    ];

    private static readonly string[] AllowedAttributes = ["href", "rel", "title", "class", "type", "disabled", "checked", "start", "style", "dir"];

    /// <summary>All of them.</summary>
    public static TheoryData<string> Tries => [.. File.ReadAllLines(Path.Combine(Repository.Root, "tests", "scripts-people-try.txt"))];

    [Theory, MemberData(nameof(Tries))]
    public void Nothing_that_is_written_becomes_more_than_words(string written)
    {
        var html = Markdown.DocumentToHtml(written).ToString()!;
        var body = new HtmlParser().ParseDocument($"<body><main>{html}</main></body>").QuerySelector("main")!;

        Assert.Empty(body.QuerySelectorAll("*").Select(e => e.LocalName).Except(Allowed));
        Assert.Empty(body.QuerySelectorAll("*").SelectMany(e => e.Attributes).Select(a => a.LocalName).Except(AllowedAttributes));
        Assert.All(body.QuerySelectorAll("[style]"), e => Assert.Matches("^text-align: (left|center|right);$", e.GetAttribute("style")!));
        Assert.All(body.QuerySelectorAll("[dir]"), e => Assert.Equal("ltr", e.GetAttribute("dir")));
        Assert.All(body.QuerySelectorAll("a"), a => Assert.Matches("^(https?://|mailto:|tel:)", a.GetAttribute("href")!));
        Assert.All(body.QuerySelectorAll("input"), i => Assert.Equal("checkbox", i.GetAttribute("type")));
        // It does not reach out of the place that it is in either.
        Assert.Equal(2, body.Owner!.Body!.Parent!.ChildNodes.OfType<IElement>().Count());
        Assert.Single(body.Owner.Body.ChildNodes.OfType<IElement>());
    }
}
