namespace CommunityClusters.Features.Plans.Remarks;

/// <summary>Where a page puts what it adds to a remark that it draws itself.</summary>
internal static class RemarkKeys
{
    /// <summary>The remark's place in the plan: a <see cref="PlanRemarks.Row"/>.</summary>
    public const string Row = "remark-row";

    /// <summary>What its reader may do: a <see cref="RemarkActs"/>.</summary>
    public const string Acts = "remark-acts";
}

/// <summary>What can be done with a remark, by whom.</summary>
/// <param name="RemarkId">The remark; null where the page's script says which.</param>
/// <param name="Me">Who does it.</param>
/// <param name="IsClosed">Whether the remark is closed.</param>
/// <param name="IsMine">Whether it may be taken back.</param>
public sealed record RemarkActs(Guid? RemarkId, Guid Me, bool IsClosed, bool IsMine);
