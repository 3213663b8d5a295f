using CommunityClusters.Features.Gatherings.Terms;
using CommunityClusters.Pipeline;

namespace CommunityClusters.Tests.Features.Gatherings.Terms;

/// <summary>The rules of a calendar's days.</summary>
public sealed class StretchTests
{
    [Fact]
    public void Its_last_day_is_not_before_its_first_and_it_is_no_longer_than_a_year()
    {
        Assert.Equal("terms.last.early", Assert.Throws<RuleBrokenException>(() => Of(StretchKind.Term, "2027-01-13", "2027-01-12")).Sentence);
        Assert.Equal("terms.last.far", Assert.Throws<RuleBrokenException>(() => Of(StretchKind.Term, "2027-01-13", "2028-01-14")).Sentence);
        Assert.True(Of(StretchKind.Term, "2027-01-13", "2027-01-13") is { First: var first, Last: var last } && first == last);
    }

    [Fact]
    public void It_has_its_first_and_its_last_day()
    {
        var holidays = Of(StretchKind.Holidays, "2027-03-27", "2027-04-06");

        Assert.Equal([false, true, true, false], new[] { "2027-03-26", "2027-03-27", "2027-04-06", "2027-04-07" }.Select(d => NamedDays.Of(holidays).Have(TermsScene.Day(d))));
    }

    [Theory]
    [InlineData(StretchKind.Term, StretchKind.Holidays, "2027-03-26", true)]
    [InlineData(StretchKind.Term, StretchKind.Term, "2027-03-26", true)]
    [InlineData(StretchKind.Holidays, StretchKind.ExamWeeks, "2027-03-26", true)]
    [InlineData(StretchKind.Term, StretchKind.ExamWeeks, "2027-03-26", false)]
    [InlineData(StretchKind.ExamWeeks, StretchKind.Term, "2027-03-26", false)]
    [InlineData(StretchKind.Term, StretchKind.Holidays, "2027-03-27", false)]
    public void It_is_told_where_days_are_in_two_but_not_where_exams_are_written_in_a_term(StretchKind one, StretchKind other, string begins, bool told) =>
        Assert.Equal(told, Of(one, "2027-01-13", "2027-03-26").Crosses(Of(other, begins, "2027-04-06")));

    [Fact]
    public void A_year_later_it_has_the_same_days_of_the_week_and_the_next_years_name()
    {
        var later = Of(StretchKind.Term, "2027-01-13", "2027-03-26", "Term 1 of 2027").AYearLater();

        Assert.Equal(("Term 1 of 2028", TermsScene.Day("2028-01-12"), TermsScene.Day("2028-03-24")), (later.Name, later.First, later.Last));
        Assert.Equal((DayOfWeek.Wednesday, DayOfWeek.Friday), (later.First.DayOfWeek, later.Last.DayOfWeek));
    }

    [Theory]
    [InlineData("2027-01-01", "2027-01-01", "2028-01-01", "2028-01-01")]
    [InlineData("2027-01-02", "2027-01-02", "2028-01-01", "2028-01-01")]
    [InlineData("2028-01-01", "2028-01-01", "2029-01-01", "2029-01-01")]
    [InlineData("2028-01-02", "2028-01-09", "2029-01-01", "2029-01-07")]
    [InlineData("2028-01-03", "2028-01-03", "2029-01-01", "2029-01-01")]
    [InlineData("2027-12-31", "2028-01-11", "2028-12-29", "2029-01-09")]
    public void A_year_later_it_is_in_the_next_year_also_where_it_begins_with_the_year(string first, string last, string newFirst, string newLast)
    {
        var later = Of(StretchKind.Holidays, first, last).AYearLater();

        Assert.Equal((TermsScene.Day(newFirst), TermsScene.Day(newLast)), (later.First, later.Last));
    }

    [Fact]
    public void A_year_later_the_first_holidays_end_before_the_first_term_as_they_did() =>
        Assert.False(Of(StretchKind.Holidays, "2027-01-01", "2027-01-12").AYearLater().Crosses(Of(StretchKind.Term, "2027-01-13", "2027-03-26").AYearLater()));

    [Fact]
    public void Between_terms_are_holidays_but_not_for_a_weekend_nor_where_they_are_said_nor_where_nobody_kept_a_calendar()
    {
        var (before, first, second, third) = (Of(StretchKind.Term, "2026-01-01", "2026-06-30"), Of(StretchKind.Term, "2027-01-13", "2027-03-26"), Of(StretchKind.Term, "2027-04-07", "2027-06-25"), Of(StretchKind.Term, "2027-06-28", "2027-09-24"));
        Stretch[] all = [third, first, before, second];

        Assert.Equal([(TermsScene.Day("2027-03-27"), TermsScene.Day("2027-04-06"))], Gaps.Between(all, [first, second, third]));
        Assert.Empty(Gaps.Between(all, [before]));
        Assert.Empty(Gaps.Between([.. all, Of(StretchKind.Holidays, "2027-03-20", "2027-04-06")], [first, second, third]));
        // A term within another, whose end is not the end of teaching.
        Assert.Empty(Gaps.Between([Of(StretchKind.Term, "2027-01-01", "2027-06-01"), first, second], [first]));
    }

    [Theory]
    [InlineData("2027-03-27–2027-04-01 2027-04-06–2027-04-06", "2027-04-02–2027-04-05")]
    [InlineData("2027-03-27–2027-03-28 2027-03-30–2027-04-06", "2027-03-29–2027-03-29")]
    [InlineData("2027-03-30–2027-04-01", "2027-03-20–2027-03-29", "2027-04-02–2027-04-20")]
    [InlineData("2027-03-27–2027-03-30", "2027-03-31–2027-04-06", "2027-04-02–2027-04-03")]
    [InlineData("", "2027-03-27–2027-04-02", "2027-04-02–2027-04-06")]
    public void Of_the_days_between_terms_holidays_that_are_said_already_stay_and_the_others_are_added(string expected, params string[] said)
    {
        Stretch[] terms = [Of(StretchKind.Term, "2027-01-13", "2027-03-26"), Of(StretchKind.Term, "2027-04-07", "2027-06-25")];
        var holidays = said.Select(s => s.Split('–')).Select(s => Of(StretchKind.Holidays, s[0], s[1]));

        Assert.Equal(expected, string.Join(' ', Gaps.Between([.. terms, .. holidays], terms).Select(g => $"{AgainPage.KeyOf(g.First)}–{AgainPage.KeyOf(g.Last)}")));
    }

    [Theory]
    [InlineData("2027-02-13", MonthlyRule.Weekday, "2027-03-13 2027-04-10 2027-05-08")]
    [InlineData("2027-02-27", MonthlyRule.LastWeekday, "2027-03-27 2027-04-24 2027-05-29")]
    [InlineData("2027-01-31", MonthlyRule.SameDay, "2027-02-28 2027-03-31 2027-04-30")]
    [InlineData("2028-01-31", MonthlyRule.SameDay, "2028-02-29 2028-03-31 2028-04-30")]
    [InlineData("2027-11-06", MonthlyRule.Weekday, "2027-12-04 2028-01-01 2028-02-05")]
    public void Each_month_has_its_day(string day, MonthlyRule rule, string expected) =>
        Assert.Equal(expected, Said(Monthly.After(TermsScene.Day(day), TermsScene.Day("2026-11-23"), rule, 3)));

    [Theory]
    [InlineData("2027-03-13", "2027-04-10 2027-05-08")]
    [InlineData("2027-03-12", "2027-03-13 2027-04-10")]
    [InlineData("2027-03-31", "2027-04-10 2027-05-08")]
    public void Of_what_is_over_the_coming_days_are_those_after_today(string today, string expected) =>
        Assert.Equal(expected, Said(Monthly.After(TermsScene.Day("2026-02-14"), TermsScene.Day(today), MonthlyRule.Weekday, 2)));

    [Theory]
    [InlineData("2027-02-06", MonthlyRule.Weekday, MonthlyRule.SameDay)]
    [InlineData("2027-02-27", MonthlyRule.Weekday, MonthlyRule.LastWeekday, MonthlyRule.SameDay)]
    [InlineData("2027-01-30", MonthlyRule.LastWeekday, MonthlyRule.SameDay)]
    public void A_fifth_Saturday_is_the_last_and_a_fourth_may_be(string day, params MonthlyRule[] rules) => Assert.Equal(rules, Monthly.RulesFor(TermsScene.Day(day)));

    [Fact]
    public void The_nearest_days_outside_are_offered_on_both_sides_and_none_that_is_past()
    {
        var holidays = Of(StretchKind.Holidays, "2027-03-27", "2027-04-12");
        var day = TermsScene.Day("2027-04-10");

        Assert.Equal("2027-03-20 2027-04-17", Said(Monthly.NearestOutside(day, TermsScene.Day("2027-03-19"), NamedDays.Of(holidays).Have)));
        Assert.Equal("2027-04-17", Said(Monthly.NearestOutside(day, TermsScene.Day("2027-03-20"), NamedDays.Of(holidays).Have)));
        Assert.Empty(Monthly.NearestOutside(day, TermsScene.Day("2027-03-20"), _ => true));
    }

    private static string Said(IEnumerable<DateOnly> days) => string.Join(' ', days.Select(AgainPage.KeyOf));

    private static Stretch Of(StretchKind kind, string first, string last, string name = "")
    {
        var stretch = new Stretch();
        stretch.Is(kind, name, TermsScene.Day(first), TermsScene.Day(last));
        return stretch;
    }
}
