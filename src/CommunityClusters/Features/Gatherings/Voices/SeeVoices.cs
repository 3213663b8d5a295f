using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Gatherings.Days;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Features.Gatherings.Records;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using CommunityClusters.Realtime;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Voices;

/// <summary>What the learners of a day's lessons said, lesson by lesson in the order of time, to be read and entered by its members.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="GatheringId">The gathering.</param>
public sealed record SeeVoices(Guid ClusterId, Guid GatheringId) : IQuery<SeeVoices.Sheet>, IMembers
{
    /// <summary>The learners' voice.</summary>
    /// <param name="Facts">When and where.</param>
    /// <param name="Lessons">The lessons, as the record has them once there is one.</param>
    /// <param name="Questions">The questions as they are put now.</param>
    /// <param name="HasCome">Whether its day has come: nobody is asked before.</param>
    /// <param name="Me">The caller.</param>
    /// <param name="Topic">The topic that the page watches.</param>
    /// <param name="Cursor">The latest news that it shows.</param>
    public sealed record Sheet(DayFacts Facts, IReadOnlyList<Lesson> Lessons, VoiceQuestions Questions, bool HasCome, Guid Me, string Topic, long Cursor);

    /// <summary>A lesson. Who presented it is not said beside what its learners answered.</summary>
    public sealed record Lesson(Guid Id, TimeOnly Begins, TimeOnly Ends, string Room, string Topic, IReadOnlyList<string> Grades, string Group, VoiceCard Voice);

    internal sealed class Handler(
        ClustersDb db, DayFactsReader facts, ProgrammeList programmes, VoiceReading voices, TopicLog topics, Caller caller, TimeProvider time) : IRequestHandler<SeeVoices, Sheet>
    {
        public async Task<Sheet> Handle(SeeVoices request, CancellationToken cancellationToken)
        {
            var (cluster, id) = (request.ClusterId, request.GatheringId);
            var topic = MembersTopic.Of(cluster);
            var state = await topics.StateOf(topic, cancellationToken);
            var gathering = await db.Set<Gathering>().WithProgramme(cluster, id, cancellationToken);
            var recorded = await db.Set<RecordedLesson>().AsNoTracking().Where(l => l.GatheringId == id).ToListAsync(cancellationToken);
            var known = recorded.Select(l => l.Id).ToHashSet();
            var said = await voices.Of(cluster, id, cancellationToken);
            var lessons = recorded.Where(l => l.IsTaught || said.ContainsKey(l.Id))
                .Select(l => new Lesson(l.Id, l.Begins, l.Begins.AddMinutes(l.Minutes), l.Room, l.Topic, [.. l.Grades], l.Group, VoiceOf(l.Id)))
                .Concat((await programmes.Of(gathering, cancellationToken)).Slots.Where(s => s.Kind == SlotKind.Lesson && !known.Contains(s.Id))
                    .Select(s => new Lesson(s.Id, s.Begins, s.Ends, s.Room, s.Topic, s.Grades, s.Group, VoiceOf(s.Id))))
                .OrderBy(l => l.Begins).ThenBy(l => l.Room, StringComparer.CurrentCulture).ThenBy(l => l.Id);
            return new Sheet(
                await facts.Of(cluster, id, cancellationToken), [.. lessons], await voices.QuestionsOf(cluster, cancellationToken),
                gathering.DayBeginsAt <= time.GetUtcNow(), caller.Teacher, topic, state.Sequence);

            VoiceCard VoiceOf(Guid lesson) => said.GetValueOrDefault(lesson) ?? new VoiceCard(lesson, []);
        }
    }
}
