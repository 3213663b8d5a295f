using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Features.Gatherings.Records;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Voices;

/// <summary>Takes what the learners of a lesson said in one's hand: nobody else enters anything until the commit.</summary>
[PartOfFeature]
internal sealed class VoicePen(
    ClustersDb db, GatheringAccess gatherings, ProgrammeList programmes, ClusterAccess clusters, VoiceBroadcasts broadcasts, Caller caller, TimeProvider time)
{
    /// <summary>Takes the voice of a lesson, on its day or after it.</summary>
    /// <returns>The voice, and when the day began.</returns>
    /// <exception cref="NotVisibleException">The cluster has no such lesson, or the caller has left it meanwhile.</exception>
    /// <exception cref="RuleBrokenException">Its day is still to come, or was called off.</exception>
    public async Task<(Voice Voice, DateTimeOffset Since)> Take(Guid clusterId, Guid gatheringId, Guid lessonId, CancellationToken cancellationToken)
    {
        await broadcasts.Hold(clusterId, cancellationToken);
        await clusters.MustBeMember(clusterId, caller.Teacher, cancellationToken);
        var gathering = await gatherings.Take(clusterId, gatheringId, cancellationToken);
        var voice = await Of(gathering, lessonId, cancellationToken) ?? throw new NotVisibleException();
        if (gathering.IsOff)
        {
            throw new RuleBrokenException("voices.off");
        }

        if (gathering.DayBeginsAt is not { } since || since > time.GetUtcNow())
        {
            throw new RuleBrokenException("voices.early");
        }

        return (voice, since);
    }

    /// <summary>
    /// A lesson is taken out of the programme. From the morning of its day on its learners may have been asked: what they said is read and put right without
    /// it, and what still waits on a phone is entered.
    /// </summary>
    public async Task Outlast(Gathering gathering, Guid lessonId, CancellationToken cancellationToken)
    {
        if (gathering.DayBeginsAt <= time.GetUtcNow())
        {
            await broadcasts.Hold(gathering.ClusterId, cancellationToken);
            await Of(gathering, lessonId, cancellationToken);
        }
    }

    // By the programme; by the record, where the lesson was taught and taken out later; else as it was when it was taken out. Null where there was none.
    private async Task<Voice?> Of(Gathering gathering, Guid lessonId, CancellationToken cancellationToken)
    {
        var voice = (await db.Set<Voice>().Include(v => v.Entries).ThenInclude(e => e.Counts).AsSplitQuery().Where(v => v.LessonId == lessonId && v.GatheringId == gathering.Id).ToListAsync(cancellationToken)).SingleOrDefault();
        if ((await programmes.Of(gathering, cancellationToken)).Slots.SingleOrDefault(s => s.Id == lessonId && s.Kind == SlotKind.Lesson) is { } slot)
        {
            Known().IsOf(slot.Begins, slot.Minutes, slot.Room, slot.Topic);
        }
        else if (await db.Set<RecordedLesson>().AsNoTracking().SingleOrDefaultAsync(l => l.Id == lessonId && l.GatheringId == gathering.Id, cancellationToken) is { } taught)
        {
            Known().IsOf(taught.Begins, taught.Minutes, taught.Room, taught.Topic);
        }

        return voice;

        Voice Known() => voice ??= db.Add(new Voice { LessonId = lessonId, GatheringId = gathering.Id }).Entity;
    }
}
