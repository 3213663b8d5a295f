namespace CommunityClusters.Features.Gatherings.Reaching;

/// <summary>What a member asked for, as its author alone sees it.</summary>
/// <param name="Kind">What would help.</param>
/// <param name="Words">In their words, or empty.</param>
/// <param name="Cost">What it costs, or empty.</param>
/// <param name="Hands">The hands that were held out for it; none once it is met.</param>
/// <param name="With">Who helps; null while nobody does.</param>
public sealed record MyWish(HelpKind Kind, string Words, string Cost, IReadOnlyList<Hand> Hands, Agreed? With);

/// <summary>A hand that somebody held out; who it is stays unsaid.</summary>
/// <param name="MatchId">The match.</param>
/// <param name="From">From where they start, as they wrote it; or empty.</param>
public sealed record Hand(Guid MatchId, string From);

/// <summary>What a member offers, as they alone see it.</summary>
/// <param name="Kind">What they give.</param>
/// <param name="Seats">How many seats, in a lift.</param>
/// <param name="Free">How many of them are free.</param>
/// <param name="From">From where, or empty.</param>
/// <param name="IsFull">Whether nobody else has room.</param>
/// <param name="Asked">Who asks for it; nobody while there is no room.</param>
/// <param name="With">Whom they help.</param>
public sealed record MyOffer(HelpKind Kind, int Seats, int Free, string From, bool IsFull, IReadOnlyList<Asked> Asked, IReadOnlyList<Agreed> With);

/// <summary>That somebody asks for what a member offers: neither who, nor in which words, nor when.</summary>
/// <param name="WishId">The wish.</param>
/// <param name="Circuit">The circuit from which it is asked; null where that would tell who asks.</param>
/// <param name="MatchId">The match, where the caller held out a hand already.</param>
public sealed record Asked(Guid WishId, string? Circuit, Guid? MatchId);

/// <summary>The other of two who both said yes.</summary>
/// <param name="MatchId">The match.</param>
/// <param name="Name">Their name.</param>
/// <param name="Number">The number that they gave; empty where they gave none.</param>
public sealed record Agreed(Guid MatchId, string Name, string Number);
