using CommunityClusters.Features.Gatherings;
using CommunityClusters.Features.Gatherings.Minutes;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Features.Gatherings.Registers;
using CommunityClusters.Persistence;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityClusters.Tests.Support;

/// <summary>
/// The scene on a teaching day, Saturday 14 March, 08:30 to 13:00 in Johannesburg: a lesson at 09:40 in Room B that the first member presents and
/// the second observes, a break, and a lesson in which nobody has a part yet. Both come.
/// </summary>
internal sealed record SaturdayScene(Scene Scene, Guid Gathering, Guid Lesson, Guid Free, Guid Break)
{
    public string Path => $"/clusters/{Scene.Cluster}/gatherings/{Gathering}";

    public static async Task<SaturdayScene> Of(Place place, string zone = "Africa/Johannesburg") => await On(place, await Scene.Of(place), zone);

    public static async Task<SaturdayScene> On(Place place, Scene scene, string zone = "Africa/Johannesburg")
    {
        var (nomsa, sibusiso) = (await scene.Nomsa.TeacherId(), await scene.Sibusiso.TeacherId());
        return await place.Inside(async services =>
        {
            var db = services.GetRequiredService<ClustersDb>();
            var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
            var gathering = new Gathering { ClusterId = scene.Cluster, Number = 1, Kind = GatheringKind.TeachingDay, CalledBy = nomsa, CalledAt = now };
            gathering.KeepsTimeOf(zone);
            gathering.IsAbout("Light and forces");
            gathering.TakesPlace(new Meeting(new DateOnly(2026, 3, 14), new TimeOnly(8, 30), new TimeOnly(13, 0), null, "the hall"));
            var room = new Room { GatheringId = gathering.Id, Number = 1, Name = "Room B" };
            var lesson = new Slot { GatheringId = gathering.Id, Number = 1, Kind = SlotKind.Lesson };
            lesson.Stands(new TimeOnly(9, 40), 40, room.Id);
            lesson.IsAbout(null, "Newton's third law", "physical-sciences", "11", "");
            lesson.Assign(nomsa, Part.Presenter, nomsa, now);
            lesson.Assign(sibusiso, Part.Observer, nomsa, now);
            var rest = new Slot { GatheringId = gathering.Id, Number = 2, Kind = SlotKind.Break };
            rest.Stands(new TimeOnly(10, 20), 20, null);
            var free = new Slot { GatheringId = gathering.Id, Number = 3, Kind = SlotKind.Lesson };
            free.Stands(new TimeOnly(10, 40), 40, room.Id);
            free.IsAbout(null, "Lenses", "physical-sciences", "12", "");
            db.AddRange(gathering, room, lesson, rest, free);
            db.AddRange(new[] { nomsa, sibusiso }.Select(t => new Coming { GatheringId = gathering.Id, TeacherId = t, Says = Answer.Yes }));
            await services.GetRequiredService<RegisterAccess>().Begin(scene.Cluster, gathering.Id, nomsa, CancellationToken.None);
            await services.GetRequiredService<MinutesAccess>().Begin(scene.Cluster, gathering.Id, nomsa, CancellationToken.None);
            await db.SaveChangesAsync();
            return new SaturdayScene(scene, gathering.Id, lesson.Id, free.Id, rest.Id);
        });
    }
}
