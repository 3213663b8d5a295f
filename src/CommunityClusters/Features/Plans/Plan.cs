using CommunityClusters.Crdt;
using CommunityClusters.Pipeline;

namespace CommunityClusters.Features.Plans;

/// <summary>
/// A lesson plan that the members of a cluster write together. Its text is the document of the same id; what stands here is what
/// lists and search read of it, kept up with every change.
/// </summary>
public sealed class Plan
{
    /// <summary>The longest topic that lists show, in characters; in the document it may be longer.</summary>
    public const int LongestTopic = 200;

    /// <summary>The longest lesson, in minutes.</summary>
    public const int LongestLesson = 600;

    /// <summary>The most templates of a cluster: more than one looks through on a phone.</summary>
    public const int MostTemplates = 12;

    // Lists say when a plan last changed to the minute; more often nobody needs to be told.
    private static readonly TimeSpan Exactness = TimeSpan.FromMinutes(1);

    /// <summary>Its id, and that of its document.</summary>
    public Guid Id { get; init; }

    /// <summary>The cluster.</summary>
    public Guid ClusterId { get; init; }

    /// <summary>The need that it grew from, if it did.</summary>
    public Guid? NeedId { get; private set; }

    /// <summary>Its order within the cluster.</summary>
    public long Number { get; init; }

    /// <summary>Who began it.</summary>
    public Guid BegunBy { get; init; }

    /// <summary>When it was begun.</summary>
    public DateTimeOffset BegunAt { get; init; }

    /// <summary>When somebody last wrote in it, to the minute.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    /// <summary>The topic.</summary>
    public string Topic { get; private set; } = "";

    /// <summary>The code of its subject, or empty.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>The codes of its grades.</summary>
    public IList<string> Grades { get; private set; } = [];

    /// <summary>The lesson's length in minutes; 0 where it is not said.</summary>
    public int Minutes { get; private set; }

    /// <summary>The code of the language in which it is taught, or empty.</summary>
    public string Language { get; private set; } = "";

    /// <summary>The order in which it was offered as a template of its cluster; null where it is none.</summary>
    public long? TemplateNumber { get; private set; }

    /// <summary>It grew from a need; members may see that only when they look back.</summary>
    public void GrewFrom(Guid? needId) => NeedId = needId;

    /// <summary>A member puts right from which need it grew.</summary>
    /// <exception cref="RuleBrokenException">Somebody else has said another since.</exception>
    public void GrewFrom(Guid? needId, Guid? seen)
    {
        if (NeedId != seen && NeedId != needId)
        {
            throw new RuleBrokenException("arc.need.changed");
        }

        GrewFrom(needId);
    }

    /// <summary>Others begin like it from now on. Offered twice, it keeps its place.</summary>
    public void OfferAsTemplate(long number) => TemplateNumber ??= number;

    /// <summary>No other begins like it any more.</summary>
    public void WithdrawTemplate() => TemplateNumber = null;

    /// <summary>How many remarks were ever made on it: they are numbered by it.</summary>
    public int RemarksMade { get; private set; }

    /// <summary>How many of its remarks are open.</summary>
    public int OpenRemarks { get; private set; }

    /// <summary>One more remark is made on it.</summary>
    /// <returns>Its number within the plan.</returns>
    public int IsRemarkedOn()
    {
        OpenRemarks++;
        return ++RemarksMade;
    }

    /// <summary>Some more of its remarks are open, or less.</summary>
    public void CountOpenRemarks(int more) => OpenRemarks += more;

    /// <summary>Which state of what it is found by this is; another one each time that it changes.</summary>
    public long TermsStamp { get; private set; }

    /// <summary>It is found by something else than before.</summary>
    public void IsFoundOtherwise() => TermsStamp = Random.Shared.NextInt64(1, long.MaxValue);

    /// <summary>Takes over what its document says.</summary>
    /// <returns>Whether a list that shows the plan shows it differently now.</returns>
    public bool Says(Doc doc, DateTimeOffset now)
    {
        var about = PlanShape.AboutOf(doc);
        var isSame = (Topic, Subject, Minutes, Language) == (about.Topic, about.Subject, about.Minutes, about.Language)
            && Grades.SequenceEqual(about.Grades, StringComparer.Ordinal) && now - ChangedAt < Exactness;
        if (!isSame)
        {
            (Topic, Subject, Minutes, Language, ChangedAt) = (about.Topic, about.Subject, about.Minutes, about.Language, now);
            Grades = [.. about.Grades];
        }

        return !isSame;
    }
}
