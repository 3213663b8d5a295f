using System.Text.Encodings.Web;
using CommunityClusters.Documents.Moments;
using CommunityClusters.Localisation;
using CommunityClusters.Pages;
using CommunityClusters.Pipeline;

namespace CommunityClusters.Features.Plans.History;

/// <summary>How words are shown that were added, removed or taken down, and whose they are: by colour, by a line, and in words for who listens.</summary>
[PartOfFeature]
public sealed class MarksOfWords(Words say, HtmlEncoder encoder)
{
    private const int Papers = 6;

    /// <summary>A paper for each of some authors: their own, or where two have the same one that is free.</summary>
    public static IReadOnlyDictionary<Guid, int> PapersOf(IEnumerable<Writer> writers)
    {
        var papers = new Dictionary<Guid, int>();
        foreach (var writer in writers.DistinctBy(w => w.Id).OrderBy(w => w.Id))
        {
            var own = Face.PaperOf(writer.Id);
            papers[writer.Id] = Enumerable.Range(0, Papers).Select(n => ((own - 1 + n) % Papers) + 1).FirstOrDefault(p => !papers.ContainsValue(p), own);
        }

        return papers;
    }

    /// <summary>The authors of some words, each once.</summary>
    public static IReadOnlyList<Writer> AuthorsOf(IEnumerable<Piece> words, IReadOnlyDictionary<ulong, Writer> writers) =>
        [.. words.Select(w => writers.GetValueOrDefault(w.Client)).OfType<Writer>().DistinctBy(w => w.Id).OrderBy(w => w.Name, StringComparer.CurrentCulture)];

    /// <summary>Words of a state as they stand, what was taken down marked.</summary>
    public IEnumerable<MarkedWords> Plain(IEnumerable<Piece> words) => words.Select(w => w.Fate == Fate.TakenDown ? Taken() : new MarkedWords(w.Text, null));

    /// <summary>Words of a state by who wrote them.</summary>
    public IEnumerable<MarkedWords> ByAuthor(IEnumerable<Piece> words, IReadOnlyDictionary<ulong, Writer> writers, IReadOnlyDictionary<Guid, int> papers) =>
        words.Select(w => w.Fate == Fate.TakenDown ? Taken() : new MarkedWords(w.Text, writers.GetValueOrDefault(w.Client) is { } by
            ? new Mark($"<span class=\"by by--{papers[by.Id]}\" title=\"{Name(by)}\">{Hidden($"{by.Name ?? say["history.somebody"]}: ")}", "</span>")
            : null));

    /// <summary>Words of two states.</summary>
    public IEnumerable<MarkedWords> Changes(IEnumerable<Piece> words, IReadOnlyDictionary<ulong, Writer> writers, IReadOnlyDictionary<Guid, int> papers) => words.Select(w => w.Fate switch
    {
        Fate.TakenDown => Taken(),
        Fate.Removed => new MarkedWords(w.Text, new Mark($"<del>{Hidden(say["history.words.removed"] + " ")}", "</del>")),
        Fate.Added when writers.GetValueOrDefault(w.Client) is { } by => new MarkedWords(w.Text, new Mark(
            $"<ins class=\"paper--{papers[by.Id]}\" title=\"{Name(by)}\">{Hidden(say["history.words.added-by", ("name", by.Name ?? say["history.somebody"])] + " ")}", "</ins>")),
        Fate.Added => new MarkedWords(w.Text, new Mark($"<ins>{Hidden(say["history.words.added"] + " ")}", "</ins>")),
        _ => new MarkedWords(w.Text, null),
    });

    private MarkedWords Taken() => new(say["history.words.taken-down"], new Mark("<span class=\"taken\">", "</span>"));

    private string Name(Writer writer) => encoder.Encode(writer.Name ?? say["history.somebody"]);

    private string Hidden(string words) => $"<span class=\"visually-hidden\">{encoder.Encode(words)}</span>";
}
