using CommunityClusters.Localisation;
using CommunityClusters.Pipeline;

namespace CommunityClusters.Features.Plans.Finding;

/// <summary>By what plans are sought: words that all occur, a subject, a grade.</summary>
public sealed record PlanSought
{
    /// <summary>The most letters of the words.</summary>
    public const int LongestWords = 200;

    private const int MostWords = 8;

    /// <summary>Words of the topic and of the text; all must occur.</summary>
    public string Words { get; init => field = value.OneLine() is var line && line.Length > LongestWords ? line[..LongestWords] : line; } = "";

    /// <summary>The code of a subject, or empty.</summary>
    public string Subject { get; init => field = value ?? ""; } = "";

    /// <summary>The code of a grade, or empty.</summary>
    public string Grade { get; init => field = value ?? ""; } = "";

    /// <summary>Whether nothing is sought: then all plans are shown.</summary>
    public bool IsAll => Terms.Count == 0;

    internal IReadOnlyList<string> FoldedWords => [.. Folding.Words(Words).Distinct(StringComparer.Ordinal).Take(MostWords)];

    internal IReadOnlyList<string> Terms =>
    [
        .. FoldedWords.Select(PlanTerm.Word),
        .. Subject.Length > 0 ? [PlanTerm.Subject(Subject)] : Array.Empty<string>(),
        .. Grade.Length > 0 ? [PlanTerm.Grade(Grade)] : Array.Empty<string>(),
    ];
}

/// <summary>A page on which plans are sought.</summary>
public interface ISeekPlans
{
    /// <summary>What is sought.</summary>
    PlanSought Seek { get; }

    /// <summary>Whether something was sought and nothing found.</summary>
    bool FoundNothing { get; }
}
