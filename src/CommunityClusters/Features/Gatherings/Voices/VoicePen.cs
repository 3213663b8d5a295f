using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Features.Gatherings.Records;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Voices;

/// <summary>Takes what the learners of a lesson said in one's hand: nobody else enters anything until the commit.</summary>
[PartOfFeature]
internal sealed class VoicePen(ClustersDb db, GatheringAccess gatherings, VoiceBroadcasts broadcasts, TimeProvider time)
{
    /// <summary>Takes the voice of a lesson, on its day or after it.</summary>
    /// <returns>The voice, and when the day began.</returns>
    /// <exception cref="NotVisibleException">The cluster has no such lesson.</exception>
    /// <exception cref="RuleBrokenException">Its day is still to come, or was called off.</exception>
    public async Task<(Voice Voice, DateTimeOffset Since)> Take(Guid clusterId, Guid gatheringId, Guid lessonId, CancellationToken cancellationToken)
    {
        await broadcasts.Hold(clusterId, cancellationToken);
        var gathering = await gatherings.Take(clusterId, gatheringId, cancellationToken);
        // One that was taught stands in the record, also where it was taken out of the programme later.
        if (!await db.Set<Slot>().AnyAsync(s => s.Id == lessonId && s.GatheringId == gatheringId && s.Kind == SlotKind.Lesson, cancellationToken)
            && !await db.Set<RecordedLesson>().AnyAsync(l => l.Id == lessonId && l.GatheringId == gatheringId, cancellationToken))
        {
            throw new NotVisibleException();
        }

        if (gathering.IsOff)
        {
            throw new RuleBrokenException("voices.off");
        }

        if (gathering.DayBeginsAt is not { } since || since > time.GetUtcNow())
        {
            throw new RuleBrokenException("voices.early");
        }

        var voice = (await db.Set<Voice>().Include(v => v.Entries).ThenInclude(e => e.Counts).AsSplitQuery().Where(v => v.LessonId == lessonId).ToListAsync(cancellationToken)).SingleOrDefault()
            ?? db.Add(new Voice { LessonId = lessonId, GatheringId = gatheringId }).Entity;
        return (voice, since);
    }
}
