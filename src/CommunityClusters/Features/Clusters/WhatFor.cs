namespace CommunityClusters.Features.Clusters;

/// <summary>What a cluster is and what it is for.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="Name">Its name.</param>
/// <param name="Purpose">Its purpose, as Markdown.</param>
/// <param name="Agreements">What its members agreed on, as Markdown; empty for nothing, and for whoever only finds the cluster.</param>
/// <param name="Subjects">Codes of the subjects it is about.</param>
/// <param name="Grades">Codes of the grades it is about.</param>
/// <param name="Languages">Codes of the languages its members talk.</param>
/// <param name="Findable">Whether others find it.</param>
/// <param name="Open">Whether anyone signed in can join and read everything.</param>
public sealed record WhatFor(
    Guid ClusterId, string Name, string Purpose, string Agreements, IReadOnlyList<string> Subjects, IReadOnlyList<string> Grades,
    IReadOnlyList<string> Languages, bool Findable, bool Open)
{
    /// <summary>The name of the fragment and the id of its element.</summary>
    public const string Fragment = "what-for";

    internal static WhatFor Of(Cluster cluster) => new(
        cluster.Id, cluster.Name, cluster.Purpose, cluster.Agreements, [.. cluster.Subjects], [.. cluster.Grades], [.. cluster.Languages], cluster.Findable, cluster.Open);
}
