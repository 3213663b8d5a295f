using System.Text;
using System.Text.RegularExpressions;

namespace CommunityClusters.Features.Threads;

/// <summary>
/// Who is mentioned in a post: where several have one whole name, all of them. A mention is typed as a name after an @; it is kept as an id between two signs that nobody types (of the private
/// use area, which is taken out of whatever is typed), so that it goes with the person: a new name is shown, and no name outlives its account.
/// </summary>
internal static partial class Mentions
{
    /// <summary>The most mentions in one post, though all be of one member; more are plain words. What is kept grows with each.</summary>
    public const int Most = 20;

    /// <summary>The most members among whose names an @ is looked up.</summary>
    public const int MostNames = 1000;

    /// <summary>How many characters a mention takes as it is kept.</summary>
    public const int LengthOfSign = 34;

    private const int MostTries = 60;
    private const int LongestAddress = 2000;
    private const char Begins = '\uE000';
    private const char Ends = '\uE001';

    /// <summary>A text as it is kept, and who is mentioned in it.</summary>
    public sealed record Kept(string Text, IReadOnlySet<Guid> Members);

    /// <summary>Finds the mentions in what was typed: a member's whole name after an @, or the first name where one member alone has it.</summary>
    public static Kept Find(string typed, IReadOnlyList<(Guid Id, string Name)> members)
    {
        var called = Called(members);
        var found = new HashSet<Guid>();
        var text = new StringBuilder();
        var (tries, signs, from) = (0, 0, 0);
        for (var at = typed.IndexOf('@', StringComparison.Ordinal); at >= 0 && tries < MostTries && signs < Most; at = typed.IndexOf('@', Math.Max(from, at + 1)))
        {
            tries++;
            // In an address it is none.
            if (at > 0 && (char.IsLetterOrDigit(typed[at - 1]) || IsInAddress(typed, at)))
            {
                continue;
            }

            if (called.FirstOrDefault(c => StandsAt(typed, at + 1, c.Name)) is { Name: { } name, Id: var id })
            {
                found.UnionWith(called.Where(c => string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase)).Select(c => c.Id).Take(Most));
                signs++;
                text.Append(typed, from, at - from).Append(Begins).Append(id.ToString("N")).Append(Ends);
                from = at + 1 + name.Length;
            }
        }

        return new Kept(text.Append(typed, from, typed.Length - from).ToString(), found);
    }

    /// <summary>The same without some whom it is not to mention: their names stand as they were typed, and are nobody else's.</summary>
    public static Kept Without(this Kept kept, IReadOnlySet<Guid> apart, Func<Guid, string> nameOf) => kept.Members.Overlaps(apart)
        ? new Kept(Sign().Replace(kept.Text, m => apart.Contains(IdIn(m)) ? $"@{nameOf(IdIn(m))}" : m.Value), kept.Members.Except(apart).ToHashSet())
        : kept;

    /// <summary>A text as its author typed it, with the names of today.</summary>
    public static string AsTyped(string kept, Func<Guid, string> nameOf) => Sign().Replace(kept, m => $"@{nameOf(IdIn(m))}");

    /// <summary>A text in which nobody typed a sign by its number either.</summary>
    public static string WithoutTypedSigns(string kept) => TypedSign().Replace(kept, m => $"&amp;{m.Value[1..]}");

    /// <summary>Who is mentioned in a text.</summary>
    public static IReadOnlyList<Guid> In(string kept) => [.. Sign().Matches(kept).Select(IdIn).Distinct()];

    /// <summary>The parts of a text in order: words, and ids between them.</summary>
    public static IEnumerable<(string Words, Guid? Member)> PartsOf(string text)
    {
        var from = 0;
        foreach (var match in Sign().Matches(text).AsEnumerable())
        {
            yield return (text[from..match.Index], null);
            yield return ("", IdIn(match));
            from = match.Index + match.Length;
        }

        yield return (text[from..], null);
    }

    private static bool IsInAddress(string typed, int at)
    {
        var from = at;
        while (from > 0 && at - from < LongestAddress && !char.IsWhiteSpace(typed[from - 1]))
        {
            from--;
        }

        return typed.AsSpan(from, at - from).Contains("://", StringComparison.Ordinal);
    }

    // The longest first, so that "Nomsa Dlamini" is not taken for another Nomsa.
    private static IReadOnlyList<(string Name, Guid Id)> Called(IReadOnlyList<(Guid Id, string Name)> members)
    {
        var whole = members.Select(m => (m.Name, m.Id));
        var first = members.Select(m => (Name: m.Name.Split(' ')[0], m.Id)).GroupBy(m => m.Name, StringComparer.CurrentCultureIgnoreCase).Where(g => g.Count() == 1).Select(g => g.First());
        return [.. whole.Concat(first).Where(m => m.Name.Length > 0).OrderByDescending(m => m.Name.Length).ThenBy(m => m.Id)];
    }

    private static bool StandsAt(string typed, int at, string name) =>
        at + name.Length <= typed.Length && string.Compare(typed, at, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0
        && (at + name.Length == typed.Length || !char.IsLetterOrDigit(typed[at + name.Length]));

    private static Guid IdIn(Match sign) => Guid.ParseExact(sign.ValueSpan[1..^1], "N");

    [GeneratedRegex("&#(x0{0,8}e00[01]|0{0,8}5734[45]);", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TypedSign();

    [GeneratedRegex("\uE000[0-9a-f]{32}\uE001", RegexOptions.None, 1000)]
    private static partial Regex Sign();
}
