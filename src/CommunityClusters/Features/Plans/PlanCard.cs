using CommunityClusters.Features.People;
using CommunityClusters.Features.Plans.Finding;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Plans;

/// <summary>A plan as lists show it to every member of its cluster.</summary>
public sealed record PlanCard
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its cluster.</summary>
    public required Guid ClusterId { get; init; }

    /// <summary>Its order within the cluster.</summary>
    public required long Number { get; init; }

    /// <summary>The topic; empty while nobody has said it.</summary>
    public required string Topic { get; init; }

    /// <summary>The code of its subject, or empty.</summary>
    public required string Subject { get; init; }

    /// <summary>The codes of its grades.</summary>
    public required IList<string> Grades { get; init; }

    /// <summary>The lesson's length in minutes, or 0.</summary>
    public required int Minutes { get; init; }

    /// <summary>Who began it.</summary>
    public required string? BegunBy { get; init; }

    /// <summary>How many of its remarks are open.</summary>
    public required int OpenRemarks { get; init; }

    /// <summary>Whether others begin like it.</summary>
    public required bool IsTemplate { get; init; }

    /// <summary>When somebody last wrote in it, to the minute.</summary>
    public required DateTimeOffset ChangedAt { get; init; }
}

/// <summary>A plan in a list that was sought through.</summary>
/// <param name="Card">The plan.</param>
/// <param name="Passage">The passage in which the words stand; empty where none were sought.</param>
/// <param name="Cluster">Its cluster's name, in a list of several clusters' plans.</param>
public sealed record PlanRow(PlanCard Card, IReadOnlyList<Stretch> Passage, string? Cluster = null);

/// <summary>Reads plans, for pages and for what watchers are sent.</summary>
[PartOfFeature]
internal sealed class PlanList(ClustersDb db, PeopleAccess people)
{
    private const int Latest = 3;

    public IQueryable<PlanCard> Of(Guid clusterId) => CardsOf(db.Set<Plan>().Where(p => p.ClusterId == clusterId));

    public IQueryable<PlanCard> CardsOf(IQueryable<Plan> plans) =>
        from plan in plans.AsNoTracking()
        join teacher in people.Names on plan.BegunBy equals teacher.Id into teachers
        from teacher in teachers.DefaultIfEmpty()
        select new PlanCard
        {
            Id = plan.Id,
            ClusterId = plan.ClusterId,
            Number = plan.Number,
            Topic = plan.Topic,
            Subject = plan.Subject,
            Grades = plan.Grades,
            Minutes = plan.Minutes,
            BegunBy = teacher.Name,
            OpenRemarks = plan.OpenRemarks,
            IsTemplate = plan.TemplateNumber != null,
            ChangedAt = plan.ChangedAt,
        };

    public async Task<LatestPlans.Sheet> LatestOf(Guid clusterId, CancellationToken cancellationToken) => new(
        clusterId,
        await Of(clusterId).OrderByDescending(p => p.Number).Take(Latest).ToListAsync(cancellationToken),
        await db.Set<Plan>().CountAsync(p => p.ClusterId == clusterId, cancellationToken));
}
