namespace CommunityClusters.Features.Clusters;

/// <summary>A voluntary group of teachers. It exists the moment it is made, and its founder has nothing more than others.</summary>
public sealed class Cluster
{
    /// <summary>The longest name, in characters.</summary>
    public const int LongestName = 80;

    /// <summary>The longest purpose, in characters of Markdown.</summary>
    public const int LongestPurpose = 2000;

    /// <summary>The longest agreements, in characters of Markdown.</summary>
    public const int LongestAgreements = 2000;

    /// <summary>Its id.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>Its name.</summary>
    public string Name { get; private set; } = "";

    /// <summary>What it is for, as Markdown.</summary>
    public string Purpose { get; private set; } = "";

    /// <summary>What its members agreed on with each other, as Markdown; may be empty. It is shown on joining, and binds nobody to come.</summary>
    public string Agreements { get; private set; } = "";

    /// <summary>Codes of the subjects it is about, as in the curriculum.</summary>
    public IList<string> Subjects { get; private set; } = [];

    /// <summary>Codes of the grades it is about, lowest first.</summary>
    public IList<string> Grades { get; private set; } = [];

    /// <summary>Codes of the languages its members talk.</summary>
    public IList<string> Languages { get; private set; } = [];

    /// <summary>Whether others find it; chosen by its members, and not so at first.</summary>
    public bool Findable { get; private set; }

    /// <summary>Whether anyone signed in can join and read everything.</summary>
    public bool Open { get; private set; }

    /// <summary>The number of its latest description.</summary>
    public int Version { get; private set; }

    /// <summary>When it was started.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>Takes a description; any member may give one, and each is kept.</summary>
    public Description Describe(Description description)
    {
        Version++;
        (Name, Purpose, Agreements) = (description.Name, description.Purpose, description.Agreements);
        (Findable, Open) = (description.Findable, description.Open);
        (Subjects, Grades, Languages) = ([.. description.Subjects], [.. description.Grades], [.. description.Languages]);
        return description with { ClusterId = Id, Version = Version };
    }
}
