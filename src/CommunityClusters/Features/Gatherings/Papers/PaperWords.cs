using CommunityClusters.Curriculum;
using CommunityClusters.Localisation;

namespace CommunityClusters.Features.Gatherings.Papers;

/// <summary>How papers speak of grades.</summary>
internal static class PaperWords
{
    /// <summary>Grades by name: "Grade 11", "Grades 10, 12"; empty for none.</summary>
    public static string GradesOf(this Words words, Curricula curricula, IReadOnlyList<string> codes)
    {
        var names = codes.Select(c => curricula.Grades.FirstOrDefault(g => g.Code == c)?.Name ?? c).ToList();
        return names.Count switch
        {
            0 => "",
            1 => words["register.of-grade", ("grade", names[0])],
            _ => words["paper.grades", ("grades", string.Join(", ", names))],
        };
    }
}
