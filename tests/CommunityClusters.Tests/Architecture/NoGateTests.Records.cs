using CommunityClusters.Features.Gatherings.Observing;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Features.Gatherings.Records;
using CommunityClusters.Features.Gatherings.Voices;
using CommunityClusters.Tests.Features.Gatherings;
using CommunityClusters.Tests.Support;

namespace CommunityClusters.Tests.Architecture;

public sealed partial class NoGateTests
{
    // What was observed, what took place, and what learners said of it.
    private static Dictionary<Type, Func<Place, Scene, Task>> OfRecords => new()
    {
        [typeof(BeginObservation)] = async (place, scene) =>
        {
            var day = await SaturdayScene.On(place, scene);
            var sheet = await place.Sends(scene.Sibusiso, new BeginObservation { CommandId = Guid.NewGuid(), ClusterId = scene.Cluster, GatheringId = day.Gathering, SlotId = day.Lesson });
            // Theirs alone: they see it at once, and nobody else ever does.
            Assert.Equal("Newton's third law", (await scene.Sibusiso.Opens($"{day.Path}/observations/{sheet}")).TextOf("h1"));
        },
        [typeof(KeepRecord)] = RecordsAreSeenAtOnce,
        [typeof(SayWhetherItWasTaught)] = RecordsAreSeenAtOnce,
        [typeof(SayWhoHadPart)] = RecordsAreSeenAtOnce,
        [typeof(SayWhoHadNoPart)] = RecordsAreSeenAtOnce,
        [typeof(SayWhatItWasAbout)] = RecordsAreSeenAtOnce,
        [typeof(AddToRecord)] = RecordsAreSeenAtOnce,
        [typeof(CountVoices)] = VoicesAreSeenAtOnce,
        [typeof(PutQuestions)] = VoicesAreSeenAtOnce,
    };

    private static async Task VoicesAreSeenAtOnce(Place place, Scene scene)
    {
        var day = await SaturdayScene.On(place, scene);
        await scene.Puts(scene.Sibusiso, "I could draw the forces");
        await day.Counts(scene.Sibusiso, day.Lesson, "20 5 3", wording: 1);
        Assert.Equal(["I could draw the forces Yes 20 Partly 5 No 3"], (await scene.Nomsa.Opens($"{day.Path}/voices")).TextsOf(".voice__counts > li"));
        await day.Counts(scene.Sibusiso, day.Lesson, "21 5 3", seen: 1, wording: 1);
        Assert.Equal(["I could draw the forces Yes 21 Partly 5 No 3"], (await scene.Nomsa.Opens($"{day.Path}/voices")).TextsOf(".voice__counts > li"));
    }

    private static async Task RecordsAreSeenAtOnce(Place place, Scene scene)
    {
        var day = await SaturdayScene.On(place, scene);
        var (cluster, nomsa) = (scene.Cluster, await scene.Nomsa.TeacherId());
        await place.Sends(scene.Sibusiso, new KeepRecord(cluster, day.Gathering));
        await place.Sends(scene.Sibusiso, new SayWhetherItWasTaught(cluster, day.Gathering, day.Free, Taught: false));
        await place.Sends(scene.Sibusiso, new SayWhoHadPart(cluster, day.Gathering, day.Free, nomsa, Part.Observer));
        await place.Sends(scene.Sibusiso, new SayWhoHadNoPart(cluster, day.Gathering, day.Lesson, nomsa));
        await place.Sends(scene.Sibusiso, new SayWhatItWasAbout { ClusterId = cluster, GatheringId = day.Gathering, LessonId = day.Lesson, Topic = "Forces" });
        var late = await scene.Sibusiso.AddsLesson(scene, day.Gathering, "Mirrors", 12);
        await place.Sends(scene.Sibusiso, new AddToRecord(cluster, day.Gathering, late));
        var lessons = (await scene.Nomsa.Opens($"{day.Path}/record")).TextsOf(".slot");
        Assert.DoesNotContain("presented", lessons[0], StringComparison.Ordinal);
        Assert.Contains("Forces", lessons[0], StringComparison.Ordinal);
        Assert.Contains("It was not taught. observed NDNomsa Dlamini", lessons[1], StringComparison.Ordinal);
        Assert.Contains("Mirrors", lessons[2], StringComparison.Ordinal);
    }
}
