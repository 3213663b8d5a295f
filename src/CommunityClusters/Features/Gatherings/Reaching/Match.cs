namespace CommunityClusters.Features.Gatherings.Reaching;

/// <summary>
/// A hand that was held out for a wish. Until its author says yes neither learns who the other is; then both see each other's name and the number that
/// each gave for this match alone.
/// </summary>
public sealed class Match
{
    /// <summary>Its id.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>The offer.</summary>
    public Guid OfferId { get; init; }

    /// <summary>The wish.</summary>
    public Guid WishId { get; init; }

    /// <summary>What the wish's author said; null while they said nothing. What was ended is a no, so that these two are not led together again.</summary>
    public Answer? Said { get; private set; }

    /// <summary>The number of who offers.</summary>
    public string NumberOfHelper { get; private set; } = "";

    /// <summary>The number of who asks; empty where they give none.</summary>
    public string NumberOfAsker { get; private set; } = "";

    /// <summary>Whether both said yes.</summary>
    public bool IsAgreed => Said == Answer.Yes;

    /// <summary>Whether its wish's author has yet to say something.</summary>
    public bool IsOpen => Said is null;

    /// <summary>Is over, without a reason; the numbers are erased.</summary>
    public void Ends() => (Said, NumberOfHelper, NumberOfAsker) = (Answer.No, "", "");

    internal void IsHeldOut(string number) => NumberOfHelper = number;

    internal void IsAgreedTo(string number) => (Said, NumberOfAsker) = (Answer.Yes, number);
}
