using CommunityClusters.Crdt;
using CommunityClusters.Documents.Moments;

namespace CommunityClusters.Features.Plans.History;

/// <summary>What became of a section between two states.</summary>
public enum SectionChange
{
    /// <summary>It is in the newer only.</summary>
    Added,

    /// <summary>It is in the older only.</summary>
    Removed,

    /// <summary>It stands elsewhere among the others.</summary>
    Moved,

    /// <summary>It has another name.</summary>
    Renamed,

    /// <summary>It takes more or less time.</summary>
    Minutes,

    /// <summary>Its words are others.</summary>
    Words,
}

/// <summary>A section of two states.</summary>
/// <param name="Section">As it is in the newer, or as it was where it is gone.</param>
/// <param name="Before">As it was in the older; null where it was not there.</param>
/// <param name="Changes">What is different; nothing where all is the same.</param>
/// <param name="Words">Its words.</param>
public sealed record SectionDifference(PlanSection Section, PlanSection? Before, IReadOnlyList<SectionChange> Changes, IReadOnlyList<Piece> Words);

/// <summary>What is different between two states of a plan, the second of which grew from the first.</summary>
/// <param name="Topic">The words of the topic.</param>
/// <param name="Before">What the older was about.</param>
/// <param name="After">What the newer is about.</param>
/// <param name="Sections">The sections of both, in the newer's order; those that are gone stand where they stood.</param>
public sealed record PlanDifference(IReadOnlyList<Piece> Topic, PlanShape.About Before, PlanShape.About After, IReadOnlyList<SectionDifference> Sections)
{
    /// <summary>The texts of the sections as they are shown: with what was removed, and what was added.</summary>
    public IEnumerable<string> Texts => Sections.Select(s => string.Concat(s.Words.Select(w => w.Text)));

    internal static PlanDifference Between(Doc older, Doc newer, IdRanges takenDown)
    {
        var (before, after) = (PlanShape.SectionsOf(older), PlanShape.SectionsOf(newer));
        var stayed = InTheSameOrder([.. before.Select(s => s.Id)], [.. after.Select(s => s.Id)]);
        var sections = after.Select(s => Section(s, before.FirstOrDefault(b => b.Id == s.Id))).ToList();
        foreach (var gone in before.Where(b => !after.Any(s => s.Id == b.Id)))
        {
            sections.Insert(PlaceOf(gone), new SectionDifference(gone, gone, [SectionChange.Removed], All(older, gone.Id, Fate.Removed)));
        }

        return new PlanDifference(
            TextDifference.Between(older.GetText("topic").Spans(), newer.GetText("topic").Spans(), takenDown), PlanShape.AboutOf(older), PlanShape.AboutOf(newer), sections);

        SectionDifference Section(PlanSection now, PlanSection? then)
        {
            if (then is null)
            {
                return new SectionDifference(now, null, [SectionChange.Added], All(newer, now.Id, Fate.Added));
            }

            var words = TextDifference.Between(Spans(older, now.Id), Spans(newer, now.Id), takenDown);
            List<SectionChange> changes =
            [
                .. When(!stayed.Contains(now.Id), SectionChange.Moved),
                .. When((then.Name, then.Kind) != (now.Name, now.Kind), SectionChange.Renamed),
                .. When(then.Minutes != now.Minutes, SectionChange.Minutes),
                .. When(words.Any(w => w.Fate != Fate.Same), SectionChange.Words),
            ];
            return new SectionDifference(now, then, changes, words);
        }

        // After the nearest one before it that is still there.
        int PlaceOf(PlanSection gone)
        {
            var above = before.TakeWhile(b => b.Id != gone.Id).Reverse().FirstOrDefault(b => sections.Exists(s => s.Section.Id == b.Id));
            return above is null ? 0 : sections.FindIndex(s => s.Section.Id == above.Id) + 1;
        }

        IReadOnlyList<Piece> All(Doc doc, string id, Fate fate) =>
            [.. TextDifference.Of(Spans(doc, id), takenDown).Select(p => p.Fate == Fate.Same ? p with { Fate = fate } : p)];
    }

    /// <summary>The same the other way round: what is added and removed on the way back.</summary>
    public PlanDifference Back() => new(Back(Topic), After, Before, [.. Sections.Select(Back)]);

    private static SectionDifference Back(SectionDifference section) => new(
        section.Before ?? section.Section,
        section.Changes.Contains(SectionChange.Removed) ? null : section.Section,
        [.. section.Changes.Select(c => c switch { SectionChange.Added => SectionChange.Removed, SectionChange.Removed => SectionChange.Added, _ => c })],
        Back(section.Words));

    private static IReadOnlyList<Piece> Back(IReadOnlyList<Piece> words) =>
        [.. words.Select(w => w.Fate switch { Fate.Added => w with { Fate = Fate.Removed }, Fate.Removed => w with { Fate = Fate.Added }, _ => w })];

    private static IReadOnlyList<TextSpan> Spans(Doc doc, string id) => doc.GetText(PlanShape.TextOf(id)).Spans();

    private static SectionChange[] When(bool isSo, SectionChange change) => isSo ? [change] : [];

    /// <summary>The most that can have stayed where it was: the longest run of ids that both have in one order.</summary>
    private static HashSet<string> InTheSameOrder(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var lengths = new int[before.Count + 1, after.Count + 1];
        for (var i = before.Count - 1; i >= 0; i--)
        {
            for (var j = after.Count - 1; j >= 0; j--)
            {
                lengths[i, j] = before[i] == after[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        var stayed = new HashSet<string>(StringComparer.Ordinal);
        for (var (i, j) = (0, 0); i < before.Count && j < after.Count;)
        {
            if (before[i] == after[j])
            {
                stayed.Add(before[i]);
                (i, j) = (i + 1, j + 1);
            }
            else if (lengths[i + 1, j] >= lengths[i, j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return stayed;
    }
}
