using CommunityClusters.Pipeline;

namespace CommunityClusters.Features.Gatherings.Bringing;

/// <summary>What kind of thing is needed.</summary>
public enum ThingKind
{
    /// <summary>Paper.</summary>
    Paper,

    /// <summary>Photocopies, in pages: worked out from the learners who are expected until somebody types another number.</summary>
    Photocopies,

    /// <summary>Chalk and pens.</summary>
    Chalk,

    /// <summary>Food and drink.</summary>
    Food,

    /// <summary>Equipment for a lesson.</summary>
    Equipment,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>Something that a gathering needs, and that members and schools bring.</summary>
public sealed class Thing
{
    /// <summary>The longest name, in characters.</summary>
    public const int LongestName = 80;

    /// <summary>The longest unit, in characters.</summary>
    public const int LongestUnit = 20;

    /// <summary>The longest note, in characters.</summary>
    public const int LongestNote = 200;

    /// <summary>The most of one gathering.</summary>
    public const int Most = 100;

    /// <summary>The largest amount of one thing.</summary>
    public const int MostAmount = 100_000;

    /// <summary>The most pages of one copy.</summary>
    public const int MostPages = 100;

    /// <summary>The most learners who share one copy.</summary>
    public const int MostShare = 50;

    /// <summary>Its id.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>The gathering.</summary>
    public Guid GatheringId { get; init; }

    /// <summary>Its order within the cluster.</summary>
    public long Number { get; init; }

    /// <summary>What kind of thing it is.</summary>
    public ThingKind Kind { get; init; }

    /// <summary>Its name: "Graph paper".</summary>
    public string Name { get; private set; } = "";

    /// <summary>In what it is counted: "sheets", "boxes"; or empty.</summary>
    public string Unit { get; private set; } = "";

    /// <summary>A note, or empty.</summary>
    public string Note { get; private set; } = "";

    /// <summary>How many somebody typed; null for photocopies that are worked out.</summary>
    public int? Typed { get; private set; }

    /// <summary>Who typed it.</summary>
    public Guid? TypedBy { get; private set; }

    /// <summary>The pages of one copy; 0 for what is not worked out.</summary>
    public int Pages { get; private set; }

    /// <summary>How many learners share a copy.</summary>
    public int Share { get; private set; } = 1;

    /// <summary>The code of the grade for which they are copied; empty for all learners.</summary>
    public string Grade { get; private set; } = "";

    /// <summary>Raised with every change of what it is, which two could write over each other.</summary>
    public int Version { get; private set; }

    /// <summary>Raised with every change of what it is and of what is pledged of it.</summary>
    public int Touched { get; private set; }

    /// <summary>What is pledged of it.</summary>
    public IList<Pledge> Pledges { get; } = [];

    /// <summary>How many copies are made for so many learners.</summary>
    public int CopiesFor(int learners) => (learners + Share - 1) / Share;

    /// <summary>How many pages are worked out for so many learners; null for what is not worked out.</summary>
    public int? WorkedOut(int learners) => Kind == ThingKind.Photocopies && Pages > 0 ? Pages * CopiesFor(learners) : null;

    /// <summary>Is this from now on.</summary>
    /// <exception cref="RuleBrokenException">Somebody pledged in another unit.</exception>
    public void Is(string name, string unit, string note)
    {
        if (Pledges.Count > 0 && !string.Equals(unit, Unit, StringComparison.OrdinalIgnoreCase))
        {
            throw Unit.Length > 0 ? new RuleBrokenException("things.unit.pledged", ("unit", Unit)) : new RuleBrokenException("things.unit.pledged.none");
        }

        (Name, Unit, Note) = (name, unit, note);
        Changed();
    }

    /// <summary>Is needed so often, said by a member. The same number said again stays whose it was.</summary>
    public void IsNeeded(int amount, Guid by)
    {
        if (Typed != amount)
        {
            (Typed, TypedBy) = (amount, by);
        }

        Changed();
    }

    /// <summary>Is copied so: its number follows the learners unless somebody typed another.</summary>
    public void IsCopied(int pages, int share, string grade, int? typed, Guid by)
    {
        (Pages, Share, Grade) = (pages, share, grade);
        if (typed is { } amount)
        {
            IsNeeded(amount, by);
            return;
        }

        (Typed, TypedBy) = (null, null);
        Changed();
    }

    /// <summary>Passes where its member saw what it is now; a later change is not written over unseen.</summary>
    /// <exception cref="RuleBrokenException">Somebody changed it meanwhile.</exception>
    public void MustBeAsSeen(int version)
    {
        if (Version != version)
        {
            throw new RuleBrokenException("things.changed");
        }
    }

    /// <summary>Passes where its member saw all of it: what somebody pledged meanwhile does not go unseen.</summary>
    /// <exception cref="RuleBrokenException">Somebody changed it or pledged some of it meanwhile.</exception>
    public void MustBeUntouchedSince(int touched)
    {
        if (Touched != touched)
        {
            throw new RuleBrokenException("things.changed");
        }
    }

    /// <summary>Somebody pledges so much of it; the last word of each giver counts, and nobody adds them up.</summary>
    /// <returns>The pledge; null where the same was said already.</returns>
    public Pledge? Pledged(Giver giver, int amount, Guid by)
    {
        var pledge = Pledges.SingleOrDefault(p => p.Giver == giver.Key);
        if (pledge?.Amount == amount)
        {
            return null;
        }

        if (pledge is null)
        {
            pledge = new Pledge { ThingId = Id, GatheringId = GatheringId, Giver = giver.Key, School = giver.School };
            Pledges.Add(pledge);
        }

        pledge.Says(amount, by, ++Touched);
        return pledge;
    }

    /// <summary>A pledge is taken back; nobody needs a reason.</summary>
    public void TakesBack(Pledge pledge)
    {
        Pledges.Remove(pledge);
        Touched++;
    }

    private void Changed()
    {
        Version++;
        Touched++;
    }
}
