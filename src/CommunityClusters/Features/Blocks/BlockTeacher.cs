using CommunityClusters.Features.Clusters;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using CommunityClusters.Realtime;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Blocks;

/// <summary>A teacher blocks a colleague of one of their clusters. Who is blocked is told nothing.</summary>
/// <param name="TeacherId">The colleague.</param>
public sealed record BlockTeacher(Guid TeacherId) : ICommand<Unit>, ISignedIn
{
    /// <summary>How many a teacher blocks at most.</summary>
    public const int Most = 200;

    internal sealed class Handler(ClustersDb db, ClusterAccess clusters, TopicLog topics, IEnumerable<IWhenTeachersPart> others, Caller caller) : IRequestHandler<BlockTeacher, Unit>
    {
        public async Task<Unit> Handle(BlockTeacher request, CancellationToken cancellationToken)
        {
            var (me, other) = (caller.Teacher, request.TeacherId);
            if (other == me)
            {
                throw new RuleBrokenException("blocks.self");
            }

            // Where they meet nobody offers, takes or blocks at the same moment.
            foreach (var cluster in await Colleagues.SharedBy(clusters, me, other).OrderBy(id => id).ToListAsync(cancellationToken))
            {
                await topics.Hold(ClusterTopic.Of(cluster), cancellationToken);
            }

            // With whom one shares no cluster one has nothing to do; whether they are there at all is told to nobody.
            if (await db.Set<Block>().AnyAsync(b => b.TeacherId == me && b.OtherId == other, cancellationToken) || !await Colleagues.Of(clusters, me).ContainsAsync(other, cancellationToken))
            {
                return Unit.Value;
            }

            if (await db.Set<Block>().CountAsync(b => b.TeacherId == me, cancellationToken) >= Most)
            {
                throw new RuleBrokenException("blocks.many", ("most", Most));
            }

            db.Add(new Block { TeacherId = me, OtherId = other });
            foreach (var part in others)
            {
                await part.Parted(me, other, cancellationToken);
            }

            return Unit.Value;
        }
    }
}
