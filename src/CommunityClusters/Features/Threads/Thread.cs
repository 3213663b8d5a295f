using System.Security.Cryptography;

namespace CommunityClusters.Features.Threads;

/// <summary>What a thread is about.</summary>
public enum ThreadKind
{
    /// <summary>The cluster: whatever a member wants to ask or tell.</summary>
    Cluster,

    /// <summary>A plan.</summary>
    Plan,

    /// <summary>A gathering.</summary>
    Gathering,

    /// <summary>A lesson of a gathering's programme.</summary>
    Lesson,
}

/// <summary>A conversation of a cluster's members about one thing. Its row is made by its first post.</summary>
public sealed class Thread
{
    /// <summary>Its id: <see cref="IdOf"/>.</summary>
    public Guid Id { get; init; }

    /// <summary>The cluster.</summary>
    public Guid ClusterId { get; init; }

    /// <summary>What it is about.</summary>
    public ThreadKind Kind { get; init; }

    /// <summary>The id of what it is about; the cluster's own for the cluster's thread.</summary>
    public Guid SubjectId { get; init; }

    /// <summary>How many posts it has, which is the number of the latest.</summary>
    public int Posts { get; private set; }

    /// <summary>The number of its latest post among all news of the cluster's members, by which threads are listed.</summary>
    public long News { get; private set; }

    /// <summary>Who wrote the latest post.</summary>
    public Guid LatestBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset LatestAt { get; private set; }

    /// <summary>The id of the thread about something: a page knows it before there is a first post, and watches it.</summary>
    public static Guid IdOf(ThreadKind kind, Guid subjectId)
    {
        Span<byte> named = stackalloc byte[17];
        named[0] = (byte)kind;
        subjectId.TryWriteBytes(named[1..]);
        return new Guid(SHA256.HashData(named).AsSpan(0, 16));
    }

    /// <summary>Somebody posts to it. The topic of the cluster's members is held: number order is commit order.</summary>
    /// <param name="news">The number of this news.</param>
    /// <param name="by">Who.</param>
    /// <param name="at">When.</param>
    /// <returns>The number of the post, from 1 and without a gap.</returns>
    public int IsPostedTo(long news, Guid by, DateTimeOffset at)
    {
        (News, LatestBy, LatestAt) = (news, by, at);
        return ++Posts;
    }
}
