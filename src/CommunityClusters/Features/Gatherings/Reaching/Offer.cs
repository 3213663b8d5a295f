using CommunityClusters.Pipeline;

namespace CommunityClusters.Features.Gatherings.Reaching;

/// <summary>What a member could give so that others can come. Nobody reads it but those to whom they hold out a hand.</summary>
public sealed class Offer
{
    /// <summary>The most seats of one lift: a bus.</summary>
    public const int MostSeats = 60;

    /// <summary>The longest text of where it begins, in characters.</summary>
    public const int LongestFrom = 80;

    /// <summary>Its id.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>The gathering.</summary>
    public Guid GatheringId { get; init; }

    /// <summary>The member. One has one offer of a kind.</summary>
    public Guid TeacherId { get; init; }

    /// <summary>What they give.</summary>
    public HelpKind Kind { get; init; }

    /// <summary>How many seats are free for others; 0 for what has none.</summary>
    public int Seats { get; private set; }

    /// <summary>From where: a circuit, a town, a stop; or empty.</summary>
    public string From { get; private set; } = "";

    /// <summary>Whether it was taken back, and is kept only so that nobody who said no is asked again.</summary>
    public bool IsTakenBack { get; private set; }

    /// <summary>To whom they held out a hand.</summary>
    public IList<Match> Matches { get; } = [];

    /// <summary>How many seats are taken: a match that was agreed takes one.</summary>
    public int Taken => Matches.Count(m => m.IsAgreed);

    /// <summary>Whether nobody else has room.</summary>
    public bool IsFull => Kind == HelpKind.Lift && Taken >= Seats;

    /// <summary>Is this from now on.</summary>
    /// <exception cref="RuleBrokenException">More seats are taken already.</exception>
    public void Is(int seats, string from)
    {
        if (Kind == HelpKind.Lift && seats < Taken)
        {
            throw new RuleBrokenException("reach.seats.taken", ("count", Taken));
        }

        (Seats, From, IsTakenBack) = (Kind == HelpKind.Lift ? seats : 0, from, false);
    }

    /// <summary>Takes it back, with every match that came of it; what was a no stays one.</summary>
    /// <returns>Whether nothing of it has to be kept.</returns>
    public bool TakeBack()
    {
        foreach (var match in Matches.Where(m => m.Said != Answer.No).ToList())
        {
            Matches.Remove(match);
        }

        (Seats, From, IsTakenBack) = (0, "", true);
        return Matches.Count == 0;
    }

    /// <summary>Holds out a hand for a wish, with the number that is passed on if its author says yes. Said again, the last number counts.</summary>
    /// <exception cref="RuleBrokenException">It is no longer asked for, or no seat is free.</exception>
    public Match HoldsOutFor(Wish wish, string number)
    {
        var match = Matches.SingleOrDefault(m => m.WishId == wish.Id);
        if (IsTakenBack || wish.IsMet || match is { Said: not null })
        {
            throw new RuleBrokenException("reach.gone");
        }

        if (IsFull)
        {
            throw new RuleBrokenException("reach.full.mine");
        }

        if (match is null)
        {
            match = new Match { OfferId = Id, WishId = wish.Id };
            Matches.Add(match);
        }

        match.IsHeldOut(number);
        return match;
    }

    /// <summary>The author of a wish says yes: it takes a seat.</summary>
    /// <exception cref="RuleBrokenException">Somebody took the last seat meanwhile.</exception>
    public void Takes(Match match, string number)
    {
        if (IsFull)
        {
            throw new RuleBrokenException("reach.full");
        }

        match.IsAgreedTo(number);
    }
}
