namespace CommunityClusters.Features.Gatherings.Papers;

/// <summary>Counts of learners as people outside may read them: what is under five is counted together with others, so that nobody is pointed at.</summary>
internal static class SmallCounts
{
    /// <summary>The fewest learners who are counted by themselves.</summary>
    public const int Fewest = 5;

    /// <summary>
    /// The groups in their order, the small ones as one at the end; together with the smallest of the others where they would be too few
    /// even so, for the sum of all would tell them. Nothing where all together are too few.
    /// </summary>
    public static IReadOnlyList<(IReadOnlyList<string> Of, int Count)> Merged(IEnumerable<(string Of, int Count)> groups)
    {
        var all = groups.Where(g => g.Count > 0).ToList();
        var merged = all.Where(g => g.Count < Fewest).ToHashSet();
        while (merged.Count > 0 && merged.Sum(m => m.Count) < Fewest && merged.Count < all.Count)
        {
            merged.Add(all.Where(g => !merged.Contains(g)).MinBy(g => g.Count));
        }

        if (merged.Count == 0)
        {
            return [.. all.Select(One)];
        }

        var sum = merged.Sum(m => m.Count);
        return sum < Fewest ? [] : [.. all.Where(g => !merged.Contains(g)).Select(One), ([.. all.Where(merged.Contains).Select(g => g.Of)], sum)];

        static (IReadOnlyList<string>, int) One((string Of, int Count) group) => ([group.Of], group.Count);
    }
}
