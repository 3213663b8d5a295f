using CommunityClusters.Features.Threads.Pictures;
using CommunityClusters.Pipeline;

namespace CommunityClusters.Features.Threads;

/// <summary>One message in a thread. What its author changed or took back is nowhere kept as it was.</summary>
public sealed class Post
{
    /// <summary>The longest text, in characters, as it is typed.</summary>
    public const int LongestText = 4000;

    /// <summary>The longest text with its mentions and pictures as they are kept.</summary>
    public const int LongestKept = LongestText + (Mentions.Most * Mentions.LengthOfSign) + (PictureLine.Most * (PictureLine.Longest + 2));

    /// <summary>The most that one teacher writes in a minute. What waited on a phone comes all at once, and the rest of it a little later.</summary>
    public const int MostAMinute = 30;

    /// <summary>For how many days it is folded once enough members flagged it.</summary>
    public const int DaysFolded = 7;

    /// <summary>Its id.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>The thread.</summary>
    public Guid ThreadId { get; init; }

    /// <summary>Its order within the thread, from 1 and without a gap.</summary>
    public int Number { get; init; }

    /// <summary>What is said, Markdown, with its mentions as <see cref="Mentions"/> keeps them and its pictures as <see cref="PictureLine"/> does; empty once it was taken back.</summary>
    public required string Text { get; set; }

    /// <summary>Who wrote it.</summary>
    public Guid By { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The post that it answers, or null.</summary>
    public Guid? AnswerTo { get; init; }

    /// <summary>What an observer of the lesson raised with it; null for any other post.</summary>
    public Raised? Raised { get; init; }

    /// <summary>When its author changed it last; null where they did not.</summary>
    public DateTimeOffset? ChangedAt { get; private set; }

    /// <summary>Whether its author took it back.</summary>
    public bool IsTakenBack { get; private set; }

    /// <summary>Who took it down because it shows a learner; null where nobody did.</summary>
    public Guid? TakenDownBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? TakenDownAt { get; private set; }

    /// <summary>Who took a picture of it down last; null where nobody did.</summary>
    public Guid? PictureTakenDownBy { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset? PictureTakenDownAt { get; private set; }

    /// <summary>Until when it is folded, or was; null where too few flagged it.</summary>
    public DateTimeOffset? FoldedUntil { get; private set; }

    /// <summary>Its author says it otherwise.</summary>
    /// <returns>Whether it says something else now.</returns>
    /// <exception cref="RuleBrokenException">They took it back, or a colleague took it down.</exception>
    public bool Change(string text, DateTimeOffset at)
    {
        if (IsTakenBack)
        {
            throw new RuleBrokenException(TakenDownBy is null ? "post.is-taken-back" : "post.is-taken-down");
        }

        if (Text == text)
        {
            return false;
        }

        (Text, ChangedAt) = (text, at);
        // What it says now nobody flagged; while it is folded it stays so.
        FoldedUntil = IsFoldedAt(at) ? FoldedUntil : null;
        return true;
    }

    /// <summary>Its author takes it back; what others said to it stays.</summary>
    public void TakeBack() => (Text, IsTakenBack) = ("", true);

    /// <summary>A member takes it down: it shows a learner. What others said to it stays.</summary>
    public void TakeDown(Guid by, DateTimeOffset at)
    {
        TakeBack();
        (TakenDownBy, TakenDownAt) = (by, at);
    }

    /// <summary>A member takes a picture of it down.</summary>
    /// <param name="text">What it says and shows without.</param>
    /// <param name="by">Who.</param>
    /// <param name="at">When.</param>
    public void LosePicture(string text, Guid by, DateTimeOffset at) => (Text, PictureTakenDownBy, PictureTakenDownAt) = (text, by, at);

    /// <summary>How many who flag a post fold it: a quarter of the members, at least two and at most five.</summary>
    public static int FlagsToFold(int members) => Math.Clamp((members + 3) / 4, 2, 5);

    /// <summary>Whether it is folded at an instant.</summary>
    public bool IsFoldedAt(DateTimeOffset at) => FoldedUntil > at;

    /// <summary>It can be flagged by a teacher.</summary>
    /// <exception cref="RuleBrokenException">It is their own, or was folded once.</exception>
    public void MustBeOpenToFlags(Guid teacher)
    {
        if (By == teacher)
        {
            throw new RuleBrokenException("care.flag.own");
        }

        if (FoldedUntil is not null)
        {
            throw new RuleBrokenException("care.flag.once");
        }
    }

    /// <summary>So many flag it now. Where they are enough it is folded, once.</summary>
    /// <returns>Whether it is folded from now on.</returns>
    public bool IsFlaggedBy(int flags, int members, DateTimeOffset now)
    {
        if (flags < FlagsToFold(members))
        {
            return false;
        }

        FoldedUntil = now.AddDays(DaysFolded);
        return true;
    }
}

/// <summary>That a post mentions a member.</summary>
public sealed class PostMention
{
    /// <summary>The post.</summary>
    public Guid PostId { get; init; }

    /// <summary>Who is mentioned.</summary>
    public Guid TeacherId { get; init; }

    /// <summary>The thread.</summary>
    public Guid ThreadId { get; init; }

    /// <summary>The number of the post in it.</summary>
    public int Number { get; init; }

    /// <summary>Whether they have had it on their screen: a post that was changed may mention somebody who read it long ago.</summary>
    public bool IsSeen { get; init; }
}

/// <summary>That somebody said thank you for a post.</summary>
public sealed class PostThanks
{
    /// <summary>The post.</summary>
    public Guid PostId { get; init; }

    /// <summary>Who.</summary>
    public Guid TeacherId { get; init; }

    /// <summary>Its order among all news of the cluster's members.</summary>
    public long Number { get; init; }
}

/// <summary>Up to where a teacher has read a thread: theirs alone, and the same on all their devices.</summary>
public sealed class ThreadReading
{
    /// <summary>The teacher.</summary>
    public Guid TeacherId { get; init; }

    /// <summary>The thread.</summary>
    public Guid ThreadId { get; init; }

    /// <summary>The number of the last post that they read.</summary>
    public int UpTo { get; init; }
}
