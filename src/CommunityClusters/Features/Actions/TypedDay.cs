using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace CommunityClusters.Features.Actions;

/// <summary>The day until which something is to be done, as it is typed and said.</summary>
internal static class TypedDay
{
    private const int Earliest = 2000;
    private const int Latest = 2200;

    /// <summary>Whether it is a day that somebody can mean, or none at all.</summary>
    public static bool IsOne(DateOnly? day) => day is null or { Year: >= Earliest and < Latest };

    /// <summary>The day that was typed into a field. What is no day is not the same as nothing: it is one that nobody can mean, and is told beside its field.</summary>
    public static DateOnly? DayIn(this ModelStateDictionary typed, string field, DateOnly? bound)
    {
        if (typed.GetValueOrDefault(field) is not { Errors.Count: > 0 } wrong)
        {
            return bound;
        }

        // What was typed stays; the sentence is said once, in the words of this page.
        wrong.Errors.Clear();
        return DateOnly.MinValue;
    }

    /// <summary>How the day is said: with its year where that is another one.</summary>
    public static string Said(this DateOnly day, TimeProvider time) =>
        day.ToString(day.Year == time.GetUtcNow().Year ? "ddd d MMMM" : "ddd d MMMM yyyy", CultureInfo.CurrentCulture);
}
