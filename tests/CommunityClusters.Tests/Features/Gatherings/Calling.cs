using CommunityClusters.Features.Gatherings;
using CommunityClusters.Features.Gatherings.Dates;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Tests.Features.Gatherings;

/// <summary>How gatherings come about in tests.</summary>
internal static class Calling
{
    public static MeetingEntry On(int day, string begins = "08:30", string ends = "13:00", string place = "the hall") => new()
    {
        Day = new DateOnly(2199, 3, day),
        Begins = TimeOnly.Parse(begins, System.Globalization.CultureInfo.InvariantCulture),
        Ends = TimeOnly.Parse(ends, System.Globalization.CultureInfo.InvariantCulture),
        Place = place,
    };

    /// <summary>The first member calls a teaching day at these dates.</summary>
    public static Task<Guid> CallsGathering(this Scene scene, params MeetingEntry[] dates) =>
        scene.Nomsa.Place.Sends(scene.Nomsa, new CallGathering { CommandId = Guid.NewGuid(), ClusterId = scene.Cluster, Kind = GatheringKind.TeachingDay, About = "Light and forces", Dates = dates });

    /// <summary>The ids of the dates that were proposed, by day.</summary>
    public static Task<List<Guid>> Dates(this Scene scene, Guid gathering) => scene.Nomsa.Place.Reads(db =>
        db.Set<ProposedDate>().Where(d => d.GatheringId == gathering).OrderBy(d => d.Day).Select(d => d.Id).ToListAsync(TestContext.Current.CancellationToken));

    public static Task<Gathering> Gathering(this Scene scene, Guid id) =>
        scene.Nomsa.Place.Reads(db => db.Set<Gathering>().AsNoTracking().SingleAsync(g => g.Id == id, TestContext.Current.CancellationToken));

    public static string PageOf(this Scene scene, Guid gathering) => $"/clusters/{scene.Cluster}/gatherings/{gathering}";
}
