using System.Buffers.Binary;
using AngleSharp.Dom;
using CommunityClusters.TakingAway;
using CommunityClusters.TakingAway.Word;
using CommunityClusters.Tests.Files;
using CommunityClusters.Tests.Support;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CommunityClusters.Tests.TakingAway;

/// <summary>Files for Word, as Word's own rules and other programs read them.</summary>
public sealed class WordFileTests
{
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
    public async Task Words_that_run_from_right_to_left_do_so_paragraph_by_paragraph()
    {
        using var file = Open(await Written("سبق Newton کا\n\nplain words\n\n- نکتہ\n\n|الف|ب|\n|-|-|\n|ایک|two|", title: "روشنی"));
        var paragraphs = file.MainDocumentPart!.Document.Body!.Descendants<Paragraph>().ToDictionary(p => p.InnerText, p => p, StringComparer.Ordinal);

        Assert.All(new[] { "روشنی", "سبق Newton کا", "نکتہ", "ایک" }, text => Assert.NotNull(paragraphs[text].ParagraphProperties?.BiDi));
        Assert.All(new[] { "plain words", "two" }, text => Assert.Null(paragraphs[text].ParagraphProperties?.BiDi));
        Assert.Equal(new[] { true, false, true }, paragraphs["سبق Newton کا"].Elements<Run>().Select(r => r.RunProperties!.RightToLeftText is not null));
        Assert.NotNull(file.MainDocumentPart.Document.Descendants<BiDiVisual>().Single());
    }

    [Fact]
    public async Task It_says_its_title_and_language_and_nobodys_name()
    {
        using var file = Open(await Written("x", language: "zu"));
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
    public async Task Whatever_is_written_the_file_is_valid(string text) => Assert.NotEmpty(await Written(text, title: text));

    [Fact]
    public async Task A_picture_stands_in_it_as_it_is_within_the_page_and_once_in_the_file()
    {
        var kept = new Kept();
        var (wide, high, small) = (kept.Put(Png(4000, 1000), "a.png", "image/png"), kept.Put(Png(100, 4000), "b.png", "image/png"), kept.Put(Samples.Jpeg, "c.jpg", "image/jpeg"));
        // What the text says of a size is passed over.
        var bytes = await Written($"![A ramp](/files/{wide}.png#1x1) ![again](/files/{wide}.png) ![high](/files/{high}.png)\n\n|t|\n|-|\n|![sm*al*l](/files/{small}.jpg#9000x1)|", kept: kept);

        using var file = Open(bytes);
        Assert.Equal(
            new[] { Png(4000, 1000), Png(100, 4000), Samples.Jpeg }.Select(Convert.ToHexString).Order(StringComparer.Ordinal),
            file.MainDocumentPart!.ImageParts.Select(Read).Select(Convert.ToHexString).Order(StringComparer.Ordinal));
        var extents = file.MainDocumentPart.Document.Descendants<DocumentFormat.OpenXml.Drawing.Wordprocessing.Extent>().Select(e => (e.Cx!.Value, e.Cy!.Value));
        Assert.Equal([(17 * 360_000L, 17 * 90_000L), (17 * 360_000L, 17 * 90_000L), (18 * 9_000L, 18 * 360_000L), (8 * 9525L, 6 * 9525L)], extents);
        var html = Sight.Parsed((await Peer.Reads("word.mjs", bytes)).GetProperty("html").GetString()!);
        Assert.Equal(["A ramp", "again", "high", "small"], html.QuerySelectorAll("img").Select(i => i.GetAttribute("alt")));
        Assert.Equal($"data:image/jpeg;base64,{Convert.ToBase64String(Samples.Jpeg)}", html.QuerySelector("td img")!.GetAttribute("src"));
        Assert.DoesNotContain("not in here", html.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_what_cannot_stand_in_it_its_words_do_and_how_many_they_are()
    {
        var kept = new Kept();
        var (lost, broken, sound) = (kept.Loses("a.jpg", "image/jpeg"), kept.Put(Samples.Jpeg[..40], "b.jpg", "image/jpeg"), kept.Put(Samples.M4a, "c.m4a", "audio/mp4"));
        var bytes = await Written($"![a ramp](/files/{lost}.jpg) ![](/files/{broken}.jpg) ![**izwi**](/files/{sound}.m4a) [sheet](/files/{Guid.NewGuid()}.pdf) ![gone](x.png)", kept: kept);

        var html = Sight.Parsed((await Peer.Reads("word.mjs", bytes)).GetProperty("html").GetString()!);
        Assert.Contains("(Picture: a ramp) (Picture) (Sound: izwi) (File: sheet) gone", html.Body!.TextContent, StringComparison.Ordinal);
        Assert.EndsWith("4 files of this text are not in here. You find them where it was written.", html.Body.TextContent, StringComparison.Ordinal);
        Assert.Empty(html.QuerySelectorAll("img"));
    }

    private static async Task<(IDocument Html, IReadOnlyList<string> Formulas)> Read(string text)
    {
        var read = await Peer.Reads("word.mjs", await Written(text));
        var unknown = read.GetProperty("messages").EnumerateArray().Select(m => m.GetString()!).Where(m => !m.Contains("oMath", StringComparison.Ordinal) && !m.Contains("Unrecognised paragraph style", StringComparison.Ordinal) && !m.Contains("Unrecognised run style", StringComparison.Ordinal));
        Assert.Empty(unknown);
        return (Sight.Parsed(read.GetProperty("html").GetString()!), [.. read.GetProperty("formulas").EnumerateArray().Select(f => f.GetString()!)]);
    }

    private static async Task<byte[]> Written(string text, string title = "Lenses", string language = "en", Kept? kept = null)
    {
        var files = (kept ?? new Kept()).Files;
        var writing = new Writing(title, ["Saturday Optics", "60 minutes"], language, [new WritingPart("Introduction", "15 minutes", text)]);
        var pictures = await files.Pictures(TestContext.Current.CancellationToken);
        var bytes = await Taking.Bytes((output, aborted) => WordFile.Of(writing, pictures, Taking.Says).WriteTo(output, files.Open, aborted));
        using var file = Open(bytes);
        var faults = new OpenXmlValidator(FileFormatVersions.Office2016).Validate(file).Select(f => $"{f.Description} at {f.Path?.XPath}").ToList();
        Assert.Empty(faults);
        return bytes;
    }

    // Only its head is ever read.
    private static byte[] Png(int width, int height)
    {
        var bytes = Samples.Png;
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(20), height);
        return bytes;
    }

    private static byte[] Read(ImagePart image)
    {
        using var bytes = new MemoryStream();
        using var stream = image.GetStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static WordprocessingDocument Open(byte[] bytes) => WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false);

    private static IReadOnlyList<string> Texts(IDocument html, string selector) => [.. html.QuerySelectorAll(selector).Select(e => Sight.Squeezed(e.FirstElementChild is { TagName: "P" } only ? only.TextContent : e.TextContent))];
}
