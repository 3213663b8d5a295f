using CommunityClusters.Localisation;

namespace CommunityClusters.Features.Gatherings.Bringing;

/// <summary>How things are spoken of.</summary>
internal static class ThingWords
{
    /// <summary>The key of a kind of thing.</summary>
    public static string KeyOf(ThingKind kind) => $"things.kind.{kind}";

    /// <summary>So many of a thing: "40 sheets", "90 pages".</summary>
    public static string Amount(this Words words, int count, ThingKind kind, string unit) =>
        kind == ThingKind.Photocopies ? words["things.pages.count", ("count", count)] : unit.Length > 0 ? $"{count} {unit}" : $"{count}";

    /// <summary>How photocopies are worked out: "2 pages × 45 learners expected in grade 11 = 90".</summary>
    public static string Says(this Words words, ThingCard.Working working, string grade)
    {
        if (working.Learners == 0)
        {
            return working.Grade.Length > 0 ? words["things.worked.none.grade", ("grade", grade)] : words["things.worked.none"];
        }

        (string, object?)[] said =
        [
            ("pages", words["things.pages.count", ("count", working.Pages)]),
            ("learners", working.Grade.Length > 0 ? words["things.worked.grade", ("count", working.Learners), ("grade", grade)] : words["things.worked.all", ("count", working.Learners)]),
            ("copies", words["things.copies.count", ("count", working.Copies)]),
            ("share", working.Share),
            ("number", working.Number),
        ];
        return working.Share == 1 ? words["things.worked.each", said] : words["things.worked.shared", said];
    }

    /// <summary>What a member brings, in a few words: "200 sheets: Graph paper".</summary>
    public static string Says(this Words words, Brought brought)
    {
        var what = words["things.brought", ("amount", words.Amount(brought.Amount, brought.Kind, brought.Unit)), ("name", brought.Name)];
        return brought.School.Length > 0 ? words["things.brought.school", ("what", what), ("school", brought.School)] : what;
    }
}
