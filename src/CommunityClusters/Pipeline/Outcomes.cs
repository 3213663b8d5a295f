using System.Diagnostics.CodeAnalysis;

namespace CommunityClusters.Pipeline;

/// <summary>The caller has to sign in first (401; a page sends them to the sign-in page and back).</summary>
[SuppressMessage("Design", "CA1032", Justification = "Says all it has to say by its type.")]
public sealed class NotSignedInException() : Exception("Nobody is signed in.");

/// <summary>What was asked for is not there for this caller (404), whether or not it exists.</summary>
[SuppressMessage("Design", "CA1032", Justification = "Says all it has to say by its type.")]
public sealed class NotVisibleException() : Exception("Not there for this caller.");

/// <summary>What was asked for is visible to the caller, but not theirs to do (403).</summary>
[SuppressMessage("Design", "CA1032", Justification = "Says all it has to say by its type.")]
public sealed class NotYoursException() : Exception("Visible, but not this caller's to do.");

/// <summary>A rule of the practice is broken; the sentence tells a teacher what to do next.</summary>
/// <param name="sentence">The key of the sentence in the files of <c>Localisation</c>.</param>
/// <param name="arguments">What the sentence's placeholders stand for.</param>
[SuppressMessage("Design", "CA1032", Justification = "A broken rule without its sentence would tell nobody anything.")]
public sealed class RuleBrokenException(string sentence, params (string Name, object? Value)[] arguments) : Exception(sentence)
{
    /// <summary>The key of the sentence.</summary>
    public string Sentence { get; } = sentence;

    /// <summary>The values of its placeholders.</summary>
    public IReadOnlyList<(string Name, object? Value)> Arguments { get; } = arguments;

    /// <summary>Whether it passes by itself: what waited on a phone is not refused, but tried again later.</summary>
    public bool Passes { get; init; }
}
