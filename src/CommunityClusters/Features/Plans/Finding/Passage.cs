using CommunityClusters.Documents;
using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using CommunityClusters.Pipeline;

namespace CommunityClusters.Features.Plans.Finding;

/// <summary>A stretch of a passage: words, and whether they are what was sought.</summary>
/// <param name="Text">The words.</param>
/// <param name="IsSought">Whether they were sought.</param>
public sealed record Stretch(string Text, bool IsSought);

/// <summary>Where in plans the words that were sought stand.</summary>
[PartOfFeature]
internal sealed class Passages(DocumentAccess documents)
{
    private const int Before = 60;
    private const int After = 120;
    private const int MostLetters = 20_000;

    /// <summary>The passage of each plan in which most of the words stand together; empty where they stand in its topic alone.</summary>
    public async Task<IReadOnlyList<Stretch>> Of(Guid planId, IReadOnlyList<string> words, CancellationToken cancellationToken)
    {
        if (words.Count == 0)
        {
            return [];
        }

        var sought = words.ToHashSet(StringComparer.Ordinal);
        var sections = PlanShape.SectionsOf(await documents.Load(planId, cancellationToken));
        var best = sections.Select(s => Markdown.Preview(s.Text, MostLetters)).Select(text => (Text: text, Hits: Hits(text, sought)))
            .MaxBy(p => p.Hits.Select(h => h.Word).Distinct(StringComparer.Ordinal).Count());
        return best.Hits is { Count: > 0 } ? Cut(best.Text, best.Hits) : [];
    }

    private static List<Folding.Place> Hits(string text, HashSet<string> sought) => [.. Folding.Places(text).Where(p => sought.Contains(p.Word))];

    private static List<Stretch> Cut(string text, List<Folding.Place> hits)
    {
        var from = hits[0].Start <= Before ? 0 : text.IndexOf(' ', hits[0].Start - Before) + 1;
        from = Math.Min(from, hits[0].Start);
        var most = Math.Min(text.Length, hits[0].End + After);
        var to = most == text.Length ? most : Math.Max(text.LastIndexOf(' ', most), hits[0].End);
        var stretches = new List<Stretch>();
        var at = from;
        foreach (var hit in hits.Where(h => h.End <= to))
        {
            stretches.Add(new Stretch((at == from && from > 0 ? "… " : "") + text[at..hit.Start], IsSought: false));
            stretches.Add(new Stretch(text[hit.Start..hit.End], IsSought: true));
            at = hit.End;
        }

        stretches.Add(new Stretch(text[at..to] + (to < text.Length ? " …" : ""), IsSought: false));
        return stretches;
    }
}
