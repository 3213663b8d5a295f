using System.Globalization;
using CommunityClusters.Curriculum;
using CommunityClusters.Localisation;

namespace CommunityClusters.Features.Gatherings.Programmes.Suggesting;

/// <summary>How reasons are spoken of.</summary>
internal static class ReasonWords
{
    /// <summary>The sentence of a reason.</summary>
    /// <param name="words">The words.</param>
    /// <param name="reason">The reason.</param>
    /// <param name="on">The day for which somebody is suggested; a day of another year is said with its year.</param>
    /// <param name="curricula">What subjects are called.</param>
    public static string Says(this Words words, Reason reason, DateOnly? on, Curricula curricula) => reason.Kind switch
    {
        ReasonKind.OtherSchool => words["observers.reason.school", ("name", reason.Name)],
        ReasonKind.NotSince => words["observers.reason.since", ("when", reason.Day!.Value.ToString(reason.Day.Value.Year == on?.Year ? "d MMMM" : "MMMM yyyy", CultureInfo.CurrentCulture))],
        ReasonKind.NotLately => words["observers.reason.lately"],
        ReasonKind.Subject => words["observers.reason.subject", ("subject", curricula.Subject(reason.Subject).Name)],
        ReasonKind.Comes => words["observers.reason.comes"],
        ReasonKind.MayCome => words["observers.reason.maybe"],
        _ => words["observers.reason.free"],
    };
}
