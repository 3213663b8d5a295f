using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Gatherings.Minutes;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Features.Gatherings.Registers;
using CommunityClusters.Features.Gatherings.Voices;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Records;

/// <summary>The record of a gathering: what was taught, by whom, watched by whom, by which plans as they were on that day, and to how many by the register.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="GatheringId">The gathering.</param>
public sealed record SeeRecord(Guid ClusterId, Guid GatheringId) : IQuery<SeeRecord.Sheet>, IReaders
{
    /// <summary>The record.</summary>
    /// <param name="Card">When, where and what for.</param>
    /// <param name="IsDue">Whether it is to be made now.</param>
    /// <param name="IsMember">Whether the caller is a member, and no reader of an open cluster.</param>
    /// <param name="Lessons">The lessons.</param>
    /// <param name="Others">Lessons that stand in the programme by now, and not in the record.</param>
    /// <param name="Register">Who came, as the register says it when it is asked; null for who is no member.</param>
    /// <param name="Voices">What the learners said, by time and room; nothing for who is no member.</param>
    /// <param name="Minutes">What its minutes say of it at a glance; null for who is no member.</param>
    public sealed record Sheet(GatheringCard Card, bool IsDue, bool IsMember, IReadOnlyList<RecordCard> Lessons, IReadOnlyList<SlotCard> Others, RegisterSheet? Register, IReadOnlyList<Heard> Voices, KeptMinutes? Minutes);

    /// <summary>What the learners of a lesson said. Who presented it is no part of that.</summary>
    /// <param name="LessonId">The lesson.</param>
    /// <param name="Begins">When it began, by the clocks at the venue.</param>
    /// <param name="Ends">When it ended.</param>
    /// <param name="Room">The room, or empty.</param>
    /// <param name="Topic">What it was about, or empty.</param>
    /// <param name="Said">The counts.</param>
    public sealed record Heard(Guid LessonId, TimeOnly Begins, TimeOnly Ends, string Room, string Topic, VoiceCard.Entry Said);

    internal sealed class Handler(
        ClustersDb db, GatheringList gatherings, RecordReading records, ProgrammeList programmes, RegisterReading registers, VoiceReading voices, ClusterAccess clusters, Caller caller, TimeProvider time) : IRequestHandler<SeeRecord, Sheet>
    {
        public async Task<Sheet> Handle(SeeRecord request, CancellationToken cancellationToken)
        {
            var (cluster, id) = (request.ClusterId, request.GatheringId);
            var card = await gatherings.Of(cluster).SingleOrDefaultAsync(g => g.Id == id, cancellationToken) ?? throw new NotVisibleException();
            var isMember = await clusters.IsMember(cluster, caller.Teacher, cancellationToken);
            if (!card.HasRecord)
            {
                return new Sheet(card, card.RecordDueAt <= time.GetUtcNow(), isMember, [], [], null, [], null);
            }

            var lessons = await records.Of(id, cancellationToken);
            var known = lessons.Select(l => l.Lesson.Id).ToHashSet();
            var gathering = await db.Set<Gathering>().AsNoTracking().SingleAsync(g => g.Id == id, cancellationToken);
            return new Sheet(
                card, IsDue: false, isMember, lessons,
                isMember ? [.. (await programmes.Of(gathering, cancellationToken)).Slots.Where(s => s.Kind == SlotKind.Lesson && !known.Contains(s.Id))] : [],
                isMember ? await registers.Of(cluster, id, cancellationToken) : null,
                isMember ? HeardIn(lessons, await voices.Of(cluster, id, cancellationToken)) : [],
                isMember ? await db.Set<KeptMinutes>().AsNoTracking().SingleAsync(m => m.GatheringId == id, cancellationToken) : null);
        }

        private static IReadOnlyList<Heard> HeardIn(IReadOnlyList<RecordCard> lessons, IReadOnlyDictionary<Guid, VoiceCard> voices) =>
        [
            .. voices.Values.Where(v => v.Latest is { IsEmpty: false }).Select(v => HeardIn(lessons.FirstOrDefault(l => l.Lesson.Id == v.LessonId)?.Lesson, v)).OfType<Heard>()
                .OrderBy(h => h.Begins).ThenBy(h => h.Room, StringComparer.CurrentCulture).ThenBy(h => h.LessonId),
        ];

        // What a member put right is so; one that is in no record was taken out of the programme, or is in it by now.
        private static Heard? HeardIn(RecordCard.Facts? lesson, VoiceCard voice) =>
            lesson is not null ? new Heard(lesson.Id, lesson.Begins, lesson.Begins.AddMinutes(lesson.Minutes), lesson.Room, lesson.Topic, voice.Latest!)
            : voice.Of is { } of ? new Heard(voice.LessonId, of.Begins, of.Begins.AddMinutes(of.Minutes), of.Room, of.Topic, voice.Latest!)
            : null;
    }
}
