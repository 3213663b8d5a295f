using CommunityClusters.Features.Gatherings.Programmes;

namespace CommunityClusters.Features.Gatherings.Papers;

/// <summary>What the members have in hand on the day.</summary>
public enum DaySheet
{
    /// <summary>The programme, and who does what.</summary>
    Programme,

    /// <summary>The register, to be written in by hand.</summary>
    Register,

    /// <summary>A sheet for each observer of each lesson.</summary>
    Observations,

    /// <summary>A tally for each lesson of what learners say by hands, and slips on which they say it themselves.</summary>
    Voices,
}

/// <summary>What is given to people who are not in the cluster.</summary>
public enum LetterKind
{
    /// <summary>Asks a school for rooms and paper.</summary>
    Rooms,

    /// <summary>Tells parents of the day, with a slip to be given back.</summary>
    Parents,

    /// <summary>Thanks those who helped, with what the day did.</summary>
    Thanks,
}

/// <summary>What of a gathering there is to be put on paper now: sheets and letters before it, thanks after it.</summary>
/// <param name="Sheets">The sheets for the day.</param>
/// <param name="Letters">The letters.</param>
public sealed record PapersOffered(IReadOnlyList<DaySheet> Sheets, IReadOnlyList<LetterKind> Letters)
{
    /// <summary>Whether there is nothing.</summary>
    public bool AreNone => Sheets.Count + Letters.Count == 0;

    internal static PapersOffered Of(GatheringCard card, IReadOnlyList<SlotCard> slots, DateTimeOffset now)
    {
        if (card.IsOff || card.Day is null)
        {
            return new PapersOffered([], []);
        }

        var isTeachingDay = card.Kind == GatheringKind.TeachingDay;
        if (card.EndsAt <= now)
        {
            return new PapersOffered([], card.HasRecord && isTeachingDay ? [LetterKind.Thanks] : []);
        }

        DaySheet?[] sheets = [slots.Count > 0 ? DaySheet.Programme : null, DaySheet.Register, slots.Any(s => s.Observers.Count > 0) ? DaySheet.Observations : null, slots.Any(s => s.Kind == SlotKind.Lesson) ? DaySheet.Voices : null];
        return new PapersOffered([.. sheets.OfType<DaySheet>()], isTeachingDay ? [LetterKind.Rooms, LetterKind.Parents] : []);
    }
}
