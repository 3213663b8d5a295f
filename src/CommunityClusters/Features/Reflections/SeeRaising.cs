using CommunityClusters.Features.Gatherings;
using CommunityClusters.Features.Gatherings.Observing;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Features.Threads;
using CommunityClusters.Pipeline;
using MediatR;

namespace CommunityClusters.Features.Reflections;

/// <summary>What an observer has raised of the lesson that they observed, and where they may raise it.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="GatheringId">The gathering.</param>
/// <param name="ObservationId">Their observation.</param>
public sealed record SeeRaising(Guid ClusterId, Guid GatheringId, Guid ObservationId) : IQuery<SeeRaising.Sheet>, IMembers
{
    /// <summary>Where it is raised.</summary>
    /// <param name="Lesson">The lesson; null where it was taken out of the programme, and its talk with it.</param>
    /// <param name="Thread">The address of the lesson's thread.</param>
    /// <param name="Raised">The addresses of what they raised there and did not take back.</param>
    /// <param name="Me">The observer.</param>
    public sealed record Sheet(Guid? Lesson, string Thread, IReadOnlyList<string> Raised, Guid Me);

    internal sealed class Handler(GatheringAccess gatherings, ObservationAccess observations, LessonAccess lessons, ThreadAccess threads, Caller caller) : IRequestHandler<SeeRaising, Sheet>
    {
        public async Task<Sheet> Handle(SeeRaising request, CancellationToken cancellationToken)
        {
            await gatherings.MustBeOf(request.ClusterId, request.GatheringId, cancellationToken);
            var lesson = await observations.LessonOf(request.GatheringId, request.ObservationId, caller.Teacher, cancellationToken);
            var isThere = (await lessons.InCluster(request.ClusterId, [lesson], cancellationToken)).ContainsKey(lesson);
            return new Sheet(isThere ? lesson : null, ThreadAccess.PathOf(request.ClusterId, lesson), isThere ? await threads.RaisedByMe(request.ClusterId, lesson, cancellationToken) : [], caller.Teacher);
        }
    }
}
