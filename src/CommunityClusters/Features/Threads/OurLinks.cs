using System.Text.RegularExpressions;

namespace CommunityClusters.Features.Threads;

/// <summary>Something of the cluster's own to which a post leads.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">Its id.</param>
internal sealed record OurLink(OurLink.What Kind, Guid Id)
{
    public enum What
    {
        Plan,
        Gathering,
        Lesson,
        Need,
    }
}

/// <summary>
/// Finds in a post the addresses of the cluster's own plans, lessons, gatherings and needs. They are known by their path, under whichever name
/// people reach the program; what stands at the address is looked up in this cluster alone, so an address that was made up leads to no card.
/// </summary>
internal static partial class OurLinks
{
    /// <summary>The most cards under one post.</summary>
    public const int Most = 3;

    private const string Id = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    public static IReadOnlyList<OurLink> In(string text, Guid clusterId) =>
    [
        .. Address().Matches(text).Where(m => Guid.Parse(m.Groups["cluster"].ValueSpan) == clusterId).Select(Read).Distinct().Take(Most),
    ];

    private static OurLink Read(Match match)
    {
        foreach (var kind in new[] { OurLink.What.Lesson, OurLink.What.Plan, OurLink.What.Gathering })
        {
            if (match.Groups[kind.ToString()] is { Success: true } id)
            {
                return new OurLink(kind, Guid.Parse(id.ValueSpan));
            }
        }

        return new OurLink(OurLink.What.Need, Guid.Parse(match.Groups[nameof(OurLink.What.Need)].ValueSpan));
    }

    [GeneratedRegex($@"/clusters/(?<cluster>{Id})/(?:plans/(?<Plan>{Id})|gatherings/(?<Gathering>{Id})(?:/(?:programme|record)/(?<Lesson>{Id}))?|needs[^#\s]{{0,60}}#need-(?<Need>{Id}))", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Address();
}
