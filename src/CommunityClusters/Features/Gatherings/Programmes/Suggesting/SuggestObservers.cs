using CommunityClusters.Features.Clusters;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using CommunityClusters.Realtime;
using MediatR;

namespace CommunityClusters.Features.Gatherings.Programmes.Suggesting;

/// <summary>Who could observe one lesson, and why. Nobody is asked by it.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="GatheringId">The gathering.</param>
/// <param name="SlotId">The lesson.</param>
public sealed record SuggestObservers(Guid ClusterId, Guid GatheringId, Guid SlotId) : IQuery<SuggestObservers.Sheet>, IMembers
{
    /// <summary>How many observers a lesson has before no more are suggested: two see more than one.</summary>
    public const int Enough = 2;

    private const int Most = 5;

    /// <summary>Who could observe it.</summary>
    /// <param name="Day">The gathering.</param>
    /// <param name="Slot">The lesson.</param>
    /// <param name="Who">Who could, the first first.</param>
    /// <param name="IsToCome">Whether the gathering is not over, and not called off.</param>
    /// <param name="Topic">The topic that the page watches.</param>
    /// <param name="Cursor">The latest news that it shows.</param>
    public sealed record Sheet(ProgrammeDay Day, SlotCard Slot, IReadOnlyList<Suggestion> Who, bool IsToCome, string Topic, long Cursor);

    internal sealed class Handler(ClustersDb db, ProgrammeList programmes, SpreadReader spreads, TopicLog topics, TimeProvider time) : IRequestHandler<SuggestObservers, Sheet>
    {
        public async Task<Sheet> Handle(SuggestObservers request, CancellationToken cancellationToken)
        {
            var topic = ClusterTopic.Of(request.ClusterId);
            var state = await topics.StateOf(topic, cancellationToken);
            var gathering = await db.Set<Gathering>().WithProgramme(request.ClusterId, request.GatheringId, cancellationToken);
            var programme = await programmes.Of(gathering, cancellationToken);
            var slot = programme.Slots.SingleOrDefault(s => s.Id == request.SlotId && s.Kind == SlotKind.Lesson) ?? throw new NotVisibleException();
            var isToCome = gathering.IsToCome(time.GetUtcNow());
            var (spread, lessons) = await spreads.Of(gathering, programme, cancellationToken);
            return new Sheet(ProgrammeDay.Of(gathering), slot, isToCome ? spread.For(lessons[slot.Id], Most) : [], isToCome, topic, state.Sequence);
        }
    }
}
