using CommunityClusters.Features.People;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Actions;

/// <summary>An action as every member sees it.</summary>
public sealed record ActionCard
{
    /// <summary>Its id.</summary>
    public required Guid Id { get; init; }

    /// <summary>The cluster.</summary>
    public required Guid ClusterId { get; init; }

    /// <summary>The gathering at which it was taken on; null where it was at none.</summary>
    public required Guid? GatheringId { get; init; }

    /// <summary>Its order within the cluster.</summary>
    public required long Number { get; init; }

    /// <summary>What is to be done.</summary>
    public required string What { get; init; }

    /// <summary>Until when, if that was said.</summary>
    public required DateOnly? By { get; init; }

    /// <summary>Who took it on; null where nobody has.</summary>
    public required Guid? TeacherId { get; init; }

    /// <summary>Their name; null where nobody has it or their account is gone.</summary>
    public required string? Name { get; init; }

    /// <summary>The name of who gave it to whoever has it; null where they took it themselves, and where that account is gone.</summary>
    public required string? GivenBy { get; init; }

    /// <summary>Whether it was given by who wrote it down, and not by somebody later.</summary>
    public required bool IsGivenByWriter { get; init; }

    /// <summary>Where it stands.</summary>
    public required ActionState State { get; init; }

    /// <summary>By which a change says what it saw.</summary>
    public required int Version { get; init; }
}

/// <summary>Reads actions, for pages and for what watchers are sent.</summary>
[PartOfFeature]
internal sealed class ActionList(ClustersDb db, PeopleAccess people)
{
    /// <summary>Actions with the names of who has them and who gave it to them.</summary>
    public IQueryable<ActionCard> CardsOf(IQueryable<Action> actions) =>
        from action in actions
        join taker in people.Names on action.TeacherId equals taker.Id into takers
        from taker in takers.DefaultIfEmpty()
        join giver in people.Names on action.GivenBy equals giver.Id into givers
        from giver in givers.DefaultIfEmpty()
        select new ActionCard
        {
            Id = action.Id,
            ClusterId = action.ClusterId,
            GatheringId = action.GatheringId,
            Number = action.Number,
            What = action.What,
            By = action.By,
            TeacherId = action.TeacherId,
            Name = taker.Name,
            GivenBy = action.GivenBy == action.TeacherId ? null : giver.Name,
            IsGivenByWriter = action.GivenBy == action.WrittenBy,
            State = action.State,
            Version = action.Version,
        };

    /// <summary>All actions of a cluster.</summary>
    public IQueryable<Action> Of(Guid clusterId) => db.Set<Action>().AsNoTracking().Where(a => a.ClusterId == clusterId);

    /// <summary>An action of the cluster; null where there is none.</summary>
    public Task<ActionCard?> Find(Guid clusterId, Guid actionId, CancellationToken cancellationToken) =>
        CardsOf(Of(clusterId).Where(a => a.Id == actionId)).SingleOrDefaultAsync(cancellationToken);
}
