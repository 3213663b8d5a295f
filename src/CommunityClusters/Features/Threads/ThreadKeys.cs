using CommunityClusters.Localisation;

namespace CommunityClusters.Features.Threads;

/// <summary>Where a page puts what is its viewer's own, for the posts that it draws itself.</summary>
internal static class ThreadKeys
{
    public const string Me = "thread-me";

    public const string Thanked = "thread-thanked";

    public const string SavesData = "thread-saves-data";

    /// <summary>How somebody is called who is mentioned in a post.</summary>
    public static string NameOf(this PostCard post, Guid member, Words words) => post.Names.GetValueOrDefault(member) ?? words["remark.somebody"];
}
