using CommunityClusters.Features.People;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Clusters.Finding;

/// <summary>What a stranger sees of a cluster that chose to be found or to be open: no member's name.</summary>
/// <param name="ClusterId">The cluster.</param>
public sealed record ClusterFromOutside(Guid ClusterId) : IQuery<ClusterFromOutside.Sheet>, IFinders
{
    /// <summary>The page.</summary>
    /// <param name="What">What it is and what it is for.</param>
    /// <param name="Teachers">How many members there are.</param>
    /// <param name="Circuits">Names of the circuits they come from.</param>
    /// <param name="SignedIn">Whether the caller is signed in.</param>
    public sealed record Sheet(WhatFor What, int Teachers, IReadOnlyList<string> Circuits, bool SignedIn);

    internal sealed class Handler(ClustersDb db, ClusterAccess clusters, PeopleAccess people, Caller caller) : IRequestHandler<ClusterFromOutside, Sheet>
    {
        public async Task<Sheet> Handle(ClusterFromOutside request, CancellationToken cancellationToken)
        {
            var cluster = await db.Set<Cluster>().AsNoTracking().SingleAsync(c => c.Id == request.ClusterId, cancellationToken);
            var circuits = await (
                from membership in clusters.Members
                where membership.ClusterId == cluster.Id
                join teacher in people.Cards on membership.TeacherId equals teacher.Id
                where teacher.Circuit != null
                select teacher.Circuit).Distinct().Order().ToListAsync(cancellationToken);
            var teachers = await clusters.Members.CountAsync(m => m.ClusterId == cluster.Id, cancellationToken);
            // Who could join and read everything reads this before; to other strangers a cluster shows what it is for, and no more.
            var what = WhatFor.Of(cluster);
            return new Sheet(cluster.Open ? what : what with { Agreements = "" }, teachers, circuits!, caller.TeacherId is not null);
        }
    }
}
