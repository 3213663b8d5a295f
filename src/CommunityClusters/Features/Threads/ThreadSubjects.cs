using CommunityClusters.Features.Gatherings;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Features.Needs;
using CommunityClusters.Features.Plans;
using CommunityClusters.Pipeline;

namespace CommunityClusters.Features.Threads;

/// <summary>What a thread is about, or a post leads to, as it is named.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Path">Where it is.</param>
/// <param name="Title">What it is called; empty where nobody said it.</param>
/// <param name="Kind">What it is, as a key of the words.</param>
/// <param name="Day">Its day, where it has one.</param>
/// <param name="PlanId">The plan of a lesson, where it has one.</param>
public sealed record Subject(Guid Id, string Path, string Title, string Kind, DateOnly? Day = null, Guid? PlanId = null);

/// <summary>Looks up what threads are about and posts lead to, by the public doors of those features and in one cluster alone.</summary>
[PartOfFeature]
internal sealed class ThreadSubjects(PlanAccess plans, GatheringAccess gatherings, LessonAccess lessons, NeedAccess needs)
{
    /// <summary>What a thread is about; null where the cluster has no such thing.</summary>
    public async Task<Subject?> Find(Guid clusterId, ThreadKind kind, Guid subjectId, CancellationToken cancellationToken) =>
        (await Among(clusterId, [(kind, subjectId)], cancellationToken)).GetValueOrDefault((kind, subjectId));

    /// <summary>What some threads of a cluster are about; what is gone is not in it.</summary>
    public async Task<IReadOnlyDictionary<(ThreadKind Kind, Guid Id), Subject>> Among(Guid clusterId, IReadOnlyCollection<(ThreadKind Kind, Guid Id)> threads, CancellationToken cancellationToken)
    {
        var found = new Dictionary<(ThreadKind, Guid), Subject>();
        if (threads.Contains((ThreadKind.Cluster, clusterId)))
        {
            found[(ThreadKind.Cluster, clusterId)] = new Subject(clusterId, $"/clusters/{clusterId}", "", "thread.of.cluster");
        }

        foreach (var plan in (await plans.InCluster(clusterId, Of(ThreadKind.Plan), cancellationToken)).Values)
        {
            found[(ThreadKind.Plan, plan.Id)] = Named(clusterId, plan);
        }

        foreach (var gathering in (await gatherings.InCluster(clusterId, Of(ThreadKind.Gathering), cancellationToken)).Values)
        {
            found[(ThreadKind.Gathering, gathering.Id)] = Named(clusterId, gathering);
        }

        foreach (var lesson in (await lessons.InCluster(clusterId, Of(ThreadKind.Lesson), cancellationToken)).Values)
        {
            found[(ThreadKind.Lesson, lesson.Id)] = Named(clusterId, lesson);
        }

        return found;

        List<Guid> Of(ThreadKind kind) => [.. threads.Where(t => t.Kind == kind).Select(t => t.Id).Distinct()];
    }

    /// <summary>What some links lead to; what is not the cluster's is not in it.</summary>
    public async Task<IReadOnlyDictionary<OurLink, Subject>> Behind(Guid clusterId, IReadOnlyCollection<OurLink> links, CancellationToken cancellationToken)
    {
        var found = new Dictionary<OurLink, Subject>();
        foreach (var plan in (await plans.InCluster(clusterId, Of(OurLink.What.Plan), cancellationToken)).Values)
        {
            found[new OurLink(OurLink.What.Plan, plan.Id)] = Named(clusterId, plan);
        }

        foreach (var gathering in (await gatherings.InCluster(clusterId, Of(OurLink.What.Gathering), cancellationToken)).Values)
        {
            found[new OurLink(OurLink.What.Gathering, gathering.Id)] = Named(clusterId, gathering);
        }

        foreach (var lesson in (await lessons.InCluster(clusterId, Of(OurLink.What.Lesson), cancellationToken)).Values)
        {
            found[new OurLink(OurLink.What.Lesson, lesson.Id)] = Named(clusterId, lesson);
        }

        foreach (var need in (await needs.InCluster(clusterId, Of(OurLink.What.Need), cancellationToken)).Values)
        {
            found[new OurLink(OurLink.What.Need, need.Id)] = new Subject(need.Id, $"/clusters/{clusterId}/needs#need-{need.Id}", need.Topic, "thread.of.need");
        }

        return found;

        List<Guid> Of(OurLink.What kind) => [.. links.Where(l => l.Kind == kind).Select(l => l.Id).Distinct()];
    }

    private static Subject Named(Guid clusterId, PlanBrief plan) => new(plan.Id, $"/clusters/{clusterId}/plans/{plan.Id}", plan.Topic, "thread.of.plan");

    private static Subject Named(Guid clusterId, GatheringBrief gathering) =>
        new(gathering.Id, $"/clusters/{clusterId}/gatherings/{gathering.Id}", gathering.About, $"gathering.kind.{gathering.Kind}", gathering.Day);

    private static Subject Named(Guid clusterId, LessonBrief lesson) => new(
        lesson.Id, $"/clusters/{clusterId}/gatherings/{lesson.GatheringId}/{(lesson.IsInProgramme ? "programme" : "record")}/{lesson.Id}", lesson.Topic, "thread.of.lesson", lesson.Day, lesson.PlanId);
}
