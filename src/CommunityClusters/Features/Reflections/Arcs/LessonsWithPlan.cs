using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Pipeline;
using MediatR;

namespace CommunityClusters.Features.Reflections.Arcs;

/// <summary>The lessons that are or were taught with a plan, the latest first: each has an arc of its own.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="PlanId">The plan.</param>
public sealed record LessonsWithPlan(Guid ClusterId, Guid PlanId) : IQuery<LessonsWithPlan.Sheet>, IMembers
{
    /// <summary>The lessons.</summary>
    /// <param name="ClusterId">The cluster.</param>
    /// <param name="Lessons">The latest of them.</param>
    public sealed record Sheet(Guid ClusterId, IReadOnlyList<LessonBrief> Lessons);

    internal sealed class Handler(LessonAccess lessons) : IRequestHandler<LessonsWithPlan, Sheet>
    {
        // More than a cluster teaches one plan in some years.
        private const int Most = 20;

        public async Task<Sheet> Handle(LessonsWithPlan request, CancellationToken cancellationToken) =>
            new(request.ClusterId, await lessons.WithPlan(request.ClusterId, request.PlanId, Most, cancellationToken));
    }
}
