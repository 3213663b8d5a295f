using CommunityClusters.Features.People;
using CommunityClusters.Persistence;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Clusters;

/// <summary>The members of a cluster at a glance: the same picture for everybody who may see it.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="Teachers">How many members there are.</param>
/// <param name="Schools">From how many schools, as far as they said.</param>
/// <param name="Circuits">The circuits they come from, most members first.</param>
/// <param name="Grades">How many teach which grade, by the grade's code.</param>
/// <param name="Newest">Those who joined last, newest first.</param>
/// <param name="Kilometres">How far the two schools farthest apart are, as the crow flies; 0 where their places are not known.</param>
public sealed record WhoWeAre(
    Guid ClusterId, int Teachers, int Schools, IReadOnlyList<WhoWeAre.FromCircuit> Circuits,
    IReadOnlyDictionary<string, int> Grades, IReadOnlyList<WhoWeAre.Member> Newest, int Kilometres)
{
    /// <summary>From how many members on experience hints at two circles; a hint, never a limit.</summary>
    public const int Many = 30;

    /// <summary>From how many kilometres on experience hints at lifts; a hint, never a limit.</summary>
    public const int Wide = 60;

    /// <summary>The name of the fragment and the id of its element.</summary>
    public const string Fragment = "who-we-are";

    /// <summary>How many members a cluster's page names; the rest stand on a page of their own.</summary>
    public const int Shown = 12;

    /// <summary>How many members come from one circuit.</summary>
    public sealed record FromCircuit(string Name, int Teachers);

    /// <summary>One member.</summary>
    public sealed record Member
    {
        /// <summary>The order of joining.</summary>
        public required long Number { get; init; }

        /// <summary>When they joined.</summary>
        public required DateTimeOffset JoinedAt { get; init; }

        /// <summary>Who they are.</summary>
        public required TeacherCard Teacher { get; init; }

        /// <summary>The name of the colleague by whose invitation they joined; null for whoever started the cluster.</summary>
        public required string? InvitedBy { get; init; }
    }
}

/// <summary>Reads the members of a cluster, for pages and for what watchers are sent.</summary>
[Pipeline.PartOfFeature]
internal sealed class MemberList(ClustersDb db, ClusterAccess clusters, PeopleAccess people)
{
    public IQueryable<WhoWeAre.Member> Of(Guid clusterId) =>
        from membership in clusters.Members.AsNoTracking()
        where membership.ClusterId == clusterId
        join teacher in people.Cards on membership.TeacherId equals teacher.Id
        join inviter in people.Names on membership.InvitedBy equals inviter.Id into inviters
        from inviter in inviters.DefaultIfEmpty()
        orderby membership.Number descending
        select new WhoWeAre.Member
        {
            Number = membership.Number,
            JoinedAt = membership.JoinedAt,
            Teacher = teacher,
            InvitedBy = inviter.Name,
        };

    public async Task<WhoWeAre?> AtAGlance(Guid clusterId, CancellationToken cancellationToken)
    {
        if (!await db.Set<Cluster>().AnyAsync(c => c.Id == clusterId, cancellationToken))
        {
            return null;
        }

        var places = await (
            from membership in clusters.Members.AsNoTracking()
            where membership.ClusterId == clusterId
            join teacher in people.Cards on membership.TeacherId equals teacher.Id
            select new { teacher.Latitude, teacher.Longitude, teacher.SchoolId, teacher.CircuitId, teacher.Circuit, teacher.Grades }).ToListAsync(cancellationToken);
        var newest = await Of(clusterId).Take(WhoWeAre.Shown).ToListAsync(cancellationToken);
        return new WhoWeAre(
            clusterId,
            places.Count,
            places.Where(p => p.SchoolId is not null).Select(p => p.SchoolId).Distinct().Count(),
            [.. places.Where(p => p.CircuitId is not null).GroupBy(p => (p.CircuitId, p.Circuit))
                .Select(g => new WhoWeAre.FromCircuit(g.Key.Circuit!, g.Count()))
                .OrderByDescending(c => c.Teachers).ThenBy(c => c.Name, StringComparer.Ordinal)],
            places.SelectMany(p => p.Grades).GroupBy(g => g, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal),
            newest,
            (int)Finding.Place.Widest([.. places.Where(p => p is { Latitude: not null, Longitude: not null })
                .Select(p => new Finding.Place(p.Latitude!.Value, p.Longitude!.Value)).Distinct()]));
    }
}
