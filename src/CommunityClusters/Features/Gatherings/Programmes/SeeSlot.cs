using CommunityClusters.Features.Clusters;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using CommunityClusters.Realtime;
using MediatR;

namespace CommunityClusters.Features.Gatherings.Programmes;

/// <summary>One slot of a programme, with what can be done with it.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="GatheringId">The gathering.</param>
/// <param name="SlotId">The slot.</param>
/// <param name="Asked">The member whom the caller has just asked to take a part.</param>
public sealed record SeeSlot(Guid ClusterId, Guid GatheringId, Guid SlotId, Guid? Asked) : IQuery<SeeSlot.Sheet>, IReaders
{
    /// <summary>The slot.</summary>
    /// <param name="Day">The gathering.</param>
    /// <param name="Slot">The slot.</param>
    /// <param name="Rooms">The rooms.</param>
    /// <param name="Me">The caller.</param>
    /// <param name="IsMember">Whether the caller is a member, and no reader of an open cluster.</param>
    /// <param name="Choices">What a member chooses from.</param>
    /// <param name="News">What others asked of the member whom the caller has just asked.</param>
    /// <param name="IsToCome">Whether the gathering is not over, and not called off.</param>
    /// <param name="HasNew">Whether the caller has not yet looked at the part that a colleague gave them in it.</param>
    /// <param name="Topic">The topic that the page watches.</param>
    /// <param name="Cursor">The latest news that it shows.</param>
    public sealed record Sheet(
        ProgrammeDay Day, SlotCard Slot, IReadOnlyList<RoomCard> Rooms, Guid Me, bool IsMember, Choices Choices, IReadOnlyList<AlreadyAsked> News, bool IsToCome, bool HasNew, string Topic, long Cursor);

    /// <summary>Somebody else had asked the same member, for this lesson or for one at the same time.</summary>
    /// <param name="Name">The member.</param>
    /// <param name="By">Who asked.</param>
    /// <param name="At">When.</param>
    /// <param name="Part">For what.</param>
    /// <param name="Slot">In which lesson.</param>
    public sealed record AlreadyAsked(string Name, string By, DateTimeOffset At, Part Part, SlotCard Slot);

    internal sealed class Handler(ClustersDb db, ProgrammeList programmes, Choosing choosing, NewParts news, ClusterAccess clusters, TopicLog topics, Caller caller, TimeProvider time) : IRequestHandler<SeeSlot, Sheet>
    {
        public async Task<Sheet> Handle(SeeSlot request, CancellationToken cancellationToken)
        {
            var topic = ClusterTopic.Of(request.ClusterId);
            var state = await topics.StateOf(topic, cancellationToken);
            var gathering = await db.Set<Gathering>().WithProgramme(request.ClusterId, request.GatheringId, cancellationToken);
            var programme = await programmes.Of(gathering, cancellationToken);
            var slot = programme.Slots.SingleOrDefault(s => s.Id == request.SlotId) ?? throw new NotVisibleException();
            var isMember = await clusters.IsMember(request.ClusterId, caller.Teacher, cancellationToken);
            return new Sheet(
                ProgrammeDay.Of(gathering),
                slot,
                programme.Rooms,
                caller.Teacher,
                isMember,
                isMember ? await choosing.In(request.ClusterId, request.GatheringId, cancellationToken) : Choices.None,
                request.Asked is { } asked ? [.. Before(programme, slot, asked)] : [],
                gathering.IsToCome(time.GetUtcNow()),
                isMember && await news.Has(caller.Teacher, request.GatheringId, request.SlotId, cancellationToken),
                topic,
                state.Sequence);
        }

        // In this lesson, where it was not the caller who asked; and in those that are at the same time.
        private IEnumerable<AlreadyAsked> Before(Programme programme, SlotCard slot, Guid asked)
        {
            var others = slot.Marks.Where(m => m.Kind == ClashKind.InTwoPlaces && m.TeacherId == asked).Select(m => m.OtherId).ToHashSet();
            return from other in programme.Slots
                   where other.Id == slot.Id || others.Contains(other.Id)
                   from part in other.Presenters.Select(p => (Part: Part.Presenter, Person: p)).Concat(other.Observers.Select(p => (Part: Part.Observer, Person: p)))
                   where part.Person.Id == asked && (other.Id != slot.Id || part.Person.By != caller.Teacher)
                   select new AlreadyAsked(part.Person.Name ?? "", part.Person.ByName ?? "", part.Person.At, part.Part, other);
        }
    }
}
