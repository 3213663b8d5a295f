using CommunityClusters.Features.Threads;
using CommunityClusters.Tests.Support;

namespace CommunityClusters.Tests.Features.Threads;

/// <summary>What people do in threads.</summary>
internal static class Talking
{
    /// <summary>The address of the cluster's own thread, or of another.</summary>
    public static string Talk(this Scene scene, string? kind = null, Guid? subject = null) =>
        $"/clusters/{scene.Cluster}/talk" + (kind is null ? "" : $"/{kind}/{subject}");

    public static WritePost Post(this Scene scene, string text, ThreadKind kind = ThreadKind.Cluster, Guid? subject = null, Guid? answerTo = null) => new()
    {
        CommandId = Guid.NewGuid(), ClusterId = scene.Cluster, Kind = kind, SubjectId = subject ?? scene.Cluster, Text = text, AnswerTo = answerTo,
    };

    /// <summary>Somebody writes in the cluster's own thread, or in another.</summary>
    public static Task<WritePost.Written> Writes(this Scene scene, Person person, string text, ThreadKind kind = ThreadKind.Cluster, Guid? subject = null, Guid? answerTo = null) =>
        person.Place.Sends(person, scene.Post(text, kind, subject, answerTo));

    /// <summary>Somebody posts pictures to the cluster's own thread, each by the line that names it.</summary>
    public static Task<WritePost.Written> Shows(this Scene scene, Person person, string text, params string[] pictures) =>
        person.Place.Sends(person, scene.Post(text) with { Pictures = pictures });

    public static ChangePost Otherwise(this Scene scene, Guid post, string text) => new() { ClusterId = scene.Cluster, SubjectId = scene.Cluster, PostId = post, Text = text };

    public static TakePostBack Back(this Scene scene, Guid post) => new() { ClusterId = scene.Cluster, SubjectId = scene.Cluster, PostId = post };

    public static ThankForPost Thanks(this Scene scene, Guid post, bool noLonger = false) => new() { ClusterId = scene.Cluster, SubjectId = scene.Cluster, PostId = post, NoLonger = noLonger };

    public static Task Reads(this Scene scene, Person person, int upTo) => person.Place.Sends(person, new ReadUpTo(scene.Cluster, ThreadKind.Cluster, scene.Cluster, upTo));

    /// <summary>What the posts of a page say, in order.</summary>
    public static IReadOnlyList<string> Said(this Sight page) => page.TextsOf("#posts > .post .prose");

    /// <summary>A post of the page.</summary>
    public static string Of(Guid post) => $"#post-{post}";
}
