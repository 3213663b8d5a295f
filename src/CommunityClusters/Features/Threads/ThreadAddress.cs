using System.Globalization;

namespace CommunityClusters.Features.Threads;

/// <summary>Where threads and posts are.</summary>
internal static class ThreadAddress
{
    /// <summary>The word for a kind in an address; empty for the cluster's own thread.</summary>
    public static string WordOf(ThreadKind kind) => kind switch
    {
        ThreadKind.Plan => "plan",
        ThreadKind.Gathering => "gathering",
        ThreadKind.Lesson => "lesson",
        _ => "",
    };

    /// <summary>The kind that a word in an address means; null for one that means none.</summary>
    public static ThreadKind? Read(string? word) => word switch
    {
        "plan" => ThreadKind.Plan,
        "gathering" => ThreadKind.Gathering,
        "lesson" => ThreadKind.Lesson,
        _ => null,
    };

    /// <summary>The address of a thread.</summary>
    public static string Of(Guid clusterId, ThreadKind kind, Guid subjectId) =>
        kind == ThreadKind.Cluster ? $"/clusters/{clusterId}/talk" : $"/clusters/{clusterId}/talk/{WordOf(kind)}/{subjectId}";

    /// <summary>The address of one post.</summary>
    public static string Of(string thread, Guid postId, int number) => string.Create(CultureInfo.InvariantCulture, $"{thread}?Post={number}#post-{postId}");
}
