using CommunityClusters.Documents.Moments;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Gatherings.Records;
using CommunityClusters.Features.Needs;
using CommunityClusters.Features.People;
using CommunityClusters.Features.Plans;
using CommunityClusters.Features.Threads;
using CommunityClusters.Localisation;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Reflections.Arcs;

/// <summary>The arc of a lesson. It tells of the members' talk, so it is for members alone, also where a cluster is open.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="LessonId">The lesson.</param>
public sealed record SeeArc(Guid ClusterId, Guid LessonId) : IQuery<SeeArc.Sheet>, IMembers
{
    /// <summary>The arc.</summary>
    /// <param name="Cluster">The cluster's name.</param>
    /// <param name="Arc">The arc.</param>
    /// <param name="Then">The number of the moment that is the plan as it was taught, where it is still kept.</param>
    /// <param name="Needs">The needs to choose from, where there is a plan.</param>
    /// <param name="Names">The names of those who had a part in it, of those who are still here.</param>
    public sealed record Sheet(string Cluster, Arc Arc, long? Then, IReadOnlyList<NeedBrief> Needs, IReadOnlyDictionary<Guid, string> Names)
    {
        /// <summary>The needs to choose from, with the one that is said.</summary>
        public IEnumerable<(Guid Id, string Topic)> Choices =>
            (Arc.Need is { } said && Needs.All(n => n.Id != said.Id) ? new[] { (said.Id, said.Topic) } : []).Concat(Needs.Select(n => (n.Id, n.Topic)));

        /// <summary>How somebody is called.</summary>
        public string NameOf(Guid id, Words words) => Names.GetValueOrDefault(id) ?? words["history.somebody"];

        /// <summary>How some are called.</summary>
        public string NamesOf(IEnumerable<Guid> ids, Words words) => string.Join(", ", ids.Select(id => NameOf(id, words)));
    }

    internal sealed class Handler(ClusterAccess clusters, TaughtAccess lessons, PlanAccess plans, NeedAccess needs, ThreadAccess threads, MomentAccess moments, PeopleAccess people)
        : IRequestHandler<SeeArc, Sheet>
    {
        private const int MostNeeds = 30;

        public async Task<Sheet> Handle(SeeArc request, CancellationToken cancellationToken)
        {
            var cluster = request.ClusterId;
            var lesson = await lessons.Find(cluster, request.LessonId, cancellationToken) ?? throw new NotVisibleException();
            var plan = lesson.PlanId is { } id ? await plans.OriginOf(cluster, id, cancellationToken) : null;
            var arc = new Arc(
                lesson,
                plan,
                plan?.NeedId is { } need ? await needs.OriginOf(cluster, need, cancellationToken) : null,
                await threads.BriefOf(cluster, lesson.Id, cancellationToken),
                plan is null ? null : await moments.LatestFrom(plan.Id, lesson.Id, cancellationToken));
            var then = plan is not null && lesson.PlanThen is { } number ? (plan.Id, number) : ((Guid, long)?)null;
            return new Sheet(
                await clusters.NameOf(cluster, cancellationToken),
                arc,
                then is { } was && (await moments.KeptAmong([was], cancellationToken)).Contains(was) ? was.Item2 : null,
                plan is not null ? await needs.ToChooseFrom(cluster, MostNeeds, cancellationToken) : [],
                await NamesOf(arc, cancellationToken));
        }

        private async Task<IReadOnlyDictionary<Guid, string>> NamesOf(Arc arc, CancellationToken cancellationToken)
        {
            var ids = arc.Lesson.Presenters.Concat(arc.Lesson.Observers)
                .Concat(new[] { arc.Need?.NamedBy, arc.Plan?.BegunBy, arc.Talk.LatestBy, arc.Better?.NamedBy }.OfType<Guid>()).Distinct().ToList();
            return await people.Names.Where(n => EF.Parameter(ids).Contains(n.Id)).ToDictionaryAsync(n => n.Id, n => n.Name, cancellationToken);
        }
    }
}
