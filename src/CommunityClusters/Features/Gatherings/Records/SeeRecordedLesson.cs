using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Records;

/// <summary>One lesson of a record, to put right what was otherwise.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="GatheringId">The gathering.</param>
/// <param name="LessonId">The lesson.</param>
public sealed record SeeRecordedLesson(Guid ClusterId, Guid GatheringId, Guid LessonId) : IQuery<SeeRecordedLesson.Sheet>, IMembers
{
    /// <summary>The lesson.</summary>
    /// <param name="Card">When and where the gathering was.</param>
    /// <param name="Lesson">The lesson.</param>
    /// <param name="Me">The caller.</param>
    /// <param name="Choices">What a member chooses from.</param>
    public sealed record Sheet(GatheringCard Card, RecordCard Lesson, Guid Me, Choices Choices);

    internal sealed class Handler(GatheringList gatherings, RecordReading records, Choosing choosing, Caller caller) : IRequestHandler<SeeRecordedLesson, Sheet>
    {
        public async Task<Sheet> Handle(SeeRecordedLesson request, CancellationToken cancellationToken)
        {
            var card = await gatherings.Of(request.ClusterId).SingleOrDefaultAsync(g => g.Id == request.GatheringId, cancellationToken);
            var lesson = card is { HasRecord: true } ? (await records.Of(request.GatheringId, cancellationToken)).SingleOrDefault(l => l.Lesson.Id == request.LessonId) : null;
            return lesson is null ? throw new NotVisibleException() : new Sheet(
                card!, lesson, caller.Teacher, await choosing.In(request.ClusterId, request.GatheringId, cancellationToken));
        }
    }
}
