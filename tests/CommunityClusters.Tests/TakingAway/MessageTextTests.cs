using CommunityClusters.TakingAway;

namespace CommunityClusters.Tests.TakingAway;

public sealed class MessageTextTests
{
    private const string End = "The whole plan: https://clusters.example/x";

    [Theory]
    [InlineData("a **bold** and *italic* ~~word~~", "a *bold* and _italic_ ~word~")]
    [InlineData("**bold\nover lines**", "*bold*\n*over lines*")]
    [InlineData("## Heading", "*Heading*")]
    [InlineData("- one\n- two\n  - three", "- one\n- two\n  - three")]
    [InlineData("3. one\n4. two", "3. one\n4. two")]
    [InlineData("- [ ] open\n- [x] done", "☐ open\n☑ done")]
    [InlineData("|a|b|\n|-|-|\n|1|**2**|", "*a | b*\n1 | *2*")]
    [InlineData("> said\n> so", "> said\n> so")]
    [InlineData("[page](https://x.example) [x](javascript:y)", "page (https://x.example) x")]
    [InlineData("https://x.example/a_b_c", "https://x.example/a_b_c")]
    [InlineData(@"So $\frac{1}{2}mv^2$ it is", "So ½mv² it is")]
    [InlineData("$$\nx^2\n$$", "x²")]
    [InlineData("`code`", "`code`")]
    [InlineData("one\n\ntwo", "one\n\ntwo")]
    [InlineData("![a ramp](/x)", "a ramp")]
    [InlineData("See ![a **steep** ramp](/files/6f0f4d5e-6f0c-4d3e-9d43-0a1b2c3d4e5f.jpg#8x6)", "See (Picture: a *steep* ramp)")]
    [InlineData("![Picture](/files/6f0f4d5e-6f0c-4d3e-9d43-0a1b2c3d4e5f.jpg)", "(Picture)")]
    [InlineData("![](/files/6f0f4d5e-6f0c-4d3e-9d43-0a1b2c3d4e5f.m4a) [sheet](/files/6f0f4d5e-6f0c-4d3e-9d43-0a1b2c3d4e5f.pdf)", "(Sound) (File: sheet)")]
    public void Marks_and_lists_are_those_of_the_messenger(string markdown, string message) => Assert.Equal(message, new MessageText(Taking.Says).Of(markdown));

    [Fact]
    public void It_says_what_is_written_and_where_the_whole_is()
    {
        var message = new MessageText(Taking.Says).Of(Writing("Hello", ""), End, 1000);
        Assert.Equal($"*Lenses*\nSaturday Optics\n60 minutes\n\n*Part 1* (5 minutes)\nHello\n\n{End}", message);
    }

    [Fact]
    public void A_long_one_ends_with_a_whole_paragraph_and_the_way_to_the_rest()
    {
        var message = new MessageText(Taking.Says).Of(Writing(string.Join("\n\n", Enumerable.Range(0, 100).Select(i => $"Paragraph {i} of many words.")), "last"), End, 600);
        Assert.InRange(message.Length, 400, 600);
        Assert.EndsWith($"words.\n\n…\n\n{End}", message, StringComparison.Ordinal);
    }

    private static Writing Writing(params string[] texts) =>
        new("Lenses", ["Saturday Optics", "60 minutes"], "en", [.. texts.Select((t, i) => new WritingPart($"Part {i + 1}", "5 minutes", t))]);
}
