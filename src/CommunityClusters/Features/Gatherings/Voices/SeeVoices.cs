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
    /// <param name="DayBegins">When its day begins; null while its date is being found.</param>
    /// <param name="Me">The caller.</param>
    /// <param name="Topic">The topic that the page watches.</param>
    /// <param name="Cursor">The latest news that it shows.</param>
    public sealed record Sheet(DayFacts Facts, IReadOnlyList<Lesson> Lessons, VoiceQuestions Questions, bool HasCome, DateTimeOffset? DayBegins, Guid Me, string Topic, long Cursor);

    /// <summary>A lesson. Who presented it is not said beside what its learners answered.</summary>
    /// <param name="Id">Its id.</param>
    /// <param name="Begins">When it begins, by the clocks at the venue.</param>
    /// <param name="Ends">When it ends.</param>
    /// <param name="Room">The room, or empty.</param>
    /// <param name="Topic">What it is about, or empty.</param>
    /// <param name="Grades">The codes of the grades.</param>
    /// <param name="Group">The group of learners, or empty.</param>
    /// <param name="Voice">What its learners said.</param>
    /// <param name="Words">In which words they may have been asked, the likeliest first: what is corrected was asked in the words that stand there.</param>
    public sealed record Lesson(Guid Id, TimeOnly Begins, TimeOnly Ends, string Room, string Topic, IReadOnlyList<string> Grades, string Group, VoiceCard Voice, IReadOnlyList<VoiceQuestions> Words);

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
            var words = await voices.WordsOf(cluster, cancellationToken);
            var lessons = recorded.Where(l => l.IsTaught || IsSaid(l.Id))
                .Select(l => new Lesson(l.Id, l.Begins, l.Begins.AddMinutes(l.Minutes), l.Room, l.Topic, [.. l.Grades], l.Group, VoiceOf(l.Id), WordsOf(l.Id, l.Begins, l.Minutes)))
                .Concat((await programmes.Of(gathering, cancellationToken)).Slots.Where(s => s.Kind == SlotKind.Lesson && !known.Contains(s.Id))
                    .Select(s => new Lesson(s.Id, s.Begins, s.Ends, s.Room, s.Topic, s.Grades, s.Group, VoiceOf(s.Id), WordsOf(s.Id, s.Begins, s.Minutes))));
            var there = lessons.ToList();
            // One that was taken out of the programme before there was a record.
            var gone = said.Values.Where(v => IsSaid(v.LessonId) && v.Of is not null && there.All(l => l.Id != v.LessonId))
                .Select(v => new Lesson(v.LessonId, v.Of!.Begins, v.Of.Begins.AddMinutes(v.Of.Minutes), v.Of.Room, v.Of.Topic, [], "", v, WordsOf(v.LessonId, v.Of.Begins, v.Of.Minutes)));
            return new Sheet(
                await facts.Of(cluster, id, cancellationToken), [.. there.Concat(gone).OrderBy(l => l.Begins).ThenBy(l => l.Room, StringComparer.CurrentCulture).ThenBy(l => l.Id)], words[^1],
                gathering.DayBeginsAt <= time.GetUtcNow(), gathering.DayBeginsAt, caller.Teacher, topic, state.Sequence);

            bool IsSaid(Guid lesson) => said.GetValueOrDefault(lesson)?.Latest is not null;

            VoiceCard VoiceOf(Guid lesson) => said.GetValueOrDefault(lesson) ?? new VoiceCard(lesson, []);

            IReadOnlyList<VoiceQuestions> WordsOf(Guid lesson, TimeOnly begins, int minutes)
            {
                if (gathering is not { Day: { } date, DayBeginsAt: { } day })
                {
                    return [words[^1]];
                }

                var around = VoiceQuestions.Around(words, day, VenueClock.InstantOf(date, begins, gathering.Zone).AddMinutes(minutes));
                var asked = VoiceOf(lesson).Latest is { IsEmpty: false, Wording: var wording } ? words.SingleOrDefault(w => w.Version == wording) : null;
                return asked is null ? around : [asked, .. around.Where(w => w != asked)];
            }
        }
    }
}
