namespace CommunityClusters.Features.Gatherings;

/// <summary>The clocks at a venue: local times of an IANA time zone as instants, and back.</summary>
internal static class VenueClock
{
    /// <summary>Whether there is such a time zone.</summary>
    public static bool Knows(string zone) => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) && found.HasIanaId;

    /// <summary>
    /// The instant of a local time. Where clocks are put forward over it, it is as much later as they are; where they are put back
    /// and it comes twice, it is the first.
    /// </summary>
    public static DateTimeOffset InstantOf(DateOnly day, TimeOnly time, string zone)
    {
        var (there, local) = (TimeZoneInfo.FindSystemTimeZoneById(zone), day.ToDateTime(time));
        var offset = there.IsInvalidTime(local) ? there.GetUtcOffset(local.AddDays(-1))
            : there.IsAmbiguousTime(local) ? there.GetAmbiguousTimeOffsets(local).Max()
            : there.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    /// <summary>
    /// The instants of local times between which something takes place. Where clocks are put forward over its beginning, and it would end before
    /// that, it takes as long as was said.
    /// </summary>
    public static (DateTimeOffset Begins, DateTimeOffset Ends) Between(DateOnly day, TimeOnly begins, TimeOnly ends, string zone)
    {
        var (from, until) = (InstantOf(day, begins, zone), InstantOf(day, ends, zone));
        return (from, until > from ? until : from + (ends - begins));
    }

    /// <summary>The local day and time of an instant.</summary>
    public static DateTime At(DateTimeOffset instant, string zone) => TimeZoneInfo.ConvertTime(instant, TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime;
}
