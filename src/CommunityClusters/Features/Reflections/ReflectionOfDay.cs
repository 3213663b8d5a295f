using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Gatherings.Days;
using CommunityClusters.Features.Gatherings.Observing;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Features.Threads;
using CommunityClusters.Pipeline;
using CommunityClusters.Realtime;
using MediatR;

namespace CommunityClusters.Features.Reflections;

/// <summary>The reflection of a day: its lessons, what their observers raised, and how the talk about each goes on.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="GatheringId">The gathering.</param>
public sealed record ReflectionOfDay(Guid ClusterId, Guid GatheringId) : IQuery<ReflectionOfDay.Sheet>, IMembers
{
    /// <summary>The reflection.</summary>
    /// <param name="Facts">When and where.</param>
    /// <param name="Lessons">The lessons in the order of time.</param>
    /// <param name="Me">The caller.</param>
    /// <param name="Topic">The topic that the page watches.</param>
    /// <param name="Cursor">The latest news that it shows.</param>
    public sealed record Sheet(DayFacts Facts, IReadOnlyList<Column> Lessons, Guid Me, string Topic, long Cursor);

    /// <summary>A lesson, and what is said of it.</summary>
    /// <param name="Lesson">The lesson.</param>
    /// <param name="Talk">The talk about it.</param>
    /// <param name="Notes">The caller's own observation of it; null where they have none.</param>
    public sealed record Column(LessonOfDay Lesson, LessonTalk Talk, Guid? Notes);

    internal sealed class Handler(DayFactsReader facts, DayLessonAccess lessons, ObservationAccess observations, ThreadAccess threads, TopicLog topics, Caller caller) : IRequestHandler<ReflectionOfDay, Sheet>
    {
        // Enough to see how the talk goes; all of it is one tap away.
        private const int Latest = 3;

        // As many as a page watches.
        private const int MostLessons = 60;

        public async Task<Sheet> Handle(ReflectionOfDay request, CancellationToken cancellationToken)
        {
            var topic = MembersTopic.Of(request.ClusterId);
            var state = await topics.StateOf(topic, cancellationToken);
            var day = await facts.Of(request.ClusterId, request.GatheringId, cancellationToken);
            var taught = (await lessons.OfDay(request.ClusterId, request.GatheringId, cancellationToken)).Take(MostLessons).ToList();
            var talks = await threads.About(request.ClusterId, [.. taught.Select(l => (l.Id, l.Presenters))], Latest, cancellationToken);
            var notes = await observations.SheetsOf(request.GatheringId, caller.Teacher, cancellationToken);
            return new Sheet(
                day, [.. taught.Select(l => new Column(l, talks[l.Id], notes.TryGetValue(l.Id, out var mine) ? mine : null))], caller.Teacher, topic, state.Sequence);
        }
    }
}
