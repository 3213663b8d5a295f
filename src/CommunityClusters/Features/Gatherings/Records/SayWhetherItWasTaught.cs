using CommunityClusters.Pipeline;
using MediatR;

namespace CommunityClusters.Features.Gatherings.Records;

/// <summary>A member says that a lesson of a record was not taught, or that it was after all. Days go otherwise than their programmes.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="GatheringId">The gathering.</param>
/// <param name="LessonId">The lesson.</param>
/// <param name="Taught">Whether it was taught.</param>
public sealed record SayWhetherItWasTaught(Guid ClusterId, Guid GatheringId, Guid LessonId, bool Taught) : ICommand<Unit>, IMembers
{
    internal sealed class Handler(RecordPen pen, GatheringAccess gatherings) : IRequestHandler<SayWhetherItWasTaught, Unit>
    {
        public async Task<Unit> Handle(SayWhetherItWasTaught request, CancellationToken cancellationToken)
        {
            var lesson = await pen.Take(request.ClusterId, request.GatheringId, request.LessonId, cancellationToken);
            if (lesson.WasTaught(request.Taught))
            {
                await pen.Trace(request.GatheringId, lesson.Id, request.Taught ? RightPut.Taught : RightPut.NotTaught, null, cancellationToken);
                await pen.Follow(await gatherings.Take(request.ClusterId, request.GatheringId, cancellationToken), cancellationToken);
            }

            return Unit.Value;
        }
    }
}
