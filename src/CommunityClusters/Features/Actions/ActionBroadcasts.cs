using CommunityClusters.Features.Clusters;
using CommunityClusters.Realtime;

namespace CommunityClusters.Features.Actions;

/// <summary>What members are told of actions, after the commit. It goes by their own topic: where their cluster is open, others do not read who took on what.</summary>
internal sealed class ActionBroadcasts(TopicLog topics)
{
    /// <summary>What the page of a gathering says that wants to be told of its actions.</summary>
    public static string WatchedWithin(Guid gatheringId) => new FragmentName(ActionFragment.Kind, Guid.Empty, gatheringId).Watched;

    /// <summary>Lets nobody else change the cluster's actions until the commit. Comes first in what changes them.</summary>
    public Task Hold(Guid clusterId, CancellationToken cancellationToken) => topics.Hold(MembersTopic.Of(clusterId), cancellationToken);

    /// <summary>Actions came, or look different: the cluster's list is told, and the pages of their gatherings.</summary>
    /// <returns>The number of the news, which orders what came.</returns>
    public Task<long> Changed(Guid clusterId, IEnumerable<(Guid Id, Guid? GatheringId)> actions, CancellationToken cancellationToken) => topics.Tell(
        MembersTopic.Of(clusterId),
        actions.SelectMany(a => NamesOf(a.Id, a.GatheringId)).Select(name => name.ToString()),
        cancellationToken);

    private static IEnumerable<FragmentName> NamesOf(Guid id, Guid? gatheringId)
    {
        yield return new FragmentName(ActionFragment.Kind, id);
        if (gatheringId is { } gathering)
        {
            yield return new FragmentName(ActionFragment.Kind, id, gathering);
        }
    }

    /// <summary>The fragment of one action.</summary>
    internal sealed class ActionFragment(ActionList actions) : IFragment
    {
        public const string Kind = "action";

        public string Name => Kind;

        public string Partial => "/Features/Actions/_Action.cshtml";

        public string? Into => "actions";

        public async Task<object?> Load(Guid topicId, Guid? subject, CancellationToken cancellationToken) =>
            subject is { } id ? await actions.Find(topicId, id, cancellationToken) : null;
    }
}
