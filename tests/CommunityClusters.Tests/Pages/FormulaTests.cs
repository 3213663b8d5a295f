using System.Text.Encodings.Web;
using CommunityClusters.Pages;
using CommunityClusters.Tests.Support;

namespace CommunityClusters.Tests.Pages;

/// <summary>Formulas on the pages. The script tests hold the editor to the same cases.</summary>
public sealed class FormulaTests
{
    private static readonly string[] Lines = File.ReadAllLines(Path.Combine(Repository.Program, "Client", "editor", "formula-cases.txt"));

    public static TheoryData<string> Cases => [.. Lines.Where(l => l.Contains('⇒', StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_formula_is_where_the_editor_sees_one(string line)
    {
        var (written, expected) = (line.Split('⇒')[0].TrimEnd(), line.Split('⇒')[1].Trim());
        var found = Drawn(written.Replace('⏎', '\n')).QuerySelectorAll(".formula")
            .Select(f => f.ClassList.Contains("formula--alone") ? $"‹‹{f.TextContent}››" : $"‹{f.TextContent}›");
        Assert.Equal(expected, string.Join(' ', found).Replace('\n', '⏎'));
    }

    [Fact]
    public void Without_script_its_words_can_be_read_and_run_from_left_to_right()
    {
        var formula = Drawn("As $a < b & c$ says").QuerySelector(".formula")!;
        Assert.Equal("a < b & c", formula.TextContent);
        Assert.Equal("ltr", formula.GetAttribute("dir"));
    }

    [Fact]
    public void Only_a_text_with_a_formula_needs_what_draws_it()
    {
        Assert.False(Markdown.HaveFormulas(["It costs $5 and $10", "`$x$`", ""]));
        Assert.True(Markdown.HaveFormulas(["", "So $x$"]));
        Assert.True(Markdown.HaveFormulas(["$$\nx\n$$"]));
    }

    private static AngleSharp.Dom.IDocument Drawn(string text)
    {
        using var html = new StringWriter();
        Markdown.DocumentToHtml(text).WriteTo(html, HtmlEncoder.Default);
        return Sight.Parsed(html.ToString());
    }
}
