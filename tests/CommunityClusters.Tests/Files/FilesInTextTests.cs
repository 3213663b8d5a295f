using System.Text.Encodings.Web;
using CommunityClusters.Pages;

namespace CommunityClusters.Tests.Files;

public sealed class FilesInTextTests
{
    private const string Id = "6f0f4d5e-6f0c-4d3e-9d43-0a1b2c3d4e5f";

    [Fact]
    public void A_picture_stands_in_the_text_with_its_words_and_room_for_it() => Assert.Equal(
        $"<p>See <img src=\"/files/{Id}.webp\" loading=\"lazy\" decoding=\"async\" width=\"800\" height=\"600\" alt=\"a &quot;thin&quot; lens\" /></p>",
        Html($"See ![a \"thin\" lens](/files/{Id}.webp#800x600)"));

    [Fact]
    public void A_sound_is_played_where_it_stands_and_loads_only_then() => Assert.Equal(
        $"<p><audio controls preload=\"none\" src=\"/files/{Id}.m4a\" aria-label=\"&lt;b&gt; &quot;x\"></audio> <small>&lt;b&gt; &quot;x</small></p>",
        Html($"![<b> \"x](/files/{Id}.m4a)"));

    [Fact]
    public void Any_other_file_is_a_link() => Assert.Equal(
        $"<p><a href=\"/files/{Id}.pdf\" data-turbo=\"false\">worksheet (240 KB)</a></p>", Html($"[worksheet (240 KB)](/files/{Id}.pdf \"a title\")"));

    [Theory]
    [InlineData("![x](https://elsewhere.example/a.jpg)")]
    [InlineData("![x](/files/../me)")]
    [InlineData("![x](/files/6f0f4d5e-6f0c-4d3e-9d43-0a1b2c3d4e5f.webp\"onerror=alert(1))")]
    [InlineData("![x](/files/6f0f4d5e-6f0c-4d3e-9d43-0a1b2c3d4e5f.webp?a=1)")]
    [InlineData("![x](/files/6f0f4d5e-6f0c-4d3e-9d43-0a1b2c3d4e5f.webp#1x1javascript:)")]
    [InlineData("![x](//files/6f0f4d5e-6f0c-4d3e-9d43-0a1b2c3d4e5f.webp)")]
    [InlineData("![x](data:image/png;base64,AAAA)")]
    [InlineData("[x](/sign-out)")]
    public void What_is_no_file_of_ours_becomes_its_words(string text)
    {
        var html = Html(text);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<a", html, StringComparison.Ordinal);
    }

    private static string Html(string text)
    {
        using var writer = new StringWriter();
        Markdown.DocumentToHtml(text).WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString().Trim();
    }
}
