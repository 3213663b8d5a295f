using CommunityClusters.Features.Gatherings.Records;
using CommunityClusters.Features.Plans.History;
using CommunityClusters.Features.Threads;
using CommunityClusters.Localisation;
using CommunityClusters.Pipeline;
using MediatR;

namespace CommunityClusters.Features.Reflections.Arcs;

/// <summary>What was said of a lesson, to be read beside its plan while that is changed.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="PlanId">The plan.</param>
/// <param name="LessonId">The lesson.</param>
public sealed record SaidOfLesson(Guid ClusterId, Guid PlanId, Guid LessonId) : IQuery<SaidOfLesson.Sheet?>, IMembers
{
    /// <summary>What was said; null where the cluster has no such lesson, or it has another plan.</summary>
    /// <param name="Lesson">The lesson.</param>
    /// <param name="Talk">Its talk.</param>
    /// <param name="Posts">What its observers raised, and then the latest posts, the earliest first.</param>
    /// <param name="Name">How the plan is called that comes of it, until a member calls it otherwise; null where it cannot be kept as such yet.</param>
    public sealed record Sheet(TaughtLesson Lesson, TalkBrief Talk, IReadOnlyList<PostCard> Posts, string? Name);

    internal sealed class Handler(TaughtAccess lessons, ThreadAccess threads, Words words, When when) : IRequestHandler<SaidOfLesson, Sheet?>
    {
        private const int Most = 10;

        public async Task<Sheet?> Handle(SaidOfLesson request, CancellationToken cancellationToken) =>
            await lessons.Find(request.ClusterId, request.LessonId, cancellationToken) is { } lesson && lesson.PlanId == request.PlanId
                ? new Sheet(
                    lesson,
                    await threads.BriefOf(request.ClusterId, lesson.Id, cancellationToken),
                    await threads.SaidOf(request.ClusterId, lesson.Id, Most, cancellationToken),
                    lesson is { Turn: LessonTurn.Taught, Day: { } day } ? words.NameImproved(day, when) : null)
                : null;
    }
}
