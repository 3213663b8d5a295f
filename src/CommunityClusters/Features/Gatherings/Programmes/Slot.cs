using System.Globalization;
using CommunityClusters.Pipeline;

namespace CommunityClusters.Features.Gatherings.Programmes;

/// <summary>What a stretch of the day is for.</summary>
public enum SlotKind
{
    /// <summary>A lesson: a plan taught to a group of learners, with presenters and observers.</summary>
    Lesson,

    /// <summary>A break.</summary>
    Break,

    /// <summary>All come together.</summary>
    Assembly,

    /// <summary>The reflection that closes the day.</summary>
    Reflection,
}

/// <summary>A stretch of a programme in time and room: a lesson, a break, the assembly, the closing reflection.</summary>
public sealed class Slot
{
    /// <summary>The longest topic, in characters.</summary>
    public const int LongestTopic = 140;

    /// <summary>The longest name of a group of learners, in characters.</summary>
    public const int LongestGroup = 80;

    /// <summary>The most of one gathering.</summary>
    public const int Most = 200;

    /// <summary>The longest, in minutes.</summary>
    public const int LongestMinutes = 600;

    private const int MinutesOfDay = 24 * 60;

    /// <summary>Its id.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>The gathering.</summary>
    public Guid GatheringId { get; init; }

    /// <summary>Its order within the cluster, given when it is told.</summary>
    public long Number { get; set; }

    /// <summary>What it is for.</summary>
    public SlotKind Kind { get; init; }

    /// <summary>The room; null for everywhere.</summary>
    public Guid? RoomId { get; private set; }

    /// <summary>When it begins, by the clocks at the venue.</summary>
    public TimeOnly Begins { get; private set; }

    /// <summary>How long it is, in minutes.</summary>
    public int Minutes { get; private set; }

    /// <summary>The plan of a lesson; null while it is to be planned.</summary>
    public Guid? PlanId { get; private set; }

    /// <summary>What it is about, where there is no plan that says it; or empty.</summary>
    public string Topic { get; private set; } = "";

    /// <summary>The code of the subject, or empty.</summary>
    public string Subject { get; private set; } = "";

    /// <summary>The code of the grade, or empty.</summary>
    public string Grade { get; private set; } = "";

    /// <summary>The group of learners: "Gr 11, Mvula and Hills"; never a learner's name; or empty.</summary>
    public string Group { get; private set; } = "";

    /// <summary>Raised with every change of when and where it stands or what it is about, which two could write over each other.</summary>
    public int Version { get; private set; }

    /// <summary>Who presents and who observes.</summary>
    public IList<Role> Roles { get; } = [];

    /// <summary>The minute of the day at which it begins.</summary>
    public int From => MinuteOf(Begins);

    /// <summary>The minute of the day at which it ends.</summary>
    public int Until => From + Minutes;

    /// <summary>Whether it is for everybody: a break, assembly or reflection that is in no room of its own.</summary>
    public bool IsForAll => Kind != SlotKind.Lesson && RoomId is null;

    /// <summary>What a member has seen of it who gives somebody a part: when, where and what about, and who has one.</summary>
    public string Sight => SightOf(Version, Roles.Select(r => (r.TeacherId, r.Part)));

    /// <summary>What is seen of a slot of this version in which these have a part.</summary>
    public static string SightOf(int version, IEnumerable<(Guid Teacher, Part Part)> roles) =>
        string.Join('.', [version.ToString(CultureInfo.InvariantCulture), .. roles.Select(r => $"{(r.Part == Part.Presenter ? "p" : "o")}{r.Teacher:N}").Order(StringComparer.Ordinal)]);

    /// <summary>The minute of the day of a time.</summary>
    public static int MinuteOf(TimeOnly time) => (int)(time.Ticks / TimeSpan.TicksPerMinute);

    /// <summary>Stands there in the day, from now on.</summary>
    /// <exception cref="RuleBrokenException">It would go on into the next day.</exception>
    public void Stands(TimeOnly begins, int minutes, Guid? room)
    {
        if (MinuteOf(begins) + minutes >= MinutesOfDay)
        {
            throw new RuleBrokenException("programme.midnight");
        }

        (Begins, Minutes, RoomId) = (begins, minutes, room);
        Version++;
    }

    /// <summary>Moves in time alone, by so many minutes; back if they are less than none.</summary>
    /// <exception cref="RuleBrokenException">It would leave the day.</exception>
    public void MovesBy(int minutes)
    {
        if (From + minutes < 0)
        {
            throw new RuleBrokenException("programme.midnight");
        }

        Stands(Begins.AddMinutes(minutes), Minutes, RoomId);
    }

    /// <summary>Is about this, from now on.</summary>
    public void IsAbout(Guid? plan, string topic, string subject, string grade, string group)
    {
        (PlanId, Topic, Subject, Grade, Group) = (plan, topic, subject, grade, group);
        Version++;
    }

    /// <summary>Passes where its member saw its present state; a later change is not written over unseen.</summary>
    /// <exception cref="RuleBrokenException">Somebody changed it meanwhile.</exception>
    public void MustBeAsSeen(int version)
    {
        if (Version != version)
        {
            throw new RuleBrokenException("programme.changed");
        }
    }

    /// <summary>Whether both are at the same time.</summary>
    public bool Meets(Slot other) => From < other.Until && other.From < Until;

    /// <summary>Gives a member a part in the lesson. Given twice it is theirs once, by who gave it first.</summary>
    /// <returns>Whether that is new.</returns>
    /// <exception cref="RuleBrokenException">It is no lesson; or they would observe their own.</exception>
    public bool Assign(Guid teacher, Part part, Guid by, DateTimeOffset now)
    {
        if (Kind != SlotKind.Lesson)
        {
            throw new RuleBrokenException("programme.no-lesson");
        }

        if (Roles.SingleOrDefault(r => r.TeacherId == teacher) is { } role)
        {
            return role.Part == part ? false : throw new RuleBrokenException("programme.own-lesson");
        }

        Roles.Add(new Role { SlotId = Id, TeacherId = teacher, Part = part, AssignedBy = by, AssignedAt = now });
        return true;
    }

    /// <summary>Takes a member's part away; they need no reason.</summary>
    /// <returns>Whether they had one.</returns>
    public bool StepsOut(Guid teacher)
    {
        if (Roles.SingleOrDefault(r => r.TeacherId == teacher) is not { } role)
        {
            return false;
        }

        Roles.Remove(role);
        return true;
    }
}
