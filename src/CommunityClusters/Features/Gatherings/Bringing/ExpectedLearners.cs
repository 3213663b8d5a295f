using CommunityClusters.Pipeline;

namespace CommunityClusters.Features.Gatherings.Bringing;

/// <summary>How many learners of a school and grade are expected at a gathering; so that there is enough for everybody, and for nothing else.</summary>
public sealed class ExpectedLearners
{
    /// <summary>The most learners of one school and grade.</summary>
    public const int MostLearners = 5_000;

    /// <summary>The most schools and grades of one gathering.</summary>
    public const int Most = 200;

    /// <summary>Its id.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>The gathering.</summary>
    public Guid GatheringId { get; init; }

    /// <summary>The school's name.</summary>
    public required string School { get; init; }

    /// <summary>The school's name as it is looked up: <see cref="SchoolNames.KeyOf"/>.</summary>
    public required string SchoolKey { get; init; }

    /// <summary>The code of the grade.</summary>
    public required string Grade { get; init; }

    /// <summary>How many learners.</summary>
    public int Learners { get; private set; }

    /// <summary>The member who said it last.</summary>
    public Guid SaidBy { get; private set; }

    /// <summary>Raised with every change, which two could write over each other.</summary>
    public int Version { get; private set; }

    /// <summary>Are so many from now on.</summary>
    public void Are(int learners, Guid by)
    {
        (Learners, SaidBy) = (learners, by);
        Version++;
    }

    /// <summary>Passes where its member saw the present number; another is not written over unseen.</summary>
    /// <exception cref="RuleBrokenException">Somebody changed it meanwhile.</exception>
    public void MustBeAsSeen(int version)
    {
        if (Version != version)
        {
            throw new RuleBrokenException("expected.changed", ("school", School), ("count", Learners));
        }
    }
}
