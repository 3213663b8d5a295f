using CommunityClusters.Features.Clusters;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;

namespace CommunityClusters.Features.Decisions.Elections;

/// <summary>A member stands in an election, or nominates a colleague, who may decline.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="DecisionId">The election.</param>
/// <param name="TeacherId">Who is to stand; null for the member themselves.</param>
public sealed record Nominate(Guid ClusterId, Guid DecisionId, Guid? TeacherId) : ICommand<Unit>, IMembers
{
    internal sealed class Handler(ClustersDb db, DecisionPen pen, ElectionPen elections, DecisionBroadcasts broadcasts, ClusterAccess clusters, Caller caller, TimeProvider time) : IRequestHandler<Nominate, Unit>
    {
        public async Task<Unit> Handle(Nominate request, CancellationToken cancellationToken)
        {
            var election = await pen.Take(request.ClusterId, request.DecisionId, cancellationToken);
            election.MustCallForNominees(time.GetUtcNow());
            var (me, nominee) = (caller.Teacher, request.TeacherId ?? caller.Teacher);
            await clusters.MustBeMember(request.ClusterId, nominee, cancellationToken);
            if (await elections.NomineeOf(election.Id, nominee, cancellationToken) is not { } option)
            {
                db.Add(Option.Nominee(election.Id, await elections.NextNumber(election.Id, cancellationToken), nominee, me));
            }
            else if (option.IsOut)
            {
                option.StandsAgain(me);
            }

            await broadcasts.Changed(election.ClusterId, election.Id, cancellationToken);
            return Unit.Value;
        }
    }
}
