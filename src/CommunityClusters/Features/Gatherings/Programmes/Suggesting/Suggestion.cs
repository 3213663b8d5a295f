namespace CommunityClusters.Features.Gatherings.Programmes.Suggesting;

/// <summary>A lesson of the day, as far as it matters for who could observe it.</summary>
/// <param name="Id">The slot.</param>
/// <param name="From">The minute of the day at which it begins.</param>
/// <param name="Until">The minute at which it ends.</param>
/// <param name="Subject">The code of the subject, or empty.</param>
/// <param name="Presenters">Who presents it.</param>
/// <param name="Observers">Who observes it.</param>
/// <param name="FirstOf">Who presents in this cluster for the first time in it.</param>
internal sealed record WatchedLesson(Guid Id, int From, int Until, string Subject, IReadOnlyList<Guid> Presenters, IReadOnlyList<Guid> Observers, Guid? FirstOf);

/// <summary>A member, as far as it matters for what they could observe.</summary>
/// <param name="Id">Their id.</param>
/// <param name="Name">Their name.</param>
/// <param name="SchoolId">Their school, if they said it.</param>
/// <param name="Subjects">The codes of the subjects that they teach.</param>
/// <param name="Says">Whether they come, if they said so.</param>
/// <param name="LastObserved">The day on which they observed last; null where that was not lately.</param>
internal sealed record Watcher(Guid Id, string Name, Guid? SchoolId, IReadOnlyCollection<string> Subjects, Answer? Says, DateOnly? LastObserved);

/// <summary>Why somebody is suggested. What speaks against others is never a reason, and nothing is counted.</summary>
public enum ReasonKind
{
    /// <summary>They are from another school than the presenter, who presents for the first time.</summary>
    OtherSchool,

    /// <summary>They have not observed since a day.</summary>
    NotSince,

    /// <summary>It is some time since they observed, if they did.</summary>
    NotLately,

    /// <summary>They teach the subject too.</summary>
    Subject,

    /// <summary>They said that they come.</summary>
    Comes,

    /// <summary>They said maybe.</summary>
    MayCome,

    /// <summary>They have nothing else at that time.</summary>
    Free,
}

/// <summary>Why somebody is suggested.</summary>
/// <param name="Kind">Which reason it is.</param>
/// <param name="Name">Whose first lesson it is.</param>
/// <param name="Day">Since when they have not observed.</param>
/// <param name="Subject">The code of the subject.</param>
public sealed record Reason(ReasonKind Kind, string Name = "", DateOnly? Day = null, string Subject = "");

/// <summary>Somebody who could observe a lesson.</summary>
/// <param name="Id">The member.</param>
/// <param name="Name">Their name.</param>
/// <param name="Reasons">Why; one at least.</param>
public sealed record Suggestion(Guid Id, string Name, IReadOnlyList<Reason> Reasons);
