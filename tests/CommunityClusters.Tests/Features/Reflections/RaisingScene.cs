using CommunityClusters.Features.Gatherings.Observing;
using CommunityClusters.Features.Reflections;
using CommunityClusters.Features.Threads;
using CommunityClusters.Tests.Features.Threads;
using CommunityClusters.Tests.Support;

namespace CommunityClusters.Tests.Features.Reflections;

/// <summary>What observers do after the lesson.</summary>
internal static class RaisingScene
{
    public const string Stuck = "A learner pushes the wall and says it does not push back";
    public const string Issue = "Let them argue before we draw the arrows";

    private static readonly string Note = new('n', 21);

    public static string Reflection(this SaturdayScene day) => $"{day.Path}/reflection";

    public static string Talk(this SaturdayScene day) => day.Scene.Talk("lesson", day.Lesson);

    public static string Sheet(this SaturdayScene day, Guid observation) => $"{day.Path}/observations/{observation}";

    /// <summary>Somebody begins to observe the first lesson, or another.</summary>
    public static Task<Guid> Observes(this SaturdayScene day, Person observer, Guid? lesson = null) => observer.Place.Sends(
        observer, new BeginObservation { CommandId = Guid.NewGuid(), ClusterId = day.Scene.Cluster, GatheringId = day.Gathering, SlotId = lesson ?? day.Lesson });

    /// <summary>The same, with one note and the issue.</summary>
    public static async Task<Guid> Noted(this SaturdayScene day, Person observer)
    {
        var observation = await day.Observes(observer);
        await using var phone = await Phone.Of(observer, observation);
        await phone.Does(doc =>
        {
            doc.GetMap("notes").Set($"{Note}:kind", "stuck");
            doc.GetMap("notes").Set($"{Note}:order", "a");
            doc.GetMap("notes").Set($"{Note}:minute", 12);
            doc.GetText($"text:{Note}").Insert(0, Stuck);
            doc.GetText("issue").Insert(0, Issue);
        });
        return observation;
    }

    public static RaiseIssue Raising(this SaturdayScene day, Guid observation, string text = Issue, Raised kind = Raised.Issue) => new()
    {
        CommandId = Guid.NewGuid(), ClusterId = day.Scene.Cluster, GatheringId = day.Gathering, ObservationId = observation, Text = text, Kind = kind,
    };

    /// <summary>Somebody observes the first lesson and raises something.</summary>
    public static async Task Raises(this SaturdayScene day, Person observer, string text = Issue) =>
        await observer.Place.Sends(observer, day.Raising(await day.Observes(observer), text));

    public static Task<WritePost.Written> Writes(this SaturdayScene day, Person person, string text, Guid? lesson = null) =>
        day.Scene.Writes(person, text, ThreadKind.Lesson, lesson ?? day.Lesson);

    /// <summary>Somebody takes a post of the first lesson back.</summary>
    public static Task TakesBack(this SaturdayScene day, Person person, Guid post) => person.Place.Sends(
        person, new TakePostBack { CommandId = Guid.NewGuid(), ClusterId = day.Scene.Cluster, Kind = ThreadKind.Lesson, SubjectId = day.Lesson, PostId = post });

    /// <summary>A third member.</summary>
    public static async Task<Person> Joins(this SaturdayScene day, string name)
    {
        var person = day.Scene.Nomsa.Place.Visitor();
        await person.JoinsBy(await day.Scene.Nomsa.Invites(day.Scene.Cluster), asNewcomer: name);
        return person;
    }

    /// <summary>What was raised, as it stands above a lesson's talk.</summary>
    public static IReadOnlyList<string> RaisedIn(this Sight page, Guid lesson) => page.TextsOf($"#raised-{lesson} .raised__post .prose");
}
