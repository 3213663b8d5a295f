using CommunityClusters.Documents.Moments;
using CommunityClusters.Features.Gatherings.Records;
using CommunityClusters.Features.Needs;
using CommunityClusters.Features.Plans;
using CommunityClusters.Features.Threads;

namespace CommunityClusters.Features.Reflections.Arcs;

/// <summary>A step of a lesson's arc.</summary>
public enum ArcStep
{
    /// <summary>What the members found hard to teach.</summary>
    Need,

    /// <summary>The plan that grew from it.</summary>
    Plan,

    /// <summary>The lesson that was taught with it.</summary>
    Lesson,

    /// <summary>What its observers saw.</summary>
    Observations,

    /// <summary>What was said of it afterwards.</summary>
    Reflection,

    /// <summary>The plan as it became of that.</summary>
    Improved,
}

/// <summary>The arc of a lesson: need, plan, lesson, observations, reflection, improved plan. Nobody fills it in; it is what there is.</summary>
/// <param name="Lesson">The lesson.</param>
/// <param name="Plan">Its plan, where the cluster has it; else null.</param>
/// <param name="Need">The need that the plan grew from, or null.</param>
/// <param name="Talk">What was said of the lesson.</param>
/// <param name="Better">The latest milestone of the plan that came of it, or null.</param>
public sealed record Arc(TaughtLesson Lesson, PlanOrigin? Plan, NeedOrigin? Need, TalkBrief Talk, MomentRow? Better)
{
    /// <summary>The steps in order.</summary>
    public static IReadOnlyList<ArcStep> Steps { get; } = Enum.GetValues<ArcStep>();

    /// <summary>What the lesson was about, or empty.</summary>
    public string Topic => !Lesson.IsInRecord && Plan is { Topic.Length: > 0 } ? Plan.Topic : Lesson.Topic.Length > 0 ? Lesson.Topic : Plan?.Topic ?? "";

    /// <summary>Whether it was taught.</summary>
    public bool IsTaught => Lesson.Turn == LessonTurn.Taught;

    /// <summary>Whether there is something to see of a step. What was said before the lesson is no reflection.</summary>
    public bool Has(ArcStep step) => step switch
    {
        ArcStep.Need => Need is not null,
        ArcStep.Plan => Plan is not null,
        ArcStep.Lesson => IsTaught,
        ArcStep.Observations => IsTaught && Lesson.Observers.Count > 0,
        ArcStep.Reflection => IsTaught && Talk.LatestAt >= Lesson.BeginsAt,
        _ => Better is not null,
    };
}
