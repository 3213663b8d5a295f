using System.Globalization;
using CommunityClusters.Localisation;

namespace CommunityClusters.Features.Threads;

/// <summary>How threads are spoken of.</summary>
internal static class ThreadWords
{
    /// <summary>What a thread or a card is called: by what it is about, or what that is.</summary>
    public static string TitleOf(this Words words, Subject? subject) => subject switch
    {
        null => words["thread.subject.gone"],
        { Title.Length: > 0 } => subject.Title,
        { Kind: "thread.of.cluster" } => words["thread.ask-anything"],
        _ => words[subject.Kind],
    };

    /// <summary>Why the words of a post are gone.</summary>
    public static string WhyGone(this Words words, PostCard post) => post.IsTakenDown
        ? words["post.taken-down", ("name", post.TakenDownBy ?? words["remark.somebody"])]
        : words["post.taken-back", ("name", post.Author ?? words["remark.somebody"])];

    /// <summary>What it is, and its day.</summary>
    public static IReadOnlyList<string> AboutOf(this Words words, Subject subject) =>
        [words[subject.Kind], .. subject.Day is { } day ? new[] { day.ToString("d MMMM", CultureInfo.CurrentCulture) } : []];
}
