using CommunityClusters.Features.Gatherings.Programmes;

namespace CommunityClusters.Features.Threads;

/// <summary>What a lesson's observers raised, as all members see it above the lesson's talk, and to whom the first answer is offered.</summary>
/// <param name="Lesson">The lesson.</param>
/// <param name="Thread">The address of its thread.</param>
/// <param name="Posts">What was raised and not taken back, in order.</param>
/// <param name="Presenters">Who taught the lesson.</param>
/// <param name="LatestOfPresenters">The number of the latest post that one of them wrote in answer; null where none did.</param>
public sealed record RaisedSheet(Guid Lesson, string Thread, IReadOnlyList<PostCard> Posts, IReadOnlyList<LessonPerson> Presenters, int? LatestOfPresenters)
{
    /// <summary>
    /// Whether the first answer is offered to those who taught: until one of them wrote after the first that was raised. Nobody is held back by
    /// it. Who taught has no name where they took themselves out of the program, and nothing is offered to nobody.
    /// </summary>
    public bool OffersFirstAnswer => Posts.Count > 0 && Presenters.Any(p => p.Name is not null) && !(LatestOfPresenters > Posts[0].Number);
}
