using CommunityClusters.Features.Needs;
using CommunityClusters.Features.Plans.History;
using CommunityClusters.Features.Threads;
using CommunityClusters.Tests.Features.Gatherings.Records;
using CommunityClusters.Tests.Features.Threads;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Tests.Features.Reflections.Arcs;

/// <summary>What people do along the arc of the day's first lesson, which has a plan.</summary>
internal static class ArcScene
{
    public const string Keep = "Keep as improved after the reflection of 14 March";
    public const string Name = "Improved after the reflection of 14 March";

    /// <summary>The address of the arc of the day's first lesson, or of another.</summary>
    public static string Arc(this RecordScene scene, Guid? lesson = null) => $"/clusters/{scene.Scene.Cluster}/lessons/{lesson ?? scene.Day.Lesson}/arc";

    /// <summary>The address of its plan beside what was said of it, or of another lesson.</summary>
    public static string Beside(this RecordScene scene, Guid? lesson = null) => $"/clusters/{scene.Scene.Cluster}/plans/{scene.Plan}?lesson={lesson ?? scene.Day.Lesson}";

    /// <summary>The day is over, and its record is made.</summary>
    public static async Task IsOver(this RecordScene scene)
    {
        scene.Is(13);
        Assert.Equal(1, await scene.Makes());
    }

    /// <summary>Somebody says something of the lesson.</summary>
    public static Task Says(this RecordScene scene, Person person, string text, Guid? lesson = null) =>
        scene.Scene.Writes(person, text, ThreadKind.Lesson, lesson ?? scene.Day.Lesson);

    /// <summary>The first need of the cluster.</summary>
    public static Task<Guid> Need(this RecordScene scene) =>
        scene.Place.Reads(db => db.Set<Need>().Where(n => n.ClusterId == scene.Scene.Cluster).Select(n => n.Id).SingleAsync());

    /// <summary>The plan as it stands is kept as improved after a lesson.</summary>
    public static Task<long> Keeps(this RecordScene scene, Person person, string name = Name, Guid? lesson = null) =>
        scene.Place.Sends(person, new NameMilestone { DocumentId = scene.Plan, Name = name, FromLesson = lesson ?? scene.Day.Lesson });

    /// <summary>The steps of an arc that are there.</summary>
    public static IReadOnlyList<string> Steps(this Sight page) => page.TextsOf(".arc__step--there > h2");
}
