using CommunityClusters.Curriculum;
using CommunityClusters.Features.Gatherings;

namespace CommunityClusters.Features.Decisions;

/// <summary>The days of a vote, where its members are: what is open on a day is open until the day is over, so that nobody comes on it in vain.</summary>
internal static class VotingDays
{
    /// <summary>The day of an instant.</summary>
    public static DateOnly Of(DateTimeOffset instant, Curricula curricula) => DateOnly.FromDateTime(VenueClock.At(instant, curricula.Zone.Id));

    /// <summary>The instant at which a day is over.</summary>
    public static DateTimeOffset EndOf(DateOnly day, Curricula curricula) => VenueClock.InstantOf(day.AddDays(1), TimeOnly.MinValue, curricula.Zone.Id);

    /// <summary>The first end of a day that is not before an instant.</summary>
    public static DateTimeOffset NextEnd(DateTimeOffset instant, Curricula curricula) => EndOf(Of(instant.AddTicks(-1), curricula), curricula);
}
