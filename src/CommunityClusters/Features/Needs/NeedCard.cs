using CommunityClusters.Features.People;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Needs;

/// <summary>A need as every member of its cluster sees it.</summary>
public sealed record NeedCard
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>Its cluster.</summary>
    public required Guid ClusterId { get; init; }

    /// <summary>Its order within the cluster.</summary>
    public required long Number { get; init; }

    /// <summary>The topic.</summary>
    public required string Topic { get; init; }

    /// <summary>The code of its subject, or empty.</summary>
    public required string Subject { get; init; }

    /// <summary>The code of its grade, or empty.</summary>
    public required string Grade { get; init; }

    /// <summary>What learners struggle with, or empty.</summary>
    public required string Struggle { get; init; }

    /// <summary>The Monday of the week in which it is taught.</summary>
    public required DateOnly? Week { get; init; }

    /// <summary>The name of who named it; null when they asked not to be shown.</summary>
    public required string? NamedBy { get; init; }

    /// <summary>How many find it hard.</summary>
    public required int MeToos { get; init; }

    /// <summary>What the cluster has made of it.</summary>
    public required NeedMark Mark { get; init; }
}

/// <summary>Reads needs, for pages and for what watchers are sent.</summary>
[PartOfFeature]
internal sealed class NeedList(ClustersDb db, PeopleAccess people)
{
    public const int Top = 3;

    public IQueryable<NeedCard> Of(Guid clusterId) =>
        from need in db.Set<Need>().AsNoTracking()
        where need.ClusterId == clusterId
        join teacher in people.Names on need.NamedBy equals teacher.Id into teachers
        from teacher in teachers.DefaultIfEmpty()
        select new NeedCard
        {
            Id = need.Id,
            ClusterId = need.ClusterId,
            Number = need.Number,
            Topic = need.Topic,
            Subject = need.Subject,
            Grade = need.Grade,
            Struggle = need.Struggle,
            Week = need.Week,
            NamedBy = teacher.Name,
            MeToos = need.MeToos,
            Mark = need.Mark,
        };

    /// <summary>The needs that most find hard, of those that are not covered, and how many there are besides.</summary>
    public async Task<TopNeeds.Sheet> TopOf(Guid clusterId, CancellationToken cancellationToken)
    {
        var top = await Of(clusterId).Where(n => n.Mark != NeedMark.Covered)
            .OrderByDescending(n => n.MeToos).ThenByDescending(n => n.Number).Take(Top).ToListAsync(cancellationToken);
        var all = await db.Set<Need>().CountAsync(n => n.ClusterId == clusterId && n.Mark != NeedMark.Covered, cancellationToken);
        return new TopNeeds.Sheet(clusterId, top, all);
    }
}
