using CommunityClusters.Features.Clusters;
using CommunityClusters.Realtime;

namespace CommunityClusters.Features.Gatherings.Bringing;

/// <summary>
/// What the members who have the page of one gathering open are told of who brings what, after the commit. It goes by the members' own topic:
/// of a cluster that is open, others read neither counts of few learners nor who promised what.
/// </summary>
internal sealed class BringingBroadcasts(TopicLog topics)
{
    /// <summary>What a page says that wants to be told of one gathering.</summary>
    public static string Watched(Guid gatheringId) =>
        $"{new FragmentName(ThingFragment.Kind, Guid.Empty, gatheringId).Watched} {new FragmentName(ExpectedFragment.Kind, Guid.Empty, gatheringId).Watched}";

    /// <summary>Lets nobody else change what is brought until the commit. Comes first in what changes it: what was read before may be out of date.</summary>
    public Task Hold(Guid clusterId, CancellationToken cancellationToken) => topics.Hold(MembersTopic.Of(clusterId), cancellationToken);

    /// <summary>Things came, went or look different; or other learners are expected.</summary>
    /// <returns>The number of the news, which orders what came.</returns>
    public Task<long> Changed(Guid clusterId, Guid gatheringId, IEnumerable<Guid> things, bool expected, CancellationToken cancellationToken) => topics.Tell(
        MembersTopic.Of(clusterId),
        [
            .. things.Select(t => new FragmentName(ThingFragment.Kind, t, gatheringId).ToString()),
            .. expected ? [new FragmentName(ExpectedFragment.Kind, gatheringId, gatheringId).ToString()] : Array.Empty<string>(),
        ],
        cancellationToken);

    /// <summary>The fragment of one thing, with what is pledged of it.</summary>
    internal sealed class ThingFragment(ThingList things) : IFragment
    {
        public const string Kind = "thing";

        public string Name => Kind;

        public string Partial => "/Features/Gatherings/Bringing/_Thing.cshtml";

        public string? Into => "things";

        public async Task<object?> Load(Guid topicId, Guid? subject, CancellationToken cancellationToken) =>
            subject is { } thing ? await things.Find(topicId, thing, cancellationToken) : null;
    }

    /// <summary>The fragment with the learners who are expected.</summary>
    internal sealed class ExpectedFragment(ExpectedList expected) : IFragment
    {
        public const string Kind = "expected";

        public string Name => Kind;

        public string Partial => "/Features/Gatherings/Bringing/_Expected.cshtml";

        public async Task<object?> Load(Guid topicId, Guid? subject, CancellationToken cancellationToken) =>
            subject is { } gathering ? await expected.Of(topicId, gathering, cancellationToken) : null;
    }
}
