namespace CommunityClusters.Features.Gatherings.Reaching;

/// <summary>What makes it possible to come.</summary>
public enum HelpKind
{
    /// <summary>A seat in a car.</summary>
    Lift,

    /// <summary>Somebody to go with on the road.</summary>
    Company,

    /// <summary>Somebody who looks after the children.</summary>
    Childcare,

    /// <summary>Airtime or data.</summary>
    Airtime,
}

/// <summary>What would make it possible for a member to come to a gathering, said in private: nobody else ever reads its words and its cost.</summary>
public sealed class Wish
{
    /// <summary>The longest words, in characters.</summary>
    public const int LongestWords = 200;

    /// <summary>The longest text of what it costs, in characters.</summary>
    public const int LongestCost = 40;

    /// <summary>From how many members on others see a count.</summary>
    public const int Few = 3;

    /// <summary>Its id.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>The gathering.</summary>
    public Guid GatheringId { get; init; }

    /// <summary>The member. One has one wish of a kind.</summary>
    public Guid TeacherId { get; init; }

    /// <summary>What would help.</summary>
    public HelpKind Kind { get; init; }

    /// <summary>In their words, or empty.</summary>
    public string Words { get; private set; } = "";

    /// <summary>What it costs, with the currency as they write it; or empty.</summary>
    public string Cost { get; private set; } = "";

    /// <summary>Who held out a hand.</summary>
    public IList<Match> Matches { get; } = [];

    /// <summary>Whether it is met: somebody helps, and they agreed.</summary>
    public bool IsMet => Matches.Any(m => m.IsAgreed);

    /// <summary>Says this from now on.</summary>
    public void Says(string words, string cost) => (Words, Cost) = (words, cost);
}
