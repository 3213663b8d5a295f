using CommunityClusters.Features.Clusters;
using CommunityClusters.Realtime;

namespace CommunityClusters.Features.Gatherings.Voices;

/// <summary>
/// What the members who have the learners' voice of one gathering open are told of it, after the commit. It goes by the members' own topic: counts of
/// few learners are read by no one else, also where the cluster is open.
/// </summary>
internal sealed class VoiceBroadcasts(TopicLog topics)
{
    /// <summary>What a page says that wants to be told of one gathering.</summary>
    public static string Watched(Guid gatheringId) => new FragmentName(VoiceFragment.Kind, Guid.Empty, gatheringId).Watched;

    /// <summary>Lets nobody else enter anything until the commit. Comes first in what changes it: what was read before may be out of date.</summary>
    public Task Hold(Guid clusterId, CancellationToken cancellationToken) => topics.Hold(MembersTopic.Of(clusterId), cancellationToken);

    /// <summary>Counts were entered for a lesson.</summary>
    public Task Changed(Guid clusterId, Guid gatheringId, Guid lessonId, CancellationToken cancellationToken) =>
        topics.Tell(MembersTopic.Of(clusterId), [new FragmentName(VoiceFragment.Kind, lessonId, gatheringId).ToString()], cancellationToken);

    /// <summary>The fragment with what the learners of one lesson said.</summary>
    internal sealed class VoiceFragment(VoiceReading voices) : IFragment
    {
        public const string Kind = "voice";

        public string Name => Kind;

        public string Partial => "/Features/Gatherings/Voices/_Voice.cshtml";

        public async Task<object?> Load(Guid topicId, Guid? subject, CancellationToken cancellationToken) =>
            subject is { } lesson ? await voices.Find(topicId, lesson, cancellationToken) : null;
    }
}
