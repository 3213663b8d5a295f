using CommunityClusters.Benchmarks.Support;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Needs;
using CommunityClusters.Realtime;

namespace CommunityClusters.Benchmarks.Seeding;

/// <summary>What clusters find hard, and what their watchers were told.</summary>
internal sealed partial class Country
{
    private const int MeToosANeed = 3;

    // Naming a need is told, and every "me too" but its author's own.
    private const int NewsANeed = MeToosANeed;

    private IEnumerable<Table> NeedTables =>
    [
        new("Needs", ["Id", "ClusterId", "Number", "Topic", "Subject", "Grade", "Struggle", "Week", "NamedBy", "NamedUnseenBy", "NamedAt", "MeToos", "Mark"], EachNeed((town, i, n) =>
        [
            Need(town, i, n), Cluster(town, i), FirstNews(i, n), Made.Topic(NeedNumber(town, i, n)), Town.SubjectsOf(i)[0], Town.GradesOf(i)[0], Made.Sentence(NeedNumber(town, i, n)),
            n % 2 == 0 ? new DateOnly(2026, 11, 23) : null, n == 3 ? null : Member(town, i, n), n == 3 ? Member(town, i, n) : null, At(town.Cluster(i) + n), MeToosANeed, (int)(n == 4 ? NeedMark.Covered : NeedMark.Open),
        ])),
        new("MeToos", ["NeedId", "TeacherId"], from m in Enumerable.Range(0, MeToosANeed) from row in EachNeed((town, i, n) => [Need(town, i, n), Member(town, i, (n + m) % Town.SizeOf(i))]) select row),
        new("Topics", ["Id", "Sequence", "AccessVersion"],
            Each(Town.Clusters, (town, i) => [Topic(town, i), FirstNews(i, Town.NeedsOf(i)) - 1, 0L]).Append(["directory", (long)Listed().Count(), 0L])),
        new("News", ["TopicId", "Fragment", "Sequence", "Watched"],
            Each(Town.Clusters, (town, i) => [Topic(town, i), WhoWeAre.Fragment, (long)Town.SizeOf(i)])
                .Concat(Each(Town.Clusters, (town, i) => [Topic(town, i), WhatFor.Fragment, Town.SizeOf(i) + 1L]))
                .Concat(Each(Town.Clusters, (town, i) => [Topic(town, i), TopNeeds.Fragment, FirstNews(i, Town.NeedsOf(i)) - 1]))
                .Concat(EachNeed((town, i, n) => [Topic(town, i), new FragmentName("need", Need(town, i, n)).ToString(), FirstNews(i, n + 1) - 1]))
                .Select(row => (object?[])[.. row, FragmentName.Parse((string)row[1]!).Watched])),
    ];

    private static string Topic(Town town, int cluster) => ClusterTopic.Of(Cluster(town, cluster));

    private static long NeedNumber(Town town, int cluster, int nth) => (town.Cluster(cluster) * 10) + nth;

    private static Guid Need(Town town, int cluster, int nth) => Made.Id(Kind.Need, NeedNumber(town, cluster, nth));

    // After all have joined and the cluster has described itself.
    private static long FirstNews(int cluster, int need) => Town.SizeOf(cluster) + 2 + (need * NewsANeed);

    private IEnumerable<object?[]> EachNeed(Func<Town, int, int, object?[]> row) =>
        from town in towns
        from i in Enumerable.Range(0, Town.Clusters)
        from n in Enumerable.Range(0, Town.NeedsOf(i))
        select row(town, i, n);
}
