using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.People;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Blocks;

/// <summary>Whom the caller blocks, and which colleagues they could.</summary>
public sealed record MyBlocks : IQuery<MyBlocks.Sheet>, ISignedIn
{
    // Who has more colleagues blocks from where they met.
    private const int MostColleagues = 300;

    /// <summary>Both lists, by name.</summary>
    /// <param name="Blocked">Whom they block.</param>
    /// <param name="Colleagues">The others in their clusters.</param>
    public sealed record Sheet(IReadOnlyList<TeacherName> Blocked, IReadOnlyList<TeacherName> Colleagues);

    internal sealed class Handler(ClustersDb db, ClusterAccess clusters, PeopleAccess people, Caller caller) : IRequestHandler<MyBlocks, Sheet>
    {
        public async Task<Sheet> Handle(MyBlocks request, CancellationToken cancellationToken)
        {
            var me = caller.Teacher;
            var blocked = db.Set<Block>().Where(b => b.TeacherId == me).Select(b => b.OtherId);
            var colleagues = Colleagues.Of(clusters, me).Distinct();
            return new Sheet(
                await people.Names.Where(n => blocked.Contains(n.Id)).OrderBy(n => n.Name).ThenBy(n => n.Id).ToListAsync(cancellationToken),
                await people.Names.Where(n => colleagues.Contains(n.Id) && !blocked.Contains(n.Id)).OrderBy(n => n.Name).ThenBy(n => n.Id).Take(MostColleagues).ToListAsync(cancellationToken));
        }
    }
}
