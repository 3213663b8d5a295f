using CommunityClusters.Features.Clusters;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using CommunityClusters.Realtime;
using MediatR;

namespace CommunityClusters.Features.Gatherings.Programmes.Suggesting;

/// <summary>Who could observe each lesson of a day that nobody observes yet, spread fairly. Nobody is asked by it.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="GatheringId">The gathering.</param>
/// <param name="NotTaken">Lessons for which the caller has just taken a suggestion that no longer held.</param>
public sealed record SuggestForWholeDay(Guid ClusterId, Guid GatheringId, IReadOnlyCollection<Guid> NotTaken) : IQuery<SuggestForWholeDay.Sheet>, IMembers
{
    // The one that is suggested, and who else could.
    private const int Most = 3;

    /// <summary>The day.</summary>
    /// <param name="Day">The gathering.</param>
    /// <param name="Lessons">The lessons that nobody observes, in order of time.</param>
    /// <param name="NotTaken">The lessons for which a suggestion no longer held, as they are now.</param>
    /// <param name="IsToCome">Whether the gathering is not over, and not called off.</param>
    /// <param name="Topic">The topic that the page watches.</param>
    /// <param name="Cursor">The latest news that it shows.</param>
    public sealed record Sheet(ProgrammeDay Day, IReadOnlyList<Row> Lessons, IReadOnlyList<SlotCard> NotTaken, bool IsToCome, string Topic, long Cursor);

    /// <summary>A lesson.</summary>
    /// <param name="Slot">The lesson.</param>
    /// <param name="Who">Who could observe it; the first is suggested.</param>
    public sealed record Row(SlotCard Slot, IReadOnlyList<Suggestion> Who);

    internal sealed class Handler(ClustersDb db, ProgrammeList programmes, SpreadReader spreads, TopicLog topics, TimeProvider time) : IRequestHandler<SuggestForWholeDay, Sheet>
    {
        public async Task<Sheet> Handle(SuggestForWholeDay request, CancellationToken cancellationToken)
        {
            var topic = ClusterTopic.Of(request.ClusterId);
            var state = await topics.StateOf(topic, cancellationToken);
            var gathering = await db.Set<Gathering>().WithProgramme(request.ClusterId, request.GatheringId, cancellationToken);
            var programme = await programmes.Of(gathering, cancellationToken);
            var isToCome = gathering.IsToCome(time.GetUtcNow());
            var (spread, _) = await spreads.Of(gathering, programme, cancellationToken);
            var who = isToCome ? spread.ForAll(Most).ToDictionary(s => s.Lesson.Id, s => s.Who) : [];
            return new Sheet(
                ProgrammeDay.Of(gathering),
                [.. programme.Slots.Where(s => who.ContainsKey(s.Id)).Select(s => new Row(s, who[s.Id]))],
                [.. programme.Slots.Where(s => request.NotTaken.Contains(s.Id))],
                isToCome,
                topic,
                state.Sequence);
        }
    }
}
