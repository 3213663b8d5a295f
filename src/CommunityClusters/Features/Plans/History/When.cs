using System.Globalization;
using CommunityClusters.Curriculum;
using CommunityClusters.Pipeline;

namespace CommunityClusters.Features.Plans.History;

/// <summary>Says when something was, in plain words and by the country's clock.</summary>
[PartOfFeature]
public sealed class When(Curricula curricula, TimeProvider time)
{
    /// <summary>The day on which it was there.</summary>
    public DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(There(instant).DateTime);

    /// <summary>A day: "Saturday 14 March", with the year where it is not this one.</summary>
    public string Say(DateOnly day) => day.ToString(IsThisYear(day) ? "dddd d MMMM" : "dddd d MMMM yyyy", CultureInfo.CurrentCulture);

    /// <summary>Whether a day is in this year.</summary>
    public bool IsThisYear(DateOnly day) => day.Year == DayOf(time.GetUtcNow()).Year;

    /// <summary>An hour: "08:30".</summary>
    public string Hour(DateTimeOffset instant) => There(instant).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A day and an hour.</summary>
    public string Say(DateTimeOffset instant) => $"{Say(DayOf(instant))}, {Hour(instant)}";

    private DateTimeOffset There(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, curricula.Zone);
}
