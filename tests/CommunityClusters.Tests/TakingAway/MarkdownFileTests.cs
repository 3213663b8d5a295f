using CommunityClusters.TakingAway;

namespace CommunityClusters.Tests.TakingAway;

public sealed class MarkdownFileTests
{
    [Fact]
    public async Task The_folder_holds_the_text_under_its_headings_as_it_was_written()
    {
        var writing = new Writing("Lenses", ["Saturday Optics", "60 minutes"], "en",
            [new WritingPart("Introduction", "15 minutes", "## What to bring\r\n\r\n- [x] a *candle*\r\n\r\n```\r\n# no heading\r\n```\r\n"), new WritingPart("Homework", "", " ")]);

        var read = await Peer.Reads("zip.mjs", MarkdownFile.Of(writing, "روشنی und Linsen.md"));

        Assert.Equal(
            "# Lenses\n\nSaturday Optics\n\n60 minutes\n\n## Introduction (15 minutes)\n\n#### What to bring\n\n- [x] a *candle*\n\n```\n# no heading\n```\n\n## Homework\n",
            read.GetProperty("روشنی und Linsen.md").GetString());
        Assert.Single(read.EnumerateObject());
    }
}
