using CommunityClusters.Localisation;

namespace CommunityClusters.Features.Gatherings.Voices;

/// <summary>How the three questions are spoken.</summary>
internal static class VoiceWords
{
    private static readonly string[] Usual = ["voices.usual.first", "voices.usual.second", "voices.usual.third"];

    /// <summary>A question in the cluster's own words; else the usual one.</summary>
    /// <param name="words">The program's words.</param>
    /// <param name="question">Which of the three, from 1.</param>
    /// <param name="own">The cluster's own words, or empty.</param>
    public static string Question(this Words words, int question, string own) => own.Length > 0 ? own : words[Usual[question - 1]];
}
