using CommunityClusters.Curriculum;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Localisation;

namespace CommunityClusters.Features.Gatherings.Minutes;

/// <summary>How pages name what a gathering dealt with.</summary>
internal static class MinutesWords
{
    /// <summary>The name of a heading.</summary>
    public static string NameOf(this Words words, MinutesSheet.Heading heading) =>
        heading.Name.Length > 0 ? heading.Name : words[heading.IsGone ? "minutes.gone.unnamed" : "day.no-topic"];

    /// <summary>Below it: when and where the lesson was, who presented and who observed; or that it was taken out.</summary>
    public static string SaysOf(this Words words, MinutesSheet.Heading heading, Curricula curricula)
    {
        if (heading.Lesson is not { } lesson)
        {
            return heading.IsGone ? words["minutes.gone"] : "";
        }

        var grade = curricula.Grades.FirstOrDefault(g => g.Code == lesson.Grade)?.Name;
        var parts = new[]
        {
            $"{lesson.Begins.Clock()} {lesson.Room}".Trim(),
            grade is null ? "" : words["register.of-grade", ("grade", grade)],
            lesson.Presenters.Count == 0 ? "" : $"{words["day.presents"]} {string.Join(", ", lesson.Presenters)}",
            lesson.Observers.Count == 0 ? "" : $"{words["day.observes"]} {string.Join(", ", lesson.Observers)}",
        };
        return string.Join(" · ", parts.Where(p => p.Length > 0));
    }
}
