using CommunityClusters.Features.People;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Clusters;

/// <summary>The invitations of a cluster that are valid, for its members; the caller's own first.</summary>
/// <param name="ClusterId">The cluster.</param>
public sealed record OpenInvitations(Guid ClusterId) : IQuery<OpenInvitations.Sheet>, IMembers
{
    /// <summary>What the page shows.</summary>
    /// <param name="Cluster">The cluster's name.</param>
    /// <param name="Mine">The caller's own invitation, if there is one.</param>
    /// <param name="Others">Those of colleagues.</param>
    public sealed record Sheet(string Cluster, Row? Mine, IReadOnlyList<Row> Others);

    /// <summary>One invitation.</summary>
    public sealed record Row(Guid Id, string Token, Guid MadeById, string MadeBy, DateTimeOffset MadeAt);

    internal sealed class Handler(Persistence.ClustersDb db, ClusterAccess clusters, PeopleAccess people, Caller caller) : IRequestHandler<OpenInvitations, Sheet>
    {
        private const int Most = 100;

        public async Task<Sheet> Handle(OpenInvitations request, CancellationToken cancellationToken)
        {
            var name = await db.Set<Cluster>().Where(c => c.Id == request.ClusterId).Select(c => c.Name).SingleAsync(cancellationToken);
            var rows = await (
                from invitation in clusters.Invitations.AsNoTracking()
                where invitation.ClusterId == request.ClusterId
                join teacher in people.Names on invitation.MadeBy equals teacher.Id
                orderby invitation.MadeBy == caller.Teacher descending, invitation.MadeAt descending, invitation.Id
                select new Row(invitation.Id, invitation.Token, invitation.MadeBy, teacher.Name, invitation.MadeAt))
                .Take(Most).ToListAsync(cancellationToken);
            return new Sheet(name, rows.FirstOrDefault(r => r.MadeById == caller.Teacher), [.. rows.Where(r => r.MadeById != caller.Teacher)]);
        }
    }
}
