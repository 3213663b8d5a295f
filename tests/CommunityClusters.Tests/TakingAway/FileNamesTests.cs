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
    [InlineData("👩‍👩‍👧 family", "👩‍👩‍👧 family.docx")]
    public void A_file_is_named_as_its_plan_in_any_script(string title, string name) => Assert.Equal(name, FileNames.Of(title, "Plan", ".docx"));

    [Fact]
    public void A_long_name_ends_with_a_whole_letter()
    {
        var name = FileNames.Of(string.Concat(Enumerable.Repeat("👩‍👩‍👧", 40)), "Plan", ".md");
        Assert.InRange(name.Length, 60, 90);
        Assert.Equal(0, (name.Length - 3) % "👩‍👩‍👧".Length);
    }
}
