using System.Globalization;
using CommunityClusters.Documents.Moments;
using CommunityClusters.Localisation;

namespace CommunityClusters.Features.Gatherings.Records;

/// <summary>What the milestone of a plan is called that was taught on a day. It is kept as it is first said, so it is said in the cluster's language.</summary>
internal static class MilestoneNames
{
    /// <summary>The name, in the first of the cluster's languages in which a native speaker has read the program's sentences; else in English.</summary>
    public static string Of(DateOnly day, IEnumerable<string> languages, Words words)
    {
        var language = languages.Select(Languages.Named).FirstOrDefault(l => l is { Reviewed: true }) ?? Languages.English;
        var (before, beforeOfPages) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language.Code);
            var name = words["record.milestone", ("day", day.ToString("dddd d MMMM yyyy", CultureInfo.CurrentCulture))];
            return name.Length <= DocumentMoment.LongestName ? name : name[..DocumentMoment.LongestName];
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (before, beforeOfPages);
        }
    }
}
