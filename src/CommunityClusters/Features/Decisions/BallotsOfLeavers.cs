using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Decisions.Elections;
using CommunityClusters.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Decisions;

/// <summary>
/// Who leaves takes along their ballot in what is open: it is for those who stay to decide. Who comes back before it closes may vote again. Where all who
/// stay have voted, it closes.
/// </summary>
internal sealed class BallotsOfLeavers(ClustersDb db, DecisionBroadcasts broadcasts, Counting counting, LeavingLeaders leaders) : IWhenMemberLeaves
{
    public async Task Left(Guid clusterId, Guid teacherId, CancellationToken cancellationToken)
    {
        await broadcasts.Hold(clusterId, cancellationToken);
        // First, so that nobody is elected who has left.
        await leaders.Left(clusterId, teacherId, cancellationToken);
        var open = await (
            from decision in db.Set<Decision>()
            where decision.ClusterId == clusterId && decision.ClosedAt == null
            join ballot in db.Set<Ballot>() on decision.Id equals ballot.DecisionId
            where ballot.TeacherId == teacherId
            join key in db.Set<BallotKey>() on decision.Id equals key.DecisionId
            orderby decision.Number
            select new { decision, ballot, key }).ToListAsync(cancellationToken);
        foreach (var one in open)
        {
            if (one.ballot.ChoiceBy(one.key) is not null)
            {
                one.decision.HasOneLess();
            }

            one.ballot.IsEmptied(one.key);
            if (!await counting.CountIfAllVoted(one.decision, cancellationToken))
            {
                await broadcasts.Changed(clusterId, one.decision.Id, cancellationToken);
            }
        }
    }
}
