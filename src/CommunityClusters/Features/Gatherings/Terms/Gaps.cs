namespace CommunityClusters.Features.Gatherings.Terms;

/// <summary>The days between terms.</summary>
internal static class Gaps
{
    // A weekend between two terms is none; and what is longer is the time before which nobody kept a calendar.
    private const int FewestDays = 3;
    private const int MostDays = 120;

    /// <summary>
    /// The days before and after the given terms up to the next ones, but for those that holidays have already: one public holiday between two terms is not
    /// the whole of it. Terms that share days, or that another term fills, leave none between them.
    /// </summary>
    public static IReadOnlyList<(DateOnly First, DateOnly Last)> Between(IReadOnlyCollection<Stretch> all, IReadOnlyCollection<Stretch> given)
    {
        var gaps = new List<(DateOnly First, DateOnly Last)>();
        Stretch? before = null;
        foreach (var term in all.Where(s => s.Kind == StretchKind.Term).OrderBy(s => s.First).ThenBy(s => s.Last))
        {
            if (before is not null && term.First > before.Last && (given.Contains(before) || given.Contains(term)))
            {
                var (first, last) = (before.Last.AddDays(1), term.First.AddDays(-1));
                if (last.DayNumber - first.DayNumber + 1 is >= FewestDays and <= MostDays)
                {
                    gaps.AddRange(Unsaid(all, first, last));
                }
            }

            before = before is null || term.Last > before.Last ? term : before;
        }

        return gaps;
    }

    private static IEnumerable<(DateOnly First, DateOnly Last)> Unsaid(IReadOnlyCollection<Stretch> all, DateOnly first, DateOnly last)
    {
        foreach (var holidays in all.Where(s => s.Kind == StretchKind.Holidays && s.First <= last && first <= s.Last).OrderBy(s => s.First))
        {
            if (holidays.First > first)
            {
                yield return (first, holidays.First.AddDays(-1));
            }

            first = holidays.Last >= first ? holidays.Last.AddDays(1) : first;
        }

        if (first <= last)
        {
            yield return (first, last);
        }
    }
}
