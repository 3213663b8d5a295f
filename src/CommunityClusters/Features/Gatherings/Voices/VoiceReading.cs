using CommunityClusters.Features.People;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Voices;

/// <summary>What the learners of a lesson said, as its members see it: exact, and beside no other lesson.</summary>
/// <param name="LessonId">The lesson.</param>
/// <param name="Entries">What was entered, the latest first; nothing where nobody did.</param>
/// <param name="Of">The lesson as it was when something was last entered or it was taken out; null where nothing was ever entered.</param>
public sealed record VoiceCard(Guid LessonId, IReadOnlyList<VoiceCard.Entry> Entries, VoiceCard.Lesson? Of = null)
{
    /// <summary>A lesson, also where it stands in the programme no more.</summary>
    /// <param name="Begins">When it began, by the clocks at the venue.</param>
    /// <param name="Minutes">How long it was.</param>
    /// <param name="Room">The room, or empty.</param>
    /// <param name="Topic">What it was about, or empty.</param>
    public sealed record Lesson(TimeOnly Begins, int Minutes, string Room, string Topic);

    /// <summary>What stands; null where nothing was entered.</summary>
    public Entry? Latest => Entries.Count > 0 ? Entries[0] : null;

    /// <summary>By which a correction says what it saw.</summary>
    public int Number => Latest?.Number ?? 0;

    /// <summary>What was entered at once.</summary>
    /// <param name="Number">Its order.</param>
    /// <param name="By">Who entered it; null where they took themselves out of the program.</param>
    /// <param name="At">When.</param>
    /// <param name="Wording">In which words learners were asked.</param>
    /// <param name="Lines">The three questions.</param>
    public sealed record Entry(int Number, string? By, DateTimeOffset At, int Wording, IReadOnlyList<Line> Lines)
    {
        /// <summary>Whether nothing is counted in it.</summary>
        public bool IsEmpty => Lines.All(l => l.Counts is null);
    }

    /// <summary>One question.</summary>
    /// <param name="Question">Which of the three, from 1.</param>
    /// <param name="Own">The cluster's own words by which it was asked, or empty.</param>
    /// <param name="Counts">How many said yes, partly and no; null where it was not asked.</param>
    public sealed record Line(int Question, string Own, (int Yes, int Partly, int No)? Counts);
}

/// <summary>Reads what learners said, for pages and for what watchers are sent.</summary>
[PartOfFeature]
internal sealed class VoiceReading(ClustersDb db, PeopleAccess people)
{
    /// <summary>What the learners said at a gathering of a cluster, by lesson.</summary>
    public async Task<IReadOnlyDictionary<Guid, VoiceCard>> Of(Guid clusterId, Guid gatheringId, CancellationToken cancellationToken)
    {
        var gathering = await db.Set<Gathering>().AsNoTracking().SingleOrDefaultAsync(g => g.Id == gatheringId && g.ClusterId == clusterId, cancellationToken);
        if (gathering?.DayBeginsAt is not { } since)
        {
            return new Dictionary<Guid, VoiceCard>();
        }

        var voices = await db.Set<Voice>().AsNoTracking().Include(v => v.Entries).ThenInclude(e => e.Counts).AsSplitQuery().Where(v => v.GatheringId == gatheringId).ToListAsync(cancellationToken);
        var words = voices.Count == 0 ? [] : await db.Set<VoiceQuestions>().AsNoTracking().Where(q => q.ClusterId == clusterId).ToDictionaryAsync(q => q.Version, q => q.Own, cancellationToken);
        var ids = voices.SelectMany(v => v.Entries).Select(e => e.By).Distinct().ToList();
        var names = await people.Names.Where(n => EF.Parameter(ids).Contains(n.Id)).ToDictionaryAsync(n => n.Id, n => n.Name, cancellationToken);
        return voices.ToDictionary(v => v.LessonId, v => new VoiceCard(v.LessonId,
        [
            .. v.Entries.Where(e => e.At >= since).OrderByDescending(e => e.Number).Select(e => new VoiceCard.Entry(e.Number, names.GetValueOrDefault(e.By), e.At, e.Wording,
            [
                .. Enumerable.Range(1, VoiceQuestions.Count).Select(q => new VoiceCard.Line(
                    q, words.TryGetValue(e.Wording, out var own) ? own[q - 1] : "", e.Counts.Where(c => c.Question == q).Select(c => ((int, int, int)?)(c.Yes, c.Partly, c.No)).SingleOrDefault())),
            ])),
        ], new VoiceCard.Lesson(v.Begins, v.Minutes, v.Room, v.Topic)));
    }

    /// <summary>What the learners of a lesson said; null where the cluster has no such lesson for which anything was entered.</summary>
    public async Task<VoiceCard?> Find(Guid clusterId, Guid lessonId, CancellationToken cancellationToken) =>
        await db.Set<Voice>().Where(v => v.LessonId == lessonId).Select(v => (Guid?)v.GatheringId).SingleOrDefaultAsync(cancellationToken) is { } gathering
            ? (await Of(clusterId, gathering, cancellationToken)).GetValueOrDefault(lessonId)
            : null;

    /// <summary>The questions of a cluster in all words in which they were put: the usual ones first, those of now last.</summary>
    public async Task<IReadOnlyList<VoiceQuestions>> WordsOf(Guid clusterId, CancellationToken cancellationToken) =>
        [VoiceQuestions.Usual(clusterId), .. await db.Set<VoiceQuestions>().AsNoTracking().Where(q => q.ClusterId == clusterId).OrderBy(q => q.Version).ToListAsync(cancellationToken)];

    /// <summary>The questions of a cluster as they are put now.</summary>
    public async Task<VoiceQuestions> QuestionsOf(Guid clusterId, CancellationToken cancellationToken) =>
        await db.Set<VoiceQuestions>().AsNoTracking().Where(q => q.ClusterId == clusterId).OrderByDescending(q => q.Version).FirstOrDefaultAsync(cancellationToken) ?? VoiceQuestions.Usual(clusterId);
}
