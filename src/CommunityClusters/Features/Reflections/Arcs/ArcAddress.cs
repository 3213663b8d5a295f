namespace CommunityClusters.Features.Reflections.Arcs;

/// <summary>Where arcs are, and the plan beside what was said of a lesson.</summary>
internal static class ArcAddress
{
    /// <summary>The address of a lesson's arc.</summary>
    public static string Of(Guid clusterId, Guid lessonId) => $"/clusters/{clusterId}/lessons/{lessonId}/arc";

    /// <summary>The address of a plan that is changed from what was said of a lesson.</summary>
    public static string Beside(Guid clusterId, Guid planId, Guid lessonId) => $"/clusters/{clusterId}/plans/{planId}?lesson={lessonId}";
}
