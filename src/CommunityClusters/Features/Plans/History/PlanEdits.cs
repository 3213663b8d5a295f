using CommunityClusters.Crdt;
using CommunityClusters.Documents.Moments;

namespace CommunityClusters.Features.Plans.History;

/// <summary>
/// Makes a plan what it was, by as few edits as that takes: what others write at the same time stays, and who wrote a word that is
/// in both has still written it.
/// </summary>
internal static class PlanEdits
{
    private static readonly string[] About = ["subject", "language", "minutes"];
    private static readonly string[] OfSection = ["kind", "order", "name", "minutes", "prompt"];

    public static void BringBack(Doc doc, Doc earlier)
    {
        BringBackText(doc.GetText("topic"), earlier.GetText("topic"));
        var (about, then) = (doc.GetMap("about"), earlier.GetMap("about"));
        foreach (var key in About.Concat(about.Keys.Concat(then.Keys).Where(k => k.StartsWith("grade:", StringComparison.Ordinal))).Distinct(StringComparer.Ordinal).ToList())
        {
            Set(about, key, then);
        }

        BringBackSections(doc, earlier);
    }

    private static void BringBackSections(Doc doc, Doc earlier)
    {
        var (sections, then) = (doc.GetMap("sections"), earlier.GetMap("sections"));
        var stood = PlanShape.SectionsOf(earlier).Select(s => s.Id).ToList();
        foreach (var id in stood)
        {
            foreach (var key in OfSection.Append("removed"))
            {
                Set(sections, $"{id}:{key}", then);
            }

            BringBackText(doc.GetText(PlanShape.TextOf(id)), earlier.GetText(PlanShape.TextOf(id)));
        }

        foreach (var added in PlanShape.SectionsOf(doc).Where(s => !stood.Contains(s.Id, StringComparer.Ordinal)))
        {
            sections.Set($"{added.Id}:removed", true);
        }
    }

    private static void BringBackText(YText text, YText earlier)
    {
        var spans = text.Spans();
        if (spans.Any(s => s.Places != s.Text.Length))
        {
            // Something stands in it that no phone of ours puts there; places then are not counted by words.
            text.Delete(0, text.Length);
            text.Insert(0, earlier.ToString());
            return;
        }

        var at = 0;
        foreach (var piece in TextDifference.LetterByLetter(earlier.Spans(), spans))
        {
            switch (piece.Fate)
            {
                case Fate.Added:
                    text.Delete(at, piece.Text.Length);
                    break;
                case Fate.Removed:
                    text.Insert(at, piece.Text);
                    at += piece.Text.Length;
                    break;
                default:
                    at += piece.Text.Length;
                    break;
            }
        }
    }

    private static void Set(YMap map, string key, YMap then)
    {
        var isThere = map.TryGet(key, out var now);
        if (then.TryGet(key, out var value))
        {
            if (!isThere || !Equals(now, value))
            {
                map.Set(key, value);
            }
        }
        else if (isThere)
        {
            map.Remove(key);
        }
    }
}
