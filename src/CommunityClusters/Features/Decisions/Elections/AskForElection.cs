using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Decisions.Elections;

/// <summary>A member asks for an election, or asks no longer. Once enough ask it begins by itself: nobody decides whether.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="Asks">Whether they ask.</param>
public sealed record AskForElection(Guid ClusterId, bool Asks) : ICommand<Unit>, IMembers
{
    internal sealed class Handler(ClustersDb db, DecisionPen pen, LeaderList leaders, ElectionPen elections, LeaderBroadcasts leading, Caller caller, TimeProvider time)
        : IRequestHandler<AskForElection, Unit>
    {
        public async Task<Unit> Handle(AskForElection request, CancellationToken cancellationToken)
        {
            await pen.Hold(request.ClusterId, cancellationToken);
            var (me, now) = (caller.Teacher, time.GetUtcNow());
            var asking = await db.Set<AskingForElection>().SingleOrDefaultAsync(a => a.ClusterId == request.ClusterId && a.TeacherId == me, cancellationToken);
            if (!request.Asks)
            {
                if (asking is not null)
                {
                    db.Remove(asking);
                }

                await leading.Changed(request.ClusterId, cancellationToken);
                return Unit.Value;
            }

            var (open, called) = await leaders.Last(request.ClusterId, cancellationToken);
            if (open is not null)
            {
                throw new RuleBrokenException("elections.is-open");
            }

            if (called + Election.Between > now)
            {
                throw new RuleBrokenException("elections.soon");
            }

            if (asking is null)
            {
                db.Add(asking = new AskingForElection { ClusterId = request.ClusterId, TeacherId = me });
            }

            asking.At = now;
            if (await elections.CallIfEnough(request.ClusterId, cancellationToken))
            {
                db.Entry(asking).State = EntityState.Detached;
            }
            else
            {
                await leading.Changed(request.ClusterId, cancellationToken);
            }

            return Unit.Value;
        }
    }
}
