using System.Globalization;
using CommunityClusters.Documents.Moments;
using CommunityClusters.Features.Plans.History;
using CommunityClusters.Localisation;

namespace CommunityClusters.Features.Reflections.Arcs;

/// <summary>How the steps of an arc are spoken of.</summary>
internal static class ArcWords
{
    /// <summary>What a step is called.</summary>
    public static string Of(this Words words, ArcStep step) => words[$"arc.{IdOf(step)}"];

    /// <summary>Where a step stands on the page.</summary>
    public static string IdOf(ArcStep step) => step switch
    {
        ArcStep.Need => "need",
        ArcStep.Plan => "plan",
        ArcStep.Lesson => "lesson",
        ArcStep.Observations => "observations",
        ArcStep.Reflection => "reflection",
        _ => "improved",
    };

    /// <summary>The day of a reflection, short: "14 March".</summary>
    public static string ShortDay(DateOnly day, When when) => day.ToString(when.IsThisYear(day) ? "d MMMM" : "d MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>How the plan is called that came of a reflection, until a member calls it otherwise.</summary>
    public static string NameImproved(this Words words, DateOnly day, When when)
    {
        var name = words["arc.keep.name", ("day", ShortDay(day, when))];
        return name.Length <= DocumentMoment.LongestName ? name : name[..DocumentMoment.LongestName];
    }
}
