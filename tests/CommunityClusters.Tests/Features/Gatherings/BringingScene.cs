using CommunityClusters.Features.Gatherings.Bringing;
using CommunityClusters.Tests.Support;
using MediatR;

namespace CommunityClusters.Tests.Features.Gatherings;

/// <summary>What people say in tests that they need and bring.</summary>
internal static class BringingScene
{
    /// <summary>The address of who brings what to a day.</summary>
    public static string Bring(this Scene scene, Guid day) => $"/clusters/{scene.Cluster}/gatherings/{day}/bring";

    /// <summary>The first member asks for something.</summary>
    public static Task<Guid> Asks(this Scene scene, Guid day, string name, int amount, string unit, ThingKind kind = ThingKind.Paper) =>
        scene.Nomsa.Place.Sends(scene.Nomsa, new AskForThing { ClusterId = scene.Cluster, GatheringId = day, Kind = kind, Name = name, Amount = amount, Unit = unit });

    /// <summary>The first member asks for photocopies that are worked out.</summary>
    public static Task<Guid> AsksForCopies(this Scene scene, Guid day, int pages, string grade, int share = 1) =>
        scene.Nomsa.Place.Sends(scene.Nomsa, new AskForThing { ClusterId = scene.Cluster, GatheringId = day, Kind = ThingKind.Photocopies, Name = "Worksheet", Pages = pages, Share = share, Grade = grade });

    /// <summary>Somebody pledges some of it.</summary>
    public static Task<Unit> Pledges(this Scene scene, Person person, Guid day, Guid thing, int amount, string school = "", int seen = 0) =>
        person.Place.Sends(person, new PledgeThing { ClusterId = scene.Cluster, GatheringId = day, ThingId = thing, Amount = amount, School = school, Seen = seen });

    /// <summary>Somebody says how many learners come.</summary>
    public static Task<Unit> Expects(this Scene scene, Person person, Guid day, string school, string grade, int learners, int seen = 0) =>
        person.Place.Sends(person, new ExpectLearners { ClusterId = scene.Cluster, GatheringId = day, School = school, Grade = grade, Learners = learners, Seen = seen });

    /// <summary>Keeps the page open.</summary>
    public static Task<LiveLine> WatchesBringing(this Person person, Scene scene, Guid day) => person.KeepsOpen(scene.Bring(day));
}
