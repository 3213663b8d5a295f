using CommunityClusters.Pipeline;

namespace CommunityClusters.Features.Gatherings;

/// <summary>What a cluster meets for.</summary>
public enum GatheringKind
{
    /// <summary>To plan lessons.</summary>
    Planning,

    /// <summary>To teach together, with learners, in a programme of lessons.</summary>
    TeachingDay,

    /// <summary>To watch one lesson in a colleague's class.</summary>
    ClassVisit,
}

/// <summary>What a member says to a date or to a gathering. It is an answer, never a record against anyone.</summary>
public enum Answer
{
    /// <summary>They come, or it suits them.</summary>
    Yes,

    /// <summary>They do not know yet.</summary>
    Maybe,

    /// <summary>They do not come, or it does not suit them.</summary>
    No,
}

/// <summary>A cluster meeting at a date and place. It exists the moment a member calls it, and any member may change it.</summary>
public sealed class Gathering
{
    /// <summary>The longest text of what it is about, in characters.</summary>
    public const int LongestAbout = 140;

    /// <summary>The longest word of why it was called off, in characters.</summary>
    public const int LongestWhy = 300;

    /// <summary>How long after its end what was said in private of coming to it is kept.</summary>
    public static readonly TimeSpan KeepsPrivateWords = TimeSpan.FromDays(7);

    /// <summary>How long that is kept after the last such word while its date is being found, for it may never have one.</summary>
    public static readonly TimeSpan KeepsPrivateWordsUndated = TimeSpan.FromDays(60);

    /// <summary>Its id.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>The cluster.</summary>
    public Guid ClusterId { get; init; }

    /// <summary>Its order within the cluster.</summary>
    public long Number { get; init; }

    /// <summary>What the cluster meets for.</summary>
    public GatheringKind Kind { get; init; }

    /// <summary>What it is about, or empty.</summary>
    public string About { get; private set; } = "";

    /// <summary>Who called it.</summary>
    public Guid CalledBy { get; init; }

    /// <summary>When it was called.</summary>
    public DateTimeOffset CalledAt { get; init; }

    /// <summary>The day where it takes place; null while its date is being found.</summary>
    public DateOnly? Day { get; private set; }

    /// <summary>When it begins by the clocks there.</summary>
    public TimeOnly? Begins { get; private set; }

    /// <summary>When it ends by the clocks there, later on the same day.</summary>
    public TimeOnly? Ends { get; private set; }

    /// <summary>The IANA name of the venue's time zone.</summary>
    public string Zone { get; private set; } = "";

    /// <summary>The school where it takes place, if it is one that the program knows.</summary>
    public Guid? SchoolId { get; private set; }

    /// <summary>The place in words, beside or instead of a school: "the hall"; empty where nothing was said.</summary>
    public string Place { get; private set; } = "";

    /// <summary>The instant at which it begins, by which gatherings are listed; null while its date is being found.</summary>
    public DateTimeOffset? BeginsAt { get; private set; }

    /// <summary>The instant at which it ends.</summary>
    public DateTimeOffset? EndsAt { get; private set; }

    /// <summary>Who called it off; null where it takes place.</summary>
    public Guid? CalledOffBy { get; private set; }

    /// <summary>Why it was called off, or empty.</summary>
    public string Why { get; private set; } = "";

    /// <summary>Raised with every change of when, where or whether it takes place.</summary>
    public int Version { get; private set; } = 1;

    /// <summary>When its record is made; null where there is none to make: it has no date, was called off, or has its record.</summary>
    public DateTimeOffset? RecordDueAt { get; private set; }

    /// <summary>When its record was made.</summary>
    public DateTimeOffset? RecordedAt { get; private set; }

    /// <summary>When what members said in private of coming to it is erased; null where nobody said anything.</summary>
    public DateTimeOffset? ForgetsAt { get; private set; }

    /// <summary>Who has the chair; null where nobody took it. It is a duty, and gives no right that others have not.</summary>
    public Guid? ChairId { get; private set; }

    /// <summary>Whether there is a record of what was taught.</summary>
    public bool HasRecord => RecordedAt is not null;

    /// <summary>Whether its date is still being found.</summary>
    public bool IsBeingFound => Day is null;

    /// <summary>Whether it was called off.</summary>
    public bool IsOff => CalledOffBy is not null;

    /// <summary>Whether it is still to come, or its date is being found: what people do for it can be changed.</summary>
    public bool IsToCome(DateTimeOffset now) => !IsOff && !(EndsAt <= now);

    /// <summary>The instant at which its day begins by the clocks there; null while its date is being found.</summary>
    public DateTimeOffset? DayBeginsAt => Day is { } day ? VenueClock.InstantOf(day, TimeOnly.MinValue, Zone) : null;

    /// <summary>When it takes place; null while its date is being found.</summary>
    public Meeting? When => Day is { } day && Begins is { } begins && Ends is { } ends ? new Meeting(day, begins, ends, SchoolId, Place) : null;

    /// <summary>Says in whose time its clocks go, before it has a date.</summary>
    public void KeepsTimeOf(string zone) => Zone = zone;

    /// <summary>Says what it is about.</summary>
    public void IsAbout(string about) => About = about;

    /// <summary>
    /// Takes place then and there, from now on. What was called off is on again. What has a record took place: it moves to another time only
    /// once it was called off, and then its record is that of no day any more.
    /// </summary>
    /// <exception cref="RuleBrokenException">It would end before it begins; or it has a record.</exception>
    public void TakesPlace(Meeting when)
    {
        if (when.Ends <= when.Begins)
        {
            throw new RuleBrokenException("gathering.ends.early");
        }

        var (begins, ends) = VenueClock.Between(when.Day, when.Begins, when.Ends, Zone);
        if (HasRecord && (begins, ends) != (BeginsAt, EndsAt))
        {
            RecordedAt = IsOff ? null : throw new RuleBrokenException("gathering.recorded");
        }

        (Day, Begins, Ends, SchoolId, Place) = (when.Day, when.Begins, when.Ends, when.SchoolId, when.Place);
        (BeginsAt, EndsAt) = (begins, ends);
        IsOnAgain();
    }

    /// <summary>Is called off.</summary>
    public void IsCalledOff(Guid by, string why, DateTimeOffset now)
    {
        (CalledOffBy, Why) = (by, why);
        // Nobody has to come any more, so nobody's need has to be known.
        ForgetsAt = ForgetsAt is { } then && now + KeepsPrivateWords < then ? now + KeepsPrivateWords : ForgetsAt;
        RecordDueAt = null;
        Version++;
    }

    /// <summary>Is on again, as it was.</summary>
    public void IsOnAgain()
    {
        (CalledOffBy, Why) = (null, "");
        RecordDueAt = HasRecord ? null : EndsAt;
        ForgetsAt = ForgetsAt is null || EndsAt is not { } ends ? ForgetsAt : ends + KeepsPrivateWords;
        Version++;
    }

    /// <summary>Whether its record is to be made now.</summary>
    public bool IsRecordDue(DateTimeOffset now) => RecordDueAt <= now;

    /// <summary>A lesson still goes on, or something else stands in the way: its record is made later.</summary>
    public void RecordWaitsUntil(DateTimeOffset then) => RecordDueAt = then;

    /// <summary>Has its record from now on.</summary>
    public void IsRecorded(DateTimeOffset now) => (RecordedAt, RecordDueAt) = (now, null);

    /// <summary>A member says something in private of coming to it, which is erased in time.</summary>
    public void IsToldInPrivate(DateTimeOffset now) => ForgetsAt = EndsAt is { } ends ? ends + KeepsPrivateWords : now + KeepsPrivateWordsUndated;

    /// <summary>A member takes the chair, from nobody or from whoever they saw in it.</summary>
    /// <param name="member">The member.</param>
    /// <param name="instead">Who had it when they saw it; null for nobody. A tap that waited for signal takes it from nobody who came to it since.</param>
    /// <exception cref="RuleBrokenException">Somebody else took it meanwhile.</exception>
    public void IsChairedBy(Guid member, Guid? instead)
    {
        if (ChairId is { } has && has != member && has != instead)
        {
            throw new RuleBrokenException("chair.taken");
        }

        ChairId = member;
    }

    /// <summary>Whoever has the chair leaves it: nobody has it then, and nobody needs to.</summary>
    public void IsChairedByNobody() => ChairId = null;

    /// <summary>Passes where its member saw its present state; a later change is not written over unseen.</summary>
    /// <exception cref="RuleBrokenException">Somebody changed it meanwhile.</exception>
    public void MustBeAsSeen(int version)
    {
        if (Version != version)
        {
            throw new RuleBrokenException("gathering.changed");
        }
    }
}

/// <summary>A day, hours and a place at which people can meet; local times of that place.</summary>
/// <param name="Day">The day.</param>
/// <param name="Begins">When it begins.</param>
/// <param name="Ends">When it ends, later on the same day.</param>
/// <param name="SchoolId">The school, if it is one that the program knows.</param>
/// <param name="Place">The place in words, or empty.</param>
public sealed record Meeting(DateOnly Day, TimeOnly Begins, TimeOnly Ends, Guid? SchoolId, string Place);
