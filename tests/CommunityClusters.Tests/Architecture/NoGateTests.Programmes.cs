using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Tests.Features.Gatherings;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Suggesting = CommunityClusters.Features.Gatherings.Programmes.Suggesting;

namespace CommunityClusters.Tests.Architecture;

public sealed partial class NoGateTests
{
    // The programme of a day, and who has a part in it.
    private static Dictionary<Type, Func<Place, Scene, Task>> OfProgrammes => new()
    {
        [typeof(BeginUsualDay)] = async (place, scene) =>
        {
            var day = await scene.HasDay();
            await place.Sends(scene.Sibusiso, new BeginUsualDay(scene.Cluster, day));
            Assert.Equal(5, (await scene.Nomsa.Opens(scene.Programme(day))).Elements(".slot").Count);
        },
        [typeof(AddSlot)] = SlotsAreSeenAtOnce,
        [typeof(MoveSlot)] = SlotsAreSeenAtOnce,
        [typeof(MoveWhatFollows)] = SlotsAreSeenAtOnce,
        [typeof(ChangeSlot)] = SlotsAreSeenAtOnce,
        [typeof(TakeSlotOut)] = SlotsAreSeenAtOnce,
        [typeof(AssignMember)] = PartsAreSeenAtOnce,
        [typeof(StepOut)] = PartsAreSeenAtOnce,
        [typeof(TakePartAway)] = PartsAreSeenAtOnce,
        [typeof(Suggesting.TakeSuggestions)] = async (place, scene) =>
        {
            var (day, slot) = await scene.HasSlot();
            var row = Assert.Single((await place.Sends(scene.Sibusiso, new Suggesting.SuggestForWholeDay(scene.Cluster, day, []))).Lessons);
            Assert.Empty(await place.Sends(scene.Sibusiso, new Suggesting.TakeSuggestions { ClusterId = scene.Cluster, GatheringId = day, Takes = [new() { SlotId = slot, TeacherId = row.Who[0].Id, Seen = row.Slot.Sight }] }));
            Assert.Single((await scene.Nomsa.Opens(scene.Programme(day))).Elements(".slot__person"));
        },
        // A teacher's own, on every phone of theirs.
        [typeof(LookAtMyParts)] = async (place, scene) =>
        {
            var (day, slot) = await scene.HasSlot();
            await place.Sends(scene.Sibusiso, new AssignMember(scene.Cluster, day, slot, await scene.Nomsa.TeacherId(), Part.Observer));
            await place.Sends(scene.Nomsa, new LookAtMyParts(scene.Cluster, day, slot));
            Assert.False(Assert.Single(await place.Sends(scene.Nomsa, new MyRoles())).IsNew);
        },
        [typeof(AddRoom)] = RoomsAreSeenAtOnce,
        [typeof(RenameRoom)] = RoomsAreSeenAtOnce,
        [typeof(TakeRoomAway)] = RoomsAreSeenAtOnce,
    };

    // Sibusiso changes a programme, and Nomsa reads each change.
    private static async Task SlotsAreSeenAtOnce(Place place, Scene scene)
    {
        var (day, slot) = await scene.HasSlot();
        Assert.Contains("Lenses", (await scene.Nomsa.Opens(scene.Programme(day))).TextsOf(".slot h3"));
        await place.Sends(scene.Sibusiso, new MoveSlot { ClusterId = scene.Cluster, GatheringId = day, SlotId = slot, Seen = 2, Begins = new TimeOnly(10, 5), Minutes = 40 });
        Assert.Contains("10:05", (await scene.Nomsa.Opens(scene.Programme(day))).TextsOf(".slot__time b"));
        await place.Sends(scene.Sibusiso, new MoveWhatFollows { ClusterId = scene.Cluster, GatheringId = day, SlotId = slot, By = 10, WithIt = true });
        Assert.Contains("10:15", (await scene.Nomsa.Opens(scene.Programme(day))).TextsOf(".slot__time b"));
        await place.Sends(scene.Sibusiso, new ChangeSlot { ClusterId = scene.Cluster, GatheringId = day, SlotId = slot, Seen = 4, Topic = "Mirrors" });
        Assert.Contains("Mirrors", (await scene.Nomsa.Opens(scene.Programme(day))).TextsOf(".slot h3"));
        await place.Sends(scene.Sibusiso, new TakeSlotOut(scene.Cluster, day, slot));
        Assert.Empty((await scene.Nomsa.Opens(scene.Programme(day))).TextsOf(".slot"));
    }

    private static async Task PartsAreSeenAtOnce(Place place, Scene scene)
    {
        var (day, slot) = await scene.HasSlot();
        var nomsa = await scene.Nomsa.TeacherId();
        await place.Sends(scene.Sibusiso, new AssignMember(scene.Cluster, day, slot, nomsa, Part.Presenter));
        await place.Sends(scene.Sibusiso, new AssignMember(scene.Cluster, day, slot, null, Part.Observer));
        Assert.Equal(2, (await scene.Nomsa.Opens(scene.Programme(day))).Elements(".slot__person").Count);
        await place.Sends(scene.Sibusiso, new TakePartAway(scene.Cluster, day, slot, nomsa));
        await place.Sends(scene.Sibusiso, new StepOut(scene.Cluster, day, slot));
        Assert.Empty((await scene.Nomsa.Opens(scene.Programme(day))).Elements(".slot__person"));
    }

    private static async Task RoomsAreSeenAtOnce(Place place, Scene scene)
    {
        var (day, _) = await scene.HasSlot();
        await place.Sends(scene.Sibusiso, new AddRoom { ClusterId = scene.Cluster, GatheringId = day, Name = "Room A" });
        var room = await place.Reads(db => db.Set<Room>().Select(r => r.Id).SingleAsync());
        await place.Sends(scene.Sibusiso, new RenameRoom { ClusterId = scene.Cluster, GatheringId = day, RoomId = room, Name = "The hall" });
        Assert.Equal("The hall", (await scene.Nomsa.Opens(scene.Programme(day))).Elements(".frame__room")[0].TextContent);
        await place.Sends(scene.Sibusiso, new TakeRoomAway(scene.Cluster, day, room));
        Assert.DoesNotContain("The hall", (await scene.Nomsa.Opens(scene.Programme(day))).Text, StringComparison.Ordinal);
    }
}
