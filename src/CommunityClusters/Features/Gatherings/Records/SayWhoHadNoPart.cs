using CommunityClusters.Pipeline;
using MediatR;

namespace CommunityClusters.Features.Gatherings.Records;

/// <summary>A member says that somebody had no part in a lesson of a record, whatever the programme said.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="GatheringId">The gathering.</param>
/// <param name="LessonId">The lesson.</param>
/// <param name="TeacherId">Who had no part in it.</param>
public sealed record SayWhoHadNoPart(Guid ClusterId, Guid GatheringId, Guid LessonId, Guid TeacherId) : ICommand<Unit>, IMembers
{
    internal sealed class Handler(RecordPen pen) : IRequestHandler<SayWhoHadNoPart, Unit>
    {
        public async Task<Unit> Handle(SayWhoHadNoPart request, CancellationToken cancellationToken)
        {
            var lesson = await pen.Take(request.ClusterId, request.GatheringId, request.LessonId, cancellationToken);
            if (lesson.HadNoPart(request.TeacherId))
            {
                await pen.Trace(request.GatheringId, lesson.Id, RightPut.HadNoPart, request.TeacherId, cancellationToken);
            }

            return Unit.Value;
        }
    }
}
