using CommunityClusters.Features.Gatherings.Voices;
using CommunityClusters.Tests.Features.Gatherings.Records;
using CommunityClusters.Tests.Support;
using MediatR;

namespace CommunityClusters.Tests.Features.Gatherings;

/// <summary>What is entered in tests of what learners said.</summary>
internal static class VoicesScene
{
    /// <summary>The address of what learners of the day said.</summary>
    public static string Voices(this RecordScene scene) => $"{scene.Day.Path}/voices";

    /// <summary>Somebody enters counts for a lesson: three texts for three questions, each three counts with blanks between.</summary>
    public static Task<Unit> Counts(this SaturdayScene day, Person person, Guid lesson, string first, string second = "", string third = "", int seen = 0, int wording = 0) =>
        person.Place.Sends(person, new CountVoices
        {
            CommandId = Guid.NewGuid(), ClusterId = day.Scene.Cluster, GatheringId = day.Gathering, LessonId = lesson, Seen = seen, Wording = wording,
            Answers = [.. new[] { first, second, third }.Select(Counted)],
        });

    /// <summary>Somebody puts the questions in other words.</summary>
    public static Task<Unit> Puts(this Scene scene, Person person, string first, string second = "", string third = "", int seen = 0) =>
        person.Place.Sends(person, new PutQuestions { ClusterId = scene.Cluster, Seen = seen, First = first, Second = second, Third = third });

    /// <summary>The form of a lesson, filled in as it is typed, by question and answer in order; what is not named stays as it stands.</summary>
    public static Form FormOf(Sight page, Guid lesson, params string[] typed)
    {
        var form = Form.On(page, "Keep the counts", $"#lesson-{lesson}");
        string[] answers = ["Yes", "Partly", "No"];
        return typed.Select((text, i) => (Name: $"Ask.Answers[{i / 3}].{answers[i % 3]}", text)).Aggregate(form, (filled, field) => filled.And(field.Name, field.text));
    }

    private static CountVoices.Counted Counted(string typed) =>
        typed.Split(' ') is [var yes, var partly, var no] ? new() { Yes = yes, Partly = partly, No = no } : new() { Yes = typed };
}
