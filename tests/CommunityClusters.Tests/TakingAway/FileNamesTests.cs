using CommunityClusters.TakingAway;

namespace CommunityClusters.Tests.TakingAway;

public sealed class FileNamesTests
{
    [Theory]
    [InlineData("Newton’s third law", "Newton’s third law.docx")]
    [InlineData("روشنی کا انعطاف", "روشنی کا انعطاف.docx")]
    [InlineData("a/b\\c:d*e?f\"g<h>i|j\n\tk", "a b c d e f g h i j k.docx")]
    [InlineData("../../etc/passwd", "etc passwd.docx")]
    [InlineData("...", "Plan.docx")]
    [InlineData(" ", "Plan.docx")]
    [InlineData("CON", "_CON.docx")]
    [InlineData("lpt1 .txt", "_lpt1 .txt.docx")]
    [InlineData("Concave", "Concave.docx")]
    [InlineData("👩‍👩‍👧 family", "👩‍👩‍👧 family.docx")]
    public void A_file_is_named_as_its_plan_in_any_script(string title, string name) => Assert.Equal(name, FileNames.Of(title, "Plan", ".docx"));

    [Fact]
    public void A_long_name_ends_with_a_whole_letter()
    {
        var name = FileNames.Of(string.Concat(Enumerable.Repeat("👩‍👩‍👧", 40)), "Plan", ".md");
        Assert.InRange(name.Length, 60, 90);
        Assert.Equal(0, (name.Length - 3) % "👩‍👩‍👧".Length);
    }

    [Fact]
    public void No_two_are_taken_for_the_same_name()
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        Assert.Equal(
            ["a/lens.jpg", "a/LENS (2).jpg", "b/lens.jpg", "a/lens (3).jpg", "a/e\u0301.png", "a/\u00e9 (2).png", "none", "none (2)"],
            new[] { "a/lens.jpg", "a/LENS.jpg", "b/lens.jpg", "a/lens.jpg", "a/e\u0301.png", "a/\u00e9.png", "none", "none" }.Select(n => FileNames.OneMore(n, taken)));
    }
}
