using CommunityClusters.Features.Clusters;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using CommunityClusters.Realtime;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Programmes;

/// <summary>The programme of a teaching day, or the one lesson of a class visit.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="GatheringId">The gathering.</param>
public sealed record SeeProgramme(Guid ClusterId, Guid GatheringId) : IQuery<SeeProgramme.Sheet>, IReaders
{
    /// <summary>The programme.</summary>
    /// <param name="Day">The gathering.</param>
    /// <param name="Programme">Its programme.</param>
    /// <param name="Me">The caller.</param>
    /// <param name="IsMember">Whether the caller is a member, and no reader of an open cluster.</param>
    /// <param name="Choices">What a member chooses from.</param>
    /// <param name="IsToCome">Whether it is not over, and not called off.</param>
    /// <param name="HasNew">Whether the caller has not yet looked at a part that a colleague gave them.</param>
    /// <param name="Topic">The topic that the page watches.</param>
    /// <param name="Cursor">The latest news that it shows.</param>
    public sealed record Sheet(ProgrammeDay Day, Programme Programme, Guid Me, bool IsMember, Choices Choices, bool IsToCome, bool HasNew, string Topic, long Cursor);

    internal sealed class Handler(ClustersDb db, ProgrammeList programmes, Choosing choosing, NewParts news, ClusterAccess clusters, TopicLog topics, Caller caller, TimeProvider time) : IRequestHandler<SeeProgramme, Sheet>
    {
        public async Task<Sheet> Handle(SeeProgramme request, CancellationToken cancellationToken)
        {
            var topic = ClusterTopic.Of(request.ClusterId);
            var state = await topics.StateOf(topic, cancellationToken);
            var gathering = await db.Set<Gathering>().WithProgramme(request.ClusterId, request.GatheringId, cancellationToken);
            var isMember = await clusters.IsMember(request.ClusterId, caller.Teacher, cancellationToken);
            return new Sheet(
                ProgrammeDay.Of(gathering),
                await programmes.Of(gathering, cancellationToken),
                caller.Teacher,
                isMember,
                isMember ? await choosing.In(request.ClusterId, request.GatheringId, cancellationToken) : Choices.None,
                gathering.IsToCome(time.GetUtcNow()),
                isMember && await news.Has(caller.Teacher, request.GatheringId, null, cancellationToken),
                topic,
                state.Sequence);
        }
    }
}

/// <summary>A gathering as its programme's pages show it.</summary>
/// <param name="GatheringId">The gathering.</param>
/// <param name="Kind">What the cluster meets for.</param>
/// <param name="About">What it is about, or empty.</param>
/// <param name="Day">The day; null while it is being found.</param>
/// <param name="Begins">When it begins, by the clocks there.</param>
/// <param name="Ends">When it ends.</param>
/// <param name="IsOff">Whether it was called off.</param>
/// <param name="HasRecord">Whether it is over, and what was taught stands in its record.</param>
public sealed record ProgrammeDay(Guid GatheringId, GatheringKind Kind, string About, DateOnly? Day, TimeOnly? Begins, TimeOnly? Ends, bool IsOff, bool HasRecord)
{
    internal static ProgrammeDay Of(Gathering gathering) => new(gathering.Id, gathering.Kind, gathering.About, gathering.Day, gathering.Begins, gathering.Ends, gathering.IsOff, gathering.HasRecord);
}

/// <summary>How queries find a gathering that has a programme.</summary>
internal static class GatheringsWithProgramme
{
    /// <summary>A gathering of the cluster, to be read.</summary>
    /// <exception cref="NotVisibleException">The cluster has no such gathering, or it is one without a programme.</exception>
    public static async Task<Gathering> WithProgramme(this IQueryable<Gathering> gatherings, Guid clusterId, Guid gatheringId, CancellationToken cancellationToken) =>
        await gatherings.AsNoTracking().SingleOrDefaultAsync(g => g.Id == gatheringId && g.ClusterId == clusterId && g.Kind != GatheringKind.Planning, cancellationToken)
            ?? throw new NotVisibleException();
}
