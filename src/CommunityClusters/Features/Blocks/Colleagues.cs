using CommunityClusters.Features.Clusters;

namespace CommunityClusters.Features.Blocks;

/// <summary>With whom a teacher shares a cluster.</summary>
internal static class Colleagues
{
    /// <summary>The ids of all of them, some more than once.</summary>
    public static IQueryable<Guid> Of(ClusterAccess clusters, Guid teacherId) =>
        from mine in clusters.MemberKeys
        where mine.TeacherId == teacherId
        join other in clusters.MemberKeys on mine.ClusterId equals other.ClusterId
        where other.TeacherId != teacherId
        select other.TeacherId;

    /// <summary>The clusters in which two are both members.</summary>
    public static IQueryable<Guid> SharedBy(ClusterAccess clusters, Guid oneId, Guid otherId) =>
        from one in clusters.MemberKeys
        where one.TeacherId == oneId
        join other in clusters.MemberKeys on one.ClusterId equals other.ClusterId
        where other.TeacherId == otherId
        select one.ClusterId;
}
