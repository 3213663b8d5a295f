using CommunityClusters.Pipeline;

namespace CommunityClusters.Features.Gatherings.Bringing;

/// <summary>What a member, or a school for which one speaks, will bring of a thing.</summary>
public sealed class Pledge
{
    /// <summary>The most of one thing.</summary>
    public const int Most = 200;

    /// <summary>Its id.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>The thing.</summary>
    public Guid ThingId { get; init; }

    /// <summary>The gathering of the thing.</summary>
    public Guid GatheringId { get; init; }

    /// <summary>Who brings it: <see cref="Bringing.Giver.Key"/>. One giver has one pledge of a thing.</summary>
    public required string Giver { get; init; }

    /// <summary>The school that brings it; empty where the member does.</summary>
    public string School { get; init; } = "";

    /// <summary>The member who said it last.</summary>
    public Guid TeacherId { get; private set; }

    /// <summary>How many.</summary>
    public int Amount { get; private set; }

    /// <summary>At which <see cref="Thing.Touched"/> it was said.</summary>
    public int At { get; private set; }

    /// <summary>Whether a school brings it.</summary>
    public bool IsOfSchool => School.Length > 0;

    /// <summary>Is so much from now on.</summary>
    internal void Says(int amount, Guid by, int at) => (Amount, TeacherId, At) = (amount, by, at);

    /// <summary>Passes for whoever may take it back: a member's own word is theirs alone, a school's any member corrects.</summary>
    /// <exception cref="NotYoursException">It is another member's own.</exception>
    public void MustBeCorrectedBy(Guid teacher)
    {
        if (!IsOfSchool && TeacherId != teacher)
        {
            throw new NotYoursException();
        }
    }
}

/// <summary>Who brings something: a member, or a school.</summary>
/// <param name="Key">By which one giver is told from another.</param>
/// <param name="School">The school's name, or empty for the member.</param>
public sealed record Giver(string Key, string School)
{
    /// <summary>The longest key, in characters.</summary>
    public const int LongestKey = SchoolNames.Longest + 10;

    /// <summary>A member.</summary>
    public static Giver Member(Guid teacher) => new($"teacher:{teacher}", "");

    /// <summary>A school.</summary>
    public static Giver OfSchool(string name) => new($"school:{SchoolNames.KeyOf(name)}", name);
}
