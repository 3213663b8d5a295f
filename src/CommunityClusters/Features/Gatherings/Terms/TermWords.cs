using System.Globalization;
using CommunityClusters.Localisation;

namespace CommunityClusters.Features.Gatherings.Terms;

/// <summary>How days that have a name are said.</summary>
internal static class TermWords
{
    /// <summary>Their name; what they are where they have none.</summary>
    public static string NameOf(this Words words, NamedDays days) => days.Name.Length > 0 ? days.Name : words[KeyOf(days.Kind)];

    /// <summary>From when to when they are.</summary>
    public static string DaysOf(this Words words, NamedDays days) => days.First == days.Last
        ? days.First.ToString("d MMMM yyyy", CultureInfo.CurrentCulture)
        : words["terms.days", ("first", days.First.ToString(days.First.Year == days.Last.Year ? "d MMMM" : "d MMMM yyyy", CultureInfo.CurrentCulture)), ("last", days.Last.ToString("d MMMM yyyy", CultureInfo.CurrentCulture))];

    /// <summary>That a day falls within them.</summary>
    public static string Within(this Words words, NamedDays days) =>
        words[days.Kind == StretchKind.Holidays ? "terms.within.Holidays" : "terms.within.ExamWeeks", ("name", words.NameOf(days)), ("days", words.DaysOf(days))];

    /// <summary>The key of a kind's word.</summary>
    public static string KeyOf(StretchKind kind) => $"terms.kind.{kind}";
}
