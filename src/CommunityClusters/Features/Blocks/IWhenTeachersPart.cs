namespace CommunityClusters.Features.Blocks;

/// <summary>What another feature does when a teacher blocks another, in the same transaction.</summary>
public interface IWhenTeachersPart
{
    /// <summary>Two teachers are kept apart from now on.</summary>
    Task Parted(Guid oneId, Guid otherId, CancellationToken cancellationToken);
}
