using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Gatherings.Minutes;
using CommunityClusters.Persistence;
using CommunityClusters.Realtime;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Programmes;

/// <summary>What those who have a programme open are told of it, after the commit.</summary>
internal sealed class ProgrammeBroadcasts(TopicLog topics)
{
    /// <summary>What a page says that wants to be told of one gathering's programme.</summary>
    public static string Watched(Guid gatheringId) =>
        string.Join(' ', new[] { SlotFragment.Kind, FrameFragment.Kind, DayFragment.Kind }.Select(kind => new FragmentName(kind, Guid.Empty, gatheringId).Watched));

    /// <summary>Lets nobody else change a programme of the cluster until the commit. Comes first in what changes one: what was read before may be out of date.</summary>
    public Task Hold(Guid clusterId, CancellationToken cancellationToken) => topics.Hold(ClusterTopic.Of(clusterId), cancellationToken);

    /// <summary>Slots came, went, or look different, by themselves or by what they clash with.</summary>
    /// <returns>The number of the news, which orders what came.</returns>
    public async Task<long> ProgrammeChanged(Guid clusterId, Guid gatheringId, IEnumerable<Guid> slots, bool frame, CancellationToken cancellationToken)
    {
        var number = await topics.Tell(
            ClusterTopic.Of(clusterId),
            [
                .. slots.Select(s => new FragmentName(SlotFragment.Kind, s, gatheringId).ToString()),
                .. frame ? [new FragmentName(FrameFragment.Kind, gatheringId, gatheringId).ToString()] : Array.Empty<string>(),
            ],
            cancellationToken);
        await MinutesBroadcasts.HeadingsChanged(topics, clusterId, gatheringId, cancellationToken);
        return number;
    }

    /// <summary>The fragment of one slot; only those who have its programme open are sent it.</summary>
    internal sealed class SlotFragment(ProgrammeSlots slots) : IFragment
    {
        public const string Kind = "slot";

        public string Name => Kind;

        public string Partial => "/Features/Gatherings/Programmes/_Slot.cshtml";

        public string? Into => "slots";

        public async Task<object?> Load(Guid topicId, Guid? subject, CancellationToken cancellationToken) =>
            await slots.Find(topicId, subject, cancellationToken);
    }

    /// <summary>The fragment that says above a programme when its day is.</summary>
    internal sealed class DayFragment(ClustersDb db) : IFragment
    {
        public const string Kind = "programme-day";

        public string Name => Kind;

        public string Partial => "/Features/Gatherings/Programmes/_Head.cshtml";

        public async Task<object?> Load(Guid topicId, Guid? subject, CancellationToken cancellationToken) =>
            await db.Set<Gathering>().AsNoTracking().SingleOrDefaultAsync(g => g.Id == subject && g.ClusterId == topicId, cancellationToken) is { } gathering ? ProgrammeDay.Of(gathering) : null;
    }

    /// <summary>The fragment of what stands around the slots: the rooms' names and the hours.</summary>
    internal sealed class FrameFragment(ProgrammeList programmes) : IFragment
    {
        public const string Kind = "frame";

        public string Name => Kind;

        public string Partial => "/Features/Gatherings/Programmes/_Frame.cshtml";

        public async Task<object?> Load(Guid topicId, Guid? subject, CancellationToken cancellationToken) =>
            subject is { } gathering ? (await programmes.DrawnOnce(topicId, gathering, cancellationToken))?.Frame : null;
    }
}
