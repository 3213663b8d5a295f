namespace CommunityClusters.Features.Gatherings.Programmes;

/// <summary>A slot as all see it who may read the programme.</summary>
public sealed record SlotCard
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its cluster.</summary>
    public required Guid ClusterId { get; init; }

    /// <summary>Its gathering.</summary>
    public required Guid GatheringId { get; init; }

    /// <summary>What it is for.</summary>
    public required SlotKind Kind { get; init; }

    /// <summary>By which a change says what it saw.</summary>
    public required int Version { get; init; }

    /// <summary>When it begins, by the clocks at the venue.</summary>
    public required TimeOnly Begins { get; init; }

    /// <summary>How long it is, in minutes.</summary>
    public required int Minutes { get; init; }

    /// <summary>The room; null for everywhere, or none yet.</summary>
    public required Guid? RoomId { get; init; }

    /// <summary>The room's name, or empty.</summary>
    public required string Room { get; init; }

    /// <summary>The plan of a lesson.</summary>
    public required Guid? PlanId { get; init; }

    /// <summary>What it is about, or empty.</summary>
    public required string Topic { get; init; }

    /// <summary>What was said of its topic, whatever the plan says; or empty.</summary>
    public required string OwnTopic { get; init; }

    /// <summary>The code of the subject, or empty.</summary>
    public required string Subject { get; init; }

    /// <summary>The code of the subject that was said, whatever the plan says; or empty.</summary>
    public required string OwnSubject { get; init; }

    /// <summary>The code of the grade that was said, whatever the plan says; or empty.</summary>
    public required string OwnGrade { get; init; }

    /// <summary>The codes of the grades.</summary>
    public required IReadOnlyList<string> Grades { get; init; }

    /// <summary>The group of learners, or empty.</summary>
    public required string Group { get; init; }

    /// <summary>Who presents it, in the order in which they were asked.</summary>
    public required IReadOnlyList<Person> Presenters { get; init; }

    /// <summary>Who observes it.</summary>
    public required IReadOnlyList<Person> Observers { get; init; }

    /// <summary>What does not fit.</summary>
    public required IReadOnlyList<Mark> Marks { get; init; }

    /// <summary>Where it stands on a wide screen.</summary>
    public required ProgrammeCell Cell { get; init; }

    /// <summary>By which who gives somebody a part says what they saw.</summary>
    public string Sight => Slot.SightOf(Version, Presenters.Select(p => (p.Id, Part.Presenter)).Concat(Observers.Select(p => (p.Id, Part.Observer))));

    /// <summary>When it ends.</summary>
    public TimeOnly Ends => Begins.AddMinutes(Minutes);

    /// <summary>Who has a part in it.</summary>
    /// <param name="Id">The member.</param>
    /// <param name="Name">Their name; null where they took themselves out of the program.</param>
    /// <param name="By">Who gave it to them.</param>
    /// <param name="ByName">That one's name.</param>
    /// <param name="At">When.</param>
    public sealed record Person(Guid Id, string? Name, Guid By, string? ByName, DateTimeOffset At);

    /// <summary>Something that does not fit.</summary>
    /// <param name="Kind">What it is.</param>
    /// <param name="TeacherId">Who is in two places.</param>
    /// <param name="Name">That one's name.</param>
    /// <param name="OtherId">The other slot.</param>
    /// <param name="Other">What the other is for.</param>
    /// <param name="Topic">What the other is about, or empty.</param>
    /// <param name="Room">The other's room, or empty.</param>
    /// <param name="Begins">When the other begins.</param>
    /// <param name="Ends">When the other ends.</param>
    /// <param name="Minutes">How many minutes the plan has.</param>
    public sealed record Mark(ClashKind Kind, Guid? TeacherId, string? Name, Guid? OtherId, SlotKind Other, string Topic, string Room, TimeOnly Begins, TimeOnly Ends, int Minutes);
}
