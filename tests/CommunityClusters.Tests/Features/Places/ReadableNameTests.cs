using CommunityClusters.Features.Places;
using CommunityClusters.Localisation;

namespace CommunityClusters.Tests.Features.Places;

public sealed class ReadableNameTests
{
    [Theory]
    [InlineData("STANFORD JP SCHOOL", "Stanford JP School")]
    [InlineData("A.M.BAM SS SCHOOL", "A.M.Bam SS School")]
    [InlineData("MORENA TSHOHISI MOLOI II I/S", "Morena Tshohisi Moloi II I/S")]
    [InlineData("ST MARY'S RC P SCHOOL", "St Mary's RC P School")]
    [InlineData("O'REILLY MCKAY L/HP SCHOOL", "O'Reilly McKay L/HP School")]
    [InlineData("MCUMNGCO JS SCHOOL", "Mcumngco JS School")]
    [InlineData("SCHOOL OF THE VALLEY", "School of the Valley")]
    [InlineData("LEFA-IFA SECONDARY (DRC)", "Lefa-Ifa Secondary (DRC)")]
    [InlineData("PRIMÊRE SKOOL MÔRESON", "Primêre Skool Môreson")]
    [InlineData("eMALAHLENI 1", "eMalahleni 1")]
    [InlineData("OR TAMBO", "OR Tambo")]
    [InlineData("CIRCUIT1", "Circuit1")]
    [InlineData("EN_1", "EN_1")]
    [InlineData("Ramotse Primary /school", "Ramotse Primary /school")]
    public void A_name_in_capitals_is_written_as_people_write_it(string published, string readable) =>
        Assert.Equal(readable, ReadableName.Of(published));

    [Theory]
    [InlineData("St. Mary's PRIMÊRE", "st marys primere")]
    [InlineData("  Lefa–Ifa (2) ", "lefa ifa 2")]
    [InlineData("Tshivenḓa ﬁn", "tshivenda fin")]
    [InlineData("مُحَمَّد", "محمد")]
    [InlineData("🌻", "")]
    public void Case_and_marks_do_not_count_in_a_search(string text, string folded) => Assert.Equal(folded, Folding.Fold(text));
}
