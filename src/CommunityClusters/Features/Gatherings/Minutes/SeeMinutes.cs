using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.People;
using CommunityClusters.Pipeline;
using CommunityClusters.Realtime;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Minutes;

/// <summary>The minutes of a gathering, with what their page needs to be kept: who has the chair, and the members' names.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="GatheringId">The gathering.</param>
public sealed record SeeMinutes(Guid ClusterId, Guid GatheringId) : IQuery<SeeMinutes.Page>, IMembers
{
    /// <summary>What the page shows.</summary>
    /// <param name="Sheet">The minutes as they stand.</param>
    /// <param name="Chair">Who has the chair.</param>
    /// <param name="Members">The members, by name.</param>
    /// <param name="Me">The caller.</param>
    /// <param name="Topic">The topic that the page watches.</param>
    /// <param name="Cursor">The latest news that it shows.</param>
    public sealed record Page(MinutesSheet Sheet, ChairCard Chair, IReadOnlyList<Member> Members, Guid Me, string Topic, long Cursor);

    /// <summary>A member.</summary>
    public sealed record Member(Guid Id, string Name);

    internal sealed class Handler(MinutesReading minutes, ChairReading chairs, ClusterAccess clusters, PeopleAccess people, TopicLog topics, Caller caller) : IRequestHandler<SeeMinutes, Page>
    {
        // More than one looks through on a phone.
        private const int MostMembers = 500;

        public async Task<Page> Handle(SeeMinutes request, CancellationToken cancellationToken)
        {
            var topic = MembersTopic.Of(request.ClusterId);
            var state = await topics.StateOf(topic, cancellationToken);
            var sheet = await minutes.Of(request.ClusterId, request.GatheringId, caller.Teacher, cancellationToken);
            var members = await (
                from id in clusters.MemberIds(request.ClusterId)
                join teacher in people.Names on id equals teacher.Id
                orderby teacher.Name, teacher.Id
                select new Member(teacher.Id, teacher.Name)).Take(MostMembers).ToListAsync(cancellationToken);
            return new Page(sheet, (await chairs.Of(request.ClusterId, request.GatheringId, cancellationToken))!, members, caller.Teacher, topic, state.Sequence);
        }
    }
}
