using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Pipeline;

namespace CommunityClusters.Features.Gatherings.Records;

/// <summary>A lesson as a gathering's record keeps it. What is changed in the programme later does not change it; any member puts right what was otherwise.</summary>
public sealed class RecordedLesson
{
    /// <summary>Its id, that of the slot which it was in the programme.</summary>
    public Guid Id { get; init; }

    /// <summary>The gathering.</summary>
    public Guid GatheringId { get; init; }

    /// <summary>When it began, by the clocks at the venue.</summary>
    public TimeOnly Begins { get; init; }

    /// <summary>How long it was, in minutes.</summary>
    public int Minutes { get; init; }

    /// <summary>The room, or empty.</summary>
    public required string Room { get; init; }

    /// <summary>What it was about, or empty.</summary>
    public required string Topic { get; set; }

    /// <summary>The code of the subject, or empty.</summary>
    public required string Subject { get; init; }

    /// <summary>The codes of the grades.</summary>
    public required IList<string> Grades { get; init; }

    /// <summary>The group of learners; never a learner's name; or empty.</summary>
    public required string Group { get; set; }

    /// <summary>The plan; null where there was none.</summary>
    public Guid? PlanId { get; init; }

    /// <summary>Whether it was taught.</summary>
    public bool IsTaught { get; private set; } = true;

    /// <summary>Who presented and who observed.</summary>
    public IList<RecordedPart> Parts { get; } = [];

    /// <summary>It was taught, or it was not.</summary>
    /// <returns>Whether that is new.</returns>
    public bool WasTaught(bool taught)
    {
        var isNew = IsTaught != taught;
        IsTaught = taught;
        return isNew;
    }

    /// <summary>It was about this, and taught to that group.</summary>
    /// <returns>Whether that is new.</returns>
    public bool WasAbout(string topic, string group)
    {
        var isNew = (Topic, Group) != (topic, group);
        (Topic, Group) = (topic, group);
        return isNew;
    }

    /// <summary>A member presented or observed it.</summary>
    /// <returns>Whether that is new.</returns>
    /// <exception cref="RuleBrokenException">They would have observed their own lesson, or more would stand here than one looks through.</exception>
    public bool HadPart(Guid teacher, Part part)
    {
        if (Parts.SingleOrDefault(p => p.TeacherId == teacher) is { } known)
        {
            return known.Part == part ? false : throw new RuleBrokenException("record.own-lesson");
        }

        Parts.Add(new RecordedPart { LessonId = Id, TeacherId = teacher, Part = part, Number = Parts.Select(p => p.Number).DefaultIfEmpty().Max() + 1 });
        return true;
    }

    /// <summary>A member had no part in it.</summary>
    /// <returns>Whether that is new.</returns>
    public bool HadNoPart(Guid teacher) => Parts.SingleOrDefault(p => p.TeacherId == teacher) is { } part && Parts.Remove(part);
}

/// <summary>Who presented or observed a lesson. Their name is read where it is shown: who takes themselves out of the program is not named by a record.</summary>
public sealed class RecordedPart
{
    /// <summary>The lesson.</summary>
    public Guid LessonId { get; init; }

    /// <summary>The teacher, whether they are still a member or not.</summary>
    public Guid TeacherId { get; init; }

    /// <summary>What they did.</summary>
    public Part Part { get; init; }

    /// <summary>Their place in the order in which they are named.</summary>
    public int Number { get; init; }
}
