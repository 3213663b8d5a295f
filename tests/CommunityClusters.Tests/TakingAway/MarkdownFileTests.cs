using System.Text;
using CommunityClusters.TakingAway;
using CommunityClusters.Tests.Files;

namespace CommunityClusters.Tests.TakingAway;

public sealed class MarkdownFileTests
{
    private const string Name = "Lenses.md";

    [Fact]
    public async Task The_folder_holds_the_text_under_its_headings_as_it_was_written()
    {
        var writing = new Writing("Lenses", ["Saturday Optics", "60 minutes"], "en",
            [new WritingPart("Introduction", "15 minutes", "## What to bring\r\n\r\n- [x] a *candle*\r\n\r\n```\r\n# no heading\r\n```\r\n"), new WritingPart("Homework", "", " ")]);

        var folder = await Taking.Bytes((output, aborted) => MarkdownFile.Write(writing, "روشنی und Linsen.md", new Kept().Files, Taking.Says, output, aborted));
        var read = await Peer.Reads("zip.mjs", folder);

        Assert.Equal(
            "# Lenses\n\nSaturday Optics\n\n60 minutes\n\n## Introduction (15 minutes)\n\n#### What to bring\n\n- [x] a *candle*\n\n```\n# no heading\n```\n\n## Homework\n",
            read.GetProperty("روشنی und Linsen.md").GetString());
        Assert.Single(read.EnumerateObject());
    }

    [Fact]
    public async Task Pictures_and_other_files_lie_beside_it_and_the_text_leads_to_them()
    {
        var kept = new Kept();
        var lens = kept.Put(Samples.Jpeg, "IMG (1).jpg", "image/jpeg");
        var other = kept.Put(Samples.Png, "img (1).png", "image/png");
        var same = kept.Put(Samples.Jpeg, "Img (1).JPG", "image/jpeg");
        var sound = kept.Put(Samples.M4a, "izwi lami.m4a", "audio/mp4");
        var paper = kept.Put(Samples.Pdf, "تجربہ.pdf", "application/pdf");

        var (text, files) = await Take(kept, $"""
            # See ![a *thin* lens](/files/{lens}.jpg#8x6 "a title") and ![](/files/{other}.png)

            [![again](/files/{same}.jpg)](https://example.org) ![said](/files/{sound}.m4a) [paper \[2\]](/files/{paper}.pdf) ![ref][1] [ref][1]

            `![code](/files/{lens}.jpg)`

            ```
            ![code](/files/{lens}.jpg)
            ```

            [1]: </files/{lens}.jpg>
            """);

        Assert.Equal($"""
            ### See ![a *thin* lens](pictures/IMG%20%281%29.jpg "a title") and ![](pictures/img%20%281%29.png)

            [![again](pictures/Img%20%281%29%20%282%29.jpg)](https://example.org) ![said](files/izwi%20lami.m4a) [paper \[2\]](files/{Uri.EscapeDataString("تجربہ.pdf")}) ![ref][1] [ref][1]

            `![code](/files/{lens}.jpg)`

            ```
            ![code](/files/{lens}.jpg)
            ```

            [1]: pictures/IMG%20%281%29.jpg
            """.ReplaceLineEndings("\n"), text);
        Assert.Equal(["pictures/IMG (1).jpg", "pictures/img (1).png", "pictures/Img (1) (2).jpg", "files/izwi lami.m4a", "files/تجربہ.pdf", Name], files.Keys);
        Assert.Equal([Samples.Jpeg, Samples.Png, Samples.Jpeg, Samples.M4a, Samples.Pdf], files.Values.SkipLast(1));
    }

    [Fact]
    public async Task What_is_lost_or_not_this_texts_leaves_its_words_and_is_counted()
    {
        var kept = new Kept();
        var lost = kept.Loses("lens.jpg", "image/jpeg");
        var (anothers, here) = (Guid.NewGuid(), kept.Put(Samples.Png, "../..\\con.png", "image/png"));

        var (text, files) = await Take(kept, $"""
            ![a *thin* lens](/files/{lost}.jpg#8x6) ![Picture](/files/{lost}.jpg) ![](/files/{anothers}.mp3) [paper](/files/{anothers}.pdf)
            [![inner](/files/{here}.png) words](/files/{anothers}.pdf) ![here](/files/{here}.png) ![x](https://elsewhere.example/x.png)
            """);

        Assert.Equal("""
            (Picture: a *thin* lens) (Picture) (Sound) (File: paper)
            (File: inner words) ![here](pictures/_con.png) ![x](https://elsewhere.example/x.png)

            ---

            2 files of this text are not in here. You find them where it was written.
            """.ReplaceLineEndings("\n"), text);
        Assert.Equal(["pictures/_con.png", Name], files.Keys);
    }

    private static async Task<(string Text, IReadOnlyDictionary<string, byte[]> Files)> Take(Kept kept, string text)
    {
        var files = Taking.Unpacked(await Taking.Bytes((output, aborted) => MarkdownFile.Write(Taking.Writing(text), Name, kept.Files, Taking.Says, output, aborted)));
        const string head = "# Lenses\n\n## Introduction\n\n";
        var whole = Encoding.UTF8.GetString(files[Name]);
        Assert.StartsWith(head, whole, StringComparison.Ordinal);
        return (whole[head.Length..].TrimEnd(), files);
    }
}
