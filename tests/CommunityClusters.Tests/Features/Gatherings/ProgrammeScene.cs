using CommunityClusters.Features.Gatherings;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Tests.Support;

namespace CommunityClusters.Tests.Features.Gatherings;

/// <summary>Days on which a cluster meets.</summary>
internal static class ProgrammeScene
{
    /// <summary>The next Saturday of the scene's cluster, 08:30 to 13:00.</summary>
    public static Task<Guid> HasDay(this Scene scene, GatheringKind kind = GatheringKind.TeachingDay, string about = "Mechanics") => scene.Nomsa.Place.Sends(scene.Nomsa, new CallGathering
    {
        CommandId = Guid.NewGuid(),
        ClusterId = scene.Cluster,
        Kind = kind,
        About = about,
        Dates = [new MeetingEntry { Day = new DateOnly(2190, 3, 13), Begins = new TimeOnly(8, 30), Ends = new TimeOnly(13, 0), Place = "The hall" }],
    });

    /// <summary>A lesson of the day.</summary>
    public static Task<Guid> AddsLesson(this Person person, Scene scene, Guid day, string topic, int hour, int minute = 0, int minutes = 40, Guid? room = null) =>
        person.Place.Sends(person, new AddSlot { ClusterId = scene.Cluster, GatheringId = day, Topic = topic, Begins = new TimeOnly(hour, minute), Minutes = minutes, RoomId = room });

    /// <summary>A day with a lesson named "Lenses" at 9, which the second member added.</summary>
    public static async Task<(Guid Id, Guid Slot)> HasSlot(this Scene scene)
    {
        var day = await scene.HasDay();
        return (day, await scene.Sibusiso.AddsLesson(scene, day, "Lenses", 9));
    }

    /// <summary>The address of the day's programme.</summary>
    public static string Programme(this Scene scene, Guid day) => $"/clusters/{scene.Cluster}/gatherings/{day}/programme";
}
