namespace CommunityClusters.Features.Clusters;

/// <summary>How a cluster describes itself, as one member wrote it. Every description is kept, and any member may bring one back.</summary>
public sealed record Description
{
    /// <summary>The cluster.</summary>
    public Guid ClusterId { get; init; }

    /// <summary>Its number within the cluster, from 1.</summary>
    public int Version { get; init; }

    /// <summary>The cluster's name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is for, as Markdown.</summary>
    public required string Purpose { get; init; }

    /// <summary>What its members agreed on with each other, as Markdown.</summary>
    public string Agreements { get; init; } = "";

    /// <summary>Codes of the subjects it is about.</summary>
    public IList<string> Subjects { get; init; } = [];

    /// <summary>Codes of the grades it is about.</summary>
    public IList<string> Grades { get; init; } = [];

    /// <summary>Codes of the languages its members talk.</summary>
    public IList<string> Languages { get; init; } = [];

    /// <summary>Whether others find it.</summary>
    public bool Findable { get; init; }

    /// <summary>Whether anyone signed in can join and read everything.</summary>
    public bool Open { get; init; }

    /// <summary>Who wrote it.</summary>
    public Guid By { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }
}
