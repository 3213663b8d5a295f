using System.Collections.Frozen;
using CommunityClusters.Localisation;

namespace CommunityClusters.Features.Places;

/// <summary>How well a place fits what somebody typed, from 0 to 1.</summary>
internal sealed class Likeness(string typed)
{
    /// <summary>Below this, a place is more likely another.</summary>
    public const double Least = 0.35;

    private const double CommonWeight = 0.3;
    private const double Begun = 0.95;
    private const double Elsewhere = 0.9;

    // Directories write the same kind of school in many ways.
    private static readonly FrozenDictionary<string, string> Kinds = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["p"] = "primary", ["prim"] = "primary", ["primere"] = "primary", ["laerskool"] = "primary", ["jp"] = "primary", ["lp"] = "primary",
        ["hp"] = "primary", ["sp"] = "primary", ["ls"] = "primary", ["pjs"] = "primary", ["ps"] = "primary",
        ["s"] = "secondary", ["sec"] = "secondary", ["sek"] = "secondary", ["ss"] = "secondary", ["sss"] = "secondary", ["high"] = "secondary",
        ["h"] = "secondary", ["hs"] = "secondary", ["hoerskool"] = "secondary", ["sekondere"] = "secondary",
        ["c"] = "combined", ["comb"] = "combined", ["cs"] = "combined", ["gekombineerde"] = "combined", ["i"] = "intermediate", ["intermediere"] = "intermediate",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // Names share words: the trigrams of one are worked out once for all candidates.
    private readonly Dictionary<string, HashSet<long>> _seen = new(StringComparer.Ordinal);

    private readonly List<(string Word, HashSet<long> Trigrams, double Weight)> _typed =
        [.. Folding.Words(typed).Select(w => (w, Trigrams.OfWord(w), Trigrams.IsCommon(w) ? CommonWeight : 1))];

    /// <summary>How well a name fits; what is said of where it stands may fit instead of a word of the name.</summary>
    public double Of(string name, string around)
    {
        var words = Folding.Words(name);
        IReadOnlyList<string>? near = null;
        double fits = 0, all = 0;
        foreach (var (word, trigrams, weight) in _typed)
        {
            var best = words.Select(w => Fit(word, trigrams, w)).DefaultIfEmpty().Max();
            if (best < Elsewhere)
            {
                near ??= Folding.Words(around);
                best = Math.Max(best, near.Select(w => Fit(word, trigrams, w)).DefaultIfEmpty().Max() * Elsewhere);
            }

            fits += best * weight;
            all += weight;
        }

        // Of two names that fit alike, the one that says less besides comes first.
        var besides = Math.Max(0, words.Count(w => !Trigrams.IsCommon(w)) - _typed.Count(t => t.Weight == 1));
        return all == 0 ? 0 : fits / all * (1 - (0.01 * Math.Min(besides, 5)));
    }

    private double Fit(string typed, HashSet<long> trigrams, string word)
    {
        if (typed == word || Kinds.GetValueOrDefault(typed, typed) == Kinds.GetValueOrDefault(word, word))
        {
            return 1;
        }

        if (word.StartsWith(typed, StringComparison.Ordinal))
        {
            return Begun;
        }

        if (!_seen.TryGetValue(word, out var others))
        {
            _seen[word] = others = Trigrams.OfWord(word);
        }

        var shared = others.Count(trigrams.Contains);
        return 2d * shared / (others.Count + trigrams.Count) * Elsewhere;
    }
}
