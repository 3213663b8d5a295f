using CommunityClusters.Features.Clusters;
using CommunityClusters.Pipeline;

namespace CommunityClusters.Features.Gatherings.Programmes;

/// <summary>How a member is given a part in a lesson.</summary>
[PartOfFeature]
internal sealed class Assigning(ClusterAccess clusters, Caller caller, TimeProvider time)
{
    /// <summary>Gives a member a part.</summary>
    /// <exception cref="RuleBrokenException">They are no member, the slot is no lesson, or they would observe their own.</exception>
    public async Task Assign(Guid clusterId, Slot slot, Guid teacherId, Part part, CancellationToken cancellationToken)
    {
        if (!await clusters.IsMember(clusterId, teacherId, cancellationToken))
        {
            throw new RuleBrokenException("programme.no-member");
        }

        slot.Assign(teacherId, part, caller.Teacher, time.GetUtcNow());
    }
}
