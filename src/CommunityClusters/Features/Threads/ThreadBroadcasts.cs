using CommunityClusters.Features.Clusters;
using CommunityClusters.Realtime;

namespace CommunityClusters.Features.Threads;

/// <summary>
/// What the members who have a thread open are told of it, after the commit. It goes by the members' own topic, for the readers of an open cluster
/// are no part of its talk.
/// </summary>
internal sealed class ThreadBroadcasts(TopicLog topics)
{
    /// <summary>What a page says that wants to be told of one thread.</summary>
    public static string Watched(Guid threadId) => new FragmentName(PostFragment.Kind, Guid.Empty, threadId).Watched;

    /// <summary>A post was written, changed, taken back or thanked for. Comes first in what changes it: it locks the topic under which posts are numbered.</summary>
    /// <returns>The number of the news.</returns>
    public Task<long> PostChanged(Guid clusterId, ThreadKind kind, Guid subjectId, Guid postId, CancellationToken cancellationToken) =>
        topics.Tell(MembersTopic.Of(clusterId), [new FragmentName(PostFragment.Kind, postId, Thread.IdOf(kind, subjectId)).ToString()], cancellationToken);

    /// <summary>The fragment of one post; only those who have its thread open are sent it. The page's script puts it where it belongs.</summary>
    internal sealed class PostFragment(PostList posts) : IFragment
    {
        public const string Kind = "post";

        public string Name => Kind;

        public string Partial => "/Features/Threads/_Post.cshtml";

        public string? Into => "posts-new";

        private IReadOnlyDictionary<Guid, PostCard>? _prepared;

        public async Task Prepare(Guid topicId, IReadOnlyCollection<Guid> subjects, CancellationToken cancellationToken) =>
            _prepared = (await posts.Find(topicId, subjects, cancellationToken)).ToDictionary(p => p.Id);

        public async Task<object?> Load(Guid topicId, Guid? subject, CancellationToken cancellationToken) =>
            subject is { } id && _prepared?.GetValueOrDefault(id) is { } prepared ? prepared : (await posts.Find(topicId, [subject ?? Guid.Empty], cancellationToken)).SingleOrDefault();
    }
}
