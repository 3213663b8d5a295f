using CommunityClusters.Features.Clusters;
using CommunityClusters.Realtime;

namespace CommunityClusters.Features.Gatherings.Minutes;

/// <summary>What those who have minutes open are told of what the gathering deals with, after the commit.</summary>
internal static class MinutesBroadcasts
{
    /// <summary>What a page says that wants to be told of it.</summary>
    public static string Watched(Guid gatheringId) => new FragmentName(HeadingsFragment.Kind, gatheringId, gatheringId).Watched;

    /// <summary>
    /// The programme, the agenda or the day is another one. It is told by the members' own topic, which the minutes watch; whoever tells the
    /// cluster's as well tells that first.
    /// </summary>
    public static Task HeadingsChanged(TopicLog topics, Guid clusterId, Guid gatheringId, CancellationToken cancellationToken) =>
        topics.Tell(MembersTopic.Of(clusterId), [GatheringBroadcasts.Within(HeadingsFragment.Kind, gatheringId)], cancellationToken);

    /// <summary>The fragment with the lessons and the agenda as they stand, which the page's script reads.</summary>
    internal sealed class HeadingsFragment(MinutesReading minutes) : IFragment
    {
        public const string Kind = "minutes-headings";

        public string Name => Kind;

        public string Partial => "/Features/Gatherings/Minutes/_Headings.cshtml";

        public async Task<object?> Load(Guid topicId, Guid? subject, CancellationToken cancellationToken) =>
            subject is { } id ? await minutes.HeadingsOf(topicId, id, cancellationToken) : null;
    }
}
