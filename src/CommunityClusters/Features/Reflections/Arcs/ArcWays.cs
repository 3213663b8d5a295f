namespace CommunityClusters.Features.Reflections.Arcs;

/// <summary>Where the steps of an arc are, and where what is missing is done.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="Arc">The arc.</param>
public sealed record ArcWays(Guid ClusterId, Arc Arc)
{
    /// <summary>The needs of the cluster, at this one where there is one.</summary>
    public string Need => Arc.Need is { } need ? $"/clusters/{ClusterId}/needs{(need.IsCovered ? "?Covered=true" : "")}#need-{need.Id}" : $"/clusters/{ClusterId}/needs";

    /// <summary>The plan, or where one is begun.</summary>
    public string Plan => Arc.Plan is { } plan ? $"/clusters/{ClusterId}/plans/{plan.Id}" : $"/clusters/{ClusterId}/plans#begin";

    /// <summary>The lesson in the record, else in the programme, else its gathering.</summary>
    public string Lesson => Arc.Lesson switch
    {
        { HasRecord: true, IsInRecord: true } => $"{Gathering}/record/{Arc.Lesson.Id}",
        { IsInProgramme: true } => Planned,
        _ => Gathering,
    };

    /// <summary>The lesson in the programme.</summary>
    public string Planned => $"{Gathering}/programme/{Arc.Lesson.Id}";

    /// <summary>The gathering.</summary>
    public string Gathering => $"/clusters/{ClusterId}/gatherings/{Arc.Lesson.GatheringId}";

    /// <summary>Where a member puts right whether it was taught.</summary>
    public string WhetherTaught => Arc.Lesson switch
    {
        { HasRecord: true, IsInRecord: true } => Lesson,
        { HasRecord: true } => $"{Gathering}/record#others",
        _ => Gathering,
    };

    /// <summary>The plan beside what was said.</summary>
    public string Change => ArcAddress.Beside(ClusterId, Arc.Plan!.Id, Arc.Lesson.Id);

    /// <summary>Where it is said from which need the plan grew.</summary>
    public string GrewFrom => $"{Change}&handler=GrewFrom";

    /// <summary>The plan as it was improved.</summary>
    public string Improved => $"{Plan}/history/moment?number={Arc.Better!.Number}";

    /// <summary>What changed in it since a moment.</summary>
    public string ChangesSince(long moment) => $"{Plan}/history/changes?from={moment}&to={Arc.Better!.Number}";
}
