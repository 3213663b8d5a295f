using AngleSharp.Dom;
using CommunityClusters.TakingAway;
using CommunityClusters.TakingAway.Word;
using CommunityClusters.Tests.Support;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CommunityClusters.Tests.TakingAway;

/// <summary>Files for Word, as Word's own rules and other programs read them.</summary>
public sealed class WordFileTests
{
    private static readonly IReadOnlyDictionary<string, WritingPicture> None = new Dictionary<string, WritingPicture>(StringComparer.Ordinal);

    [Fact]
    public async Task Headings_lists_tables_and_marks_are_what_they_are()
    {
        var (html, _) = await Read("""
            # What to *bring*

            A **bold**, an *italic* and a ~~struck~~ word, `code`, H~2~O, x^2^, and
            a second line.

            - one
            - two
              1. first
              2. second
            - three

            4. four
            5. five

            - [ ] open
            - [x] done

            | who | what |
            |-----|-----:|
            | Nomsa | **rope** |
            | Thabo | tape |

            > quoted

            ```
            a  b
            c
            ```

            ---
            """);

        Assert.Equal(["Introduction (15 minutes)"], Texts(html, "h1"));
        Assert.Equal("What to bring", Assert.Single(Texts(html, "h2")));
        Assert.Equal("bring", Assert.Single(Texts(html, "h2 em")));
        Assert.Contains("bold", Texts(html, "p strong"), StringComparer.Ordinal);
        Assert.Equal("struck", Assert.Single(Texts(html, "s")));
        Assert.Equal("2", Assert.Single(Texts(html, "sub")));
        Assert.Equal("2", Assert.Single(Texts(html, "sup")));
        Assert.Equal(["first", "second"], Texts(html, "ul > li > ol > li"));
        Assert.Equal(["four", "five"], Texts(html, "body > ol > li"));
        Assert.Equal(3, html.QuerySelectorAll("body > ul:first-of-type > li").Length);
        Assert.Contains(Texts(html, "p"), p => p.StartsWith('☐') && p.EndsWith("open", StringComparison.Ordinal));
        Assert.Contains(Texts(html, "p"), p => p.StartsWith('☑'));
        Assert.Equal(["who", "what"], Texts(html, "table thead th"));
        Assert.Equal(["Nomsa", "rope", "Thabo", "tape"], Texts(html, "table tbody td"));
        Assert.Contains(Texts(html, "p"), p => string.Equals(p, "quoted", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Links_lead_only_where_a_link_may_lead()
    {
        var (html, _) = await Read("""
            [page](https://example.org/a?b=c&d) [mail](mailto:a@b.example) [call](tel:+27821234567) https://auto.example/x <https://angle.example>
            [bad](javascript:alert(1)) [file](file:///etc/passwd) <javascript:alert(2)> [none]() [broken](https://exa mple)
            """);

        Assert.Equal(
            ["https://example.org/a?b=c&d", "mailto:a@b.example", "tel:+27821234567", "https://auto.example/x", "https://angle.example"],
            html.QuerySelectorAll("a[href]").Select(a => a.GetAttribute("href")));
        Assert.Contains("bad", html.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("javascript:alert(2)", html.Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Formulas_are_formulas_and_the_rest_is_their_tex()
    {
        string[] understood = [@"\frac{1}{2}mv^2", @"\sqrt{x}", @"\sqrt[3]{x}", "x_1^2", "x_1", @"\left(\frac{a}{b}\right)", @"\vec{F}", @"\alpha \le \Omega", @"\sin x", @"5\,\text{m per s}"];
        var (html, formulas) = await Read(string.Join("\n\n", understood.Select(f => $"${f}$")) + "\n\n$$\nE = mc^2\n$$\n\n$\\begin{pmatrix} a & b \\end{pmatrix}$");

        string[] mathml = ["<mfrac>", "<msqrt>", "<mroot>", "<msubsup>", "<msub>", "<mfenced", "<mover", "Ω", "sin", "m per s", "<msup>"];
        Assert.Equal(mathml.Length, formulas.Count);
        Assert.All(mathml.Zip(formulas), pair => Assert.Contains(pair.First, pair.Second.Replace("&nbsp;", " ", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.Contains("display=\"block\"", formulas[^1], StringComparison.Ordinal);
        Assert.Contains(@"\begin{pmatrix} a & b \end{pmatrix}", html.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_that_run_from_right_to_left_do_so_paragraph_by_paragraph()
    {
        using var file = Open(Written("سبق Newton کا\n\nplain words\n\n- نکتہ\n\n|الف|ب|\n|-|-|\n|ایک|two|", title: "روشنی"));
        var paragraphs = file.MainDocumentPart!.Document.Body!.Descendants<Paragraph>().ToDictionary(p => p.InnerText, p => p, StringComparer.Ordinal);

        Assert.All(new[] { "روشنی", "سبق Newton کا", "نکتہ", "ایک" }, text => Assert.NotNull(paragraphs[text].ParagraphProperties?.BiDi));
        Assert.All(new[] { "plain words", "two" }, text => Assert.Null(paragraphs[text].ParagraphProperties?.BiDi));
        Assert.Equal(new[] { true, false, true }, paragraphs["سبق Newton کا"].Elements<Run>().Select(r => r.RunProperties!.RightToLeftText is not null));
        Assert.NotNull(file.MainDocumentPart.Document.Descendants<BiDiVisual>().Single());
    }

    [Fact]
    public void It_says_its_title_and_language_and_nobodys_name()
    {
        using var file = Open(Written("x", language: "zu"));
        Assert.Equal("Lenses", file.PackageProperties.Title);
        Assert.Equal("zu", file.PackageProperties.Language);
        Assert.Equal("zu", file.MainDocumentPart!.StyleDefinitionsPart!.Styles!.Descendants<Languages>().Single().Val!.Value);
        Assert.Null(file.PackageProperties.Creator);
        Assert.Null(file.PackageProperties.LastModifiedBy);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\0b\u0001\uFFFF\uD800c 😀 \u0008")]
    [InlineData("- \n  - \n    - \n      - x\n        - y\n          - z\n            - 1\n              - 2\n                - 3\n                  - 4")]
    [InlineData("99999999999. far")]
    [InlineData("- - - x\n> - 1. > y")]
    [InlineData("|a|b|\n|-|-|\n|1|\n|1|2|3|\n")]
    [InlineData("<script>alert(1)</script> <!-- --> &amp; &nbsp; &#0;")]
    [InlineData("[a][b] ![alt](x.png \"t\") [**b** *i*](https://x.example) [![alt](y.png)](https://x.example)")]
    [InlineData("$$\n\\frac{1\n$$\n\n$\\text{}$ $x^{}$ $\\sqrt{}$ ${}$")]
    [InlineData("***all*** **un *even** x* ~a~ ++u++ ==m==\n\n***\n\n# \n\n#### deep\n\n###### deeper")]
    [InlineData("1. a\n\n   b\n\n   ```\n   c\n   ```\n\n   |t|u|\n   |-|-|\n   |v|w|\n2. d")]
    public void Whatever_is_written_the_file_is_valid(string text) => Assert.NotEmpty(Written(text, title: text));

    [Fact]
    public async Task A_picture_stands_in_it_as_wide_as_the_page_and_once_in_the_file()
    {
        var png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
        var pictures = new Dictionary<string, WritingPicture>(StringComparer.Ordinal) { ["/f/1"] = new(png, "image/png", 4000, 1000), ["/f/2"] = new(png, "image/webp", 10, 10) };
        var bytes = Written("![A ramp](/f/1) ![again](/f/1) ![a web picture](/f/2) ![gone](/f/3)", pictures: pictures);

        using var file = Open(bytes);
        Assert.Single(file.MainDocumentPart!.ImageParts);
        var extent = file.MainDocumentPart.Document.Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.Extent>().First();
        Assert.Equal((17 * 360_000L, 17 * 90_000L), (extent.Cx!.Value, extent.Cy!.Value));
        var html = Sight.Parsed((await Peer.Reads("word.mjs", bytes)).GetProperty("html").GetString()!);
        Assert.Equal(["A ramp", "again"], html.QuerySelectorAll("img").Select(i => i.GetAttribute("alt")));
        Assert.Contains("a web picture", html.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("gone", html.Body.TextContent, StringComparison.Ordinal);
    }

    private static async Task<(IDocument Html, IReadOnlyList<string> Formulas)> Read(string text)
    {
        var read = await Peer.Reads("word.mjs", Written(text));
        var unknown = read.GetProperty("messages").EnumerateArray().Select(m => m.GetString()!).Where(m => !m.Contains("oMath", StringComparison.Ordinal) && !m.Contains("Unrecognised paragraph style", StringComparison.Ordinal) && !m.Contains("Unrecognised run style", StringComparison.Ordinal));
        Assert.Empty(unknown);
        return (Sight.Parsed(read.GetProperty("html").GetString()!), [.. read.GetProperty("formulas").EnumerateArray().Select(f => f.GetString()!)]);
    }

    private static byte[] Written(string text, string title = "Lenses", string language = "en", IReadOnlyDictionary<string, WritingPicture>? pictures = null)
    {
        var bytes = WordFile.Of(new Writing(title, ["Saturday Optics", "60 minutes"], language, [new WritingPart("Introduction", "15 minutes", text)]), pictures ?? None);
        using var file = Open(bytes);
        var faults = new OpenXmlValidator(FileFormatVersions.Office2016).Validate(file).Select(f => $"{f.Description} at {f.Path?.XPath}").ToList();
        Assert.Empty(faults);
        return bytes;
    }

    private static WordprocessingDocument Open(byte[] bytes) => WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);

    private static IReadOnlyList<string> Texts(IDocument html, string selector) => [.. html.QuerySelectorAll(selector).Select(e => Sight.Squeezed(e.FirstElementChild is { TagName: "P" } only ? only.TextContent : e.TextContent))];
}
