namespace CommunityClusters.Features.Gatherings.Terms;

/// <summary>Which day of each month is proposed.</summary>
public enum MonthlyRule
{
    /// <summary>The same day of the week in the same week: every second Saturday.</summary>
    Weekday,

    /// <summary>The last such day of the week: every last Saturday.</summary>
    LastWeekday,

    /// <summary>The same day of the month; the last one of a shorter month.</summary>
    SameDay,
}

/// <summary>The days of coming months that are like a given one. Local days, whatever clocks do between them.</summary>
internal static class Monthly
{
    private const int Week = 7;

    // Longer than any holidays, so that there is a day on both sides of them.
    private const int MostWeeksAway = 12;

    /// <summary>The rules by which a day can be repeated, the likeliest first. A fifth Saturday has not every month.</summary>
    public static IReadOnlyList<MonthlyRule> RulesFor(DateOnly day) =>
    [
        .. PlaceOf(day) <= 4 ? [MonthlyRule.Weekday] : Array.Empty<MonthlyRule>(),
        .. day.AddDays(Week).Month != day.Month ? [MonthlyRule.LastWeekday] : Array.Empty<MonthlyRule>(),
        MonthlyRule.SameDay,
    ];

    /// <summary>Which of its kind in the month it is: 2 for a second Saturday.</summary>
    public static int PlaceOf(DateOnly day) => ((day.Day - 1) / Week) + 1;

    /// <summary>The days in the months after the given day, from tomorrow on.</summary>
    public static IReadOnlyList<DateOnly> After(DateOnly day, DateOnly today, MonthlyRule rule, int months)
    {
        var begin = today > day ? today : day;
        var month = new DateOnly(begin.Year, begin.Month, 1);
        // In the month of the day itself there is none but itself.
        month = (month.Year, month.Month) == (day.Year, day.Month) ? month.AddMonths(1) : month;
        return [.. Enumerable.Range(0, months + 1).Select(i => In(month.AddMonths(i), day, rule)).Where(d => d > begin).Take(months)];
    }

    /// <summary>The nearest such days of the week outside of some days, before and after them, from tomorrow on.</summary>
    public static IReadOnlyList<DateOnly> NearestOutside(DateOnly day, DateOnly today, Func<DateOnly, bool> isWithin)
    {
        return [.. new[] { Nearest(-Week), Nearest(Week) }.OfType<DateOnly>().Where(d => d > today)];

        DateOnly? Nearest(int step) => Enumerable.Range(1, MostWeeksAway).Select(i => (DateOnly?)day.AddDays(i * step)).FirstOrDefault(d => !isWithin(d!.Value));
    }

    private static DateOnly In(DateOnly month, DateOnly day, MonthlyRule rule)
    {
        var last = month.AddMonths(1).AddDays(-1);
        var first = month.AddDays((day.DayOfWeek - month.DayOfWeek + Week) % Week);
        return rule switch
        {
            MonthlyRule.SameDay => day.Day > last.Day ? last : month.AddDays(day.Day - 1),
            MonthlyRule.LastWeekday => last.AddDays(-((last.DayOfWeek - day.DayOfWeek + Week) % Week)),
            _ => first.AddDays((Math.Min(PlaceOf(day), 4) - 1) * Week),
        };
    }
}
