using System.Globalization;
using CommunityClusters.Features.Gatherings.Terms;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Tests.Features.Gatherings;

/// <summary>What people say in tests of their terms and holidays.</summary>
internal static class TermsScene
{
    /// <summary>The address of the cluster's calendar.</summary>
    public static string Terms(this Scene scene) => $"/clusters/{scene.Cluster}/terms";

    /// <summary>The address where a gathering is called again each month.</summary>
    public static string Again(this Scene scene, Guid gathering) => $"{scene.PageOf(gathering)}/again";

    public static DateOnly Day(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static StretchEntry Days(StretchKind kind, string name, string first, string last) => new() { Kind = kind, Name = name, First = Day(first), Last = Day(last) };

    /// <summary>Somebody adds to the calendar.</summary>
    public static Task<Guid> Adds(this Scene scene, Person person, StretchKind kind, string name, string first, string last) =>
        person.Place.Sends(person, new AddStretch { ClusterId = scene.Cluster, What = Days(kind, name, first, last) });

    /// <summary>The first member adds holidays.</summary>
    public static Task<Guid> HasHolidays(this Scene scene, string first, string last, string name = "Winter break") => scene.Adds(scene.Nomsa, StretchKind.Holidays, name, first, last);

    /// <summary>Somebody calls it again on these days.</summary>
    public static async Task<CallEachMonth.Called> CallsAgain(this Scene scene, Person person, Guid gathering, params string[] days) => await person.Place.Sends(person, new CallEachMonth
    {
        CommandId = Guid.NewGuid(), ClusterId = scene.Cluster, GatheringId = gathering, Seen = (await scene.Gathering(gathering)).Version, About = "Light and forces", Days = [.. days.Select(Day)],
    });

    /// <summary>All that stands in calendars, in the order of days.</summary>
    public static async Task<IReadOnlyList<string>> Stretches(this Place place) => [.. (await place.Reads(db => db.Set<Stretch>().AsNoTracking().ToListAsync(TestContext.Current.CancellationToken)))
        .OrderBy(s => s.First).ThenBy(s => s.Kind).Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Kind} {s.Name}: {s.First:yyyy-MM-dd} to {s.Last:yyyy-MM-dd}"))];
}
