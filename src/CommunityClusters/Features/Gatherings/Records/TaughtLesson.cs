using CommunityClusters.Pipeline;

namespace CommunityClusters.Features.Gatherings.Records;

/// <summary>What became of a lesson.</summary>
public enum LessonTurn
{
    /// <summary>It is to come, or its date is being found.</summary>
    ToCome,

    /// <summary>It was taught.</summary>
    Taught,

    /// <summary>It was not: so says the record, or its gathering was called off.</summary>
    NotTaught,
}

/// <summary>A lesson as it went, or as it is planned while it is to come: where there is a record, as the record says it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="GatheringId">The gathering.</param>
/// <param name="Topic">What it is about, where its plan does not say it; or empty.</param>
/// <param name="Day">The day; null while its date is being found.</param>
/// <param name="BeginsAt">The instant at which it begins, or null.</param>
/// <param name="Turn">What became of it.</param>
/// <param name="IsInProgramme">Whether it stands in the programme.</param>
/// <param name="IsInRecord">Whether it stands in the record.</param>
/// <param name="HasRecord">Whether the gathering has a record.</param>
/// <param name="PlanId">The plan by which it is taught, of whichever cluster; or null.</param>
/// <param name="PlanThen">The number of the moment that is the plan as it was taught, where it was kept.</param>
/// <param name="Presenters">Who presents, in the order in which they were asked.</param>
/// <param name="Observers">Who observes.</param>
public sealed record TaughtLesson(
    Guid Id, Guid GatheringId, string Topic, DateOnly? Day, DateTimeOffset? BeginsAt, LessonTurn Turn, bool IsInProgramme, bool IsInRecord, bool HasRecord,
    Guid? PlanId, long? PlanThen, IReadOnlyList<Guid> Presenters, IReadOnlyList<Guid> Observers)
{
    /// <summary>Passes where it was taught with this plan.</summary>
    /// <exception cref="RuleBrokenException">It was not, or not yet.</exception>
    public void MustHaveTaught(Guid planId)
    {
        if (Turn != LessonTurn.Taught || PlanId != planId)
        {
            throw new RuleBrokenException("arc.not-taught-with-it");
        }
    }
}
