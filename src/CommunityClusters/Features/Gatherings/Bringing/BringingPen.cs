using CommunityClusters.Features.Clusters;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Bringing;

/// <summary>Takes what a gathering's members bring in one's hand: nobody else changes it until the commit, and what is over stays as it was.</summary>
[PartOfFeature]
internal sealed class BringingPen(ClustersDb db, GatheringAccess gatherings, ClusterAccess clusters, BringingBroadcasts broadcasts, Caller caller, TimeProvider time)
{
    /// <summary>The gathering.</summary>
    public Gathering Gathering { get; private set; } = null!;

    /// <summary>Takes what is brought to a gathering that is still to come.</summary>
    /// <exception cref="NotVisibleException">The cluster has no such gathering, or the caller has left it meanwhile.</exception>
    /// <exception cref="RuleBrokenException">The gathering is over, or was called off.</exception>
    public async Task Take(Guid clusterId, Guid gatheringId, CancellationToken cancellationToken)
    {
        await broadcasts.Hold(clusterId, cancellationToken);
        // Asked again under the lock: what somebody brings goes when they leave, and nothing comes after that.
        await clusters.MustBeMember(clusterId, caller.Teacher, cancellationToken);
        Gathering = await gatherings.Take(clusterId, gatheringId, cancellationToken);
        if (Gathering.IsOff)
        {
            throw new RuleBrokenException("things.off");
        }

        if (Gathering.EndsAt <= time.GetUtcNow())
        {
            throw new RuleBrokenException("things.over");
        }
    }

    /// <summary>Takes a thing of the gathering, with what is pledged of it.</summary>
    /// <exception cref="RuleBrokenException">Somebody took it away meanwhile.</exception>
    public async Task<Thing> Take(Guid clusterId, Guid gatheringId, Guid thingId, CancellationToken cancellationToken)
    {
        await Take(clusterId, gatheringId, cancellationToken);
        return await Find(thingId, cancellationToken) ?? throw new RuleBrokenException("things.gone");
    }

    /// <summary>A thing of the gathering that was taken; null where there is none.</summary>
    public Task<Thing?> Find(Guid thingId, CancellationToken cancellationToken) =>
        db.Set<Thing>().Include(t => t.Pledges).SingleOrDefaultAsync(t => t.Id == thingId && t.GatheringId == Gathering.Id, cancellationToken);

    /// <summary>Tells watchers that a thing, or what is pledged of it, looks different.</summary>
    /// <returns>The number of the news, which orders the things.</returns>
    public Task<long> ThingChanged(Guid thingId, CancellationToken cancellationToken) => broadcasts.Changed(Gathering.ClusterId, Gathering.Id, [thingId], expected: false, cancellationToken);

    /// <summary>Tells watchers that other learners of a grade are expected, and that what is copied for them follows.</summary>
    public async Task ExpectedChanged(string grade, CancellationToken cancellationToken)
    {
        var following = await db.Set<Thing>().Where(t => t.GatheringId == Gathering.Id && t.Kind == ThingKind.Photocopies && (t.Grade == "" || t.Grade == grade)).Select(t => t.Id).ToListAsync(cancellationToken);
        await broadcasts.Changed(Gathering.ClusterId, Gathering.Id, following, expected: true, cancellationToken);
    }
}
