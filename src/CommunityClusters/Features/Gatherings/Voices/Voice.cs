using CommunityClusters.Pipeline;

namespace CommunityClusters.Features.Gatherings.Voices;

/// <summary>
/// What the learners of a lesson said to the three questions, by hands or on slips of paper: counts, and nothing of who said what. What is
/// entered later stands in the place of what was entered before, openly: who entered what and when stays to be seen.
/// </summary>
public sealed class Voice
{
    /// <summary>The most learners of one answer.</summary>
    public const int MostLearners = 1_000;

    /// <summary>The most entries of one lesson that are kept; the oldest go first.</summary>
    public const int Most = 20;

    /// <summary>The lesson: the slot of the programme, and its lesson in the record.</summary>
    public Guid LessonId { get; init; }

    /// <summary>The gathering.</summary>
    public Guid GatheringId { get; init; }

    /// <summary>When the lesson began, by the clocks at the venue. That and what follows is kept for a lesson which is taken out of the programme.</summary>
    public TimeOnly Begins { get; private set; }

    /// <summary>How long it was, in minutes.</summary>
    public int Minutes { get; private set; }

    /// <summary>The room, or empty.</summary>
    public string Room { get; private set; } = "";

    /// <summary>What it was about, or empty.</summary>
    public string Topic { get; private set; } = "";

    /// <summary>What was entered.</summary>
    public IList<VoiceEntry> Entries { get; } = [];

    /// <summary>It is the voice of that lesson.</summary>
    public void IsOf(TimeOnly begins, int minutes, string room, string topic) => (Begins, Minutes, Room, Topic) = (begins, minutes, room, topic);

    /// <summary>What stands; null where nothing was entered.</summary>
    /// <param name="since">When the gathering's day began: what was entered before belongs to a day from which it was moved.</param>
    public VoiceEntry? LatestSince(DateTimeOffset since) => Entries.Where(e => e.At >= since).MaxBy(e => e.Number);

    /// <summary>A member enters counts. Who enters what stands there already agrees.</summary>
    /// <param name="since">When the gathering's day began.</param>
    /// <param name="seen">The number of the entry that the member saw; 0 where they saw none. A later one is not written over unseen.</param>
    /// <param name="after">The command by which they entered what this follows on their phone; empty where it follows none. What they entered elsewhere they may not remember.</param>
    /// <param name="entry">What they enter.</param>
    /// <returns>Whether that is new.</returns>
    /// <exception cref="RuleBrokenException">Somebody entered other counts meanwhile; or there is nothing to enter and nothing to correct.</exception>
    public bool IsEntered(DateTimeOffset since, int seen, Guid after, VoiceEntry entry)
    {
        var stands = LatestSince(since);
        if (stands is not null && stands.Says(entry))
        {
            return false;
        }

        // What waited on the phone behind another needs no look at that one.
        var followed = after == Guid.Empty ? null : Entries.FirstOrDefault(e => e.CommandId == after && e.By == entry.By);
        var known = Math.Max(seen, followed?.Number ?? 0);
        if (Entries.Any(e => e.At >= since && e.Number > known))
        {
            throw new RuleBrokenException("voices.changed");
        }

        if (stands is null && entry.Counts.Count == 0)
        {
            throw new RuleBrokenException("voices.empty");
        }

        entry.Number = Entries.Select(e => e.Number).DefaultIfEmpty().Max() + 1;
        foreach (var count in entry.Counts)
        {
            count.Number = entry.Number;
        }

        Entries.Add(entry);
        foreach (var old in Entries.Where(e => e.Number <= entry.Number - Most).ToList())
        {
            Entries.Remove(old);
        }

        return true;
    }
}

/// <summary>What one member entered for a lesson.</summary>
public sealed class VoiceEntry
{
    /// <summary>The lesson.</summary>
    public Guid LessonId { get; init; }

    /// <summary>Its order among the lesson's entries, from 1.</summary>
    public int Number { get; internal set; }

    /// <summary>The command by which it was entered, which a later one from the same phone names.</summary>
    public Guid CommandId { get; init; }

    /// <summary>In which words the learners were asked: <see cref="VoiceQuestions.Version"/>; 0 for the usual ones.</summary>
    public int Wording { get; init; }

    /// <summary>Who entered it.</summary>
    public Guid By { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The counts; none for a question that was not asked.</summary>
    public IList<VoiceCount> Counts { get; init; } = [];

    /// <summary>Whether it says the same as another, in the same words.</summary>
    public bool Says(VoiceEntry other) => Wording == other.Wording && Told(this).SequenceEqual(Told(other));

    private static IEnumerable<(int, int, int, int)> Told(VoiceEntry entry) => entry.Counts.OrderBy(c => c.Question).Select(c => (c.Question, c.Yes, c.Partly, c.No));
}

/// <summary>How many learners answered one question how.</summary>
public sealed class VoiceCount
{
    /// <summary>The lesson.</summary>
    public Guid LessonId { get; init; }

    /// <summary>The entry.</summary>
    public int Number { get; internal set; }

    /// <summary>Which of the three questions, from 1.</summary>
    public int Question { get; init; }

    /// <summary>How many said yes.</summary>
    public int Yes { get; init; }

    /// <summary>How many said partly.</summary>
    public int Partly { get; init; }

    /// <summary>How many said no.</summary>
    public int No { get; init; }
}
