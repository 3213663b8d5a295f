using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Features.Threads;

namespace CommunityClusters.Tests.Features.Reflections;

/// <summary>To whom the first answer is offered, and until when.</summary>
public sealed class RaisedSheetTests
{
    private static readonly LessonPerson Nomsa = new(Guid.NewGuid(), "Nomsa Dlamini");

    [Theory]
    [InlineData(null, null, false)]
    [InlineData(null, 3, false)]
    [InlineData(2, null, true)]
    [InlineData(2, 1, true)]
    [InlineData(2, 3, false)]
    public void The_first_answer_is_offered_until_one_who_taught_wrote_after_the_first_that_was_raised(int? raised, int? answered, bool isOffered) =>
        Assert.Equal(isOffered, Of(raised is { } number ? [number, number + 5] : [], [Nomsa], answered).OffersFirstAnswer);

    [Fact]
    public void Nothing_is_offered_to_nobody()
    {
        Assert.False(Of([1], [], null).OffersFirstAnswer);
        Assert.False(Of([1], [new LessonPerson(Guid.NewGuid(), null)], null).OffersFirstAnswer);
        Assert.True(Of([1], [new LessonPerson(Guid.NewGuid(), null), Nomsa], null).OffersFirstAnswer);
    }

    private static RaisedSheet Of(IReadOnlyList<int> numbers, IReadOnlyList<LessonPerson> presenters, int? latest) => new(
        Guid.NewGuid(),
        "/talk",
        [.. numbers.Select(n => new PostCard { Id = Guid.NewGuid(), Thread = "/talk", Number = n, Text = "", By = Guid.NewGuid(), Author = null, At = default, IsChanged = false, IsTakenBack = false, AnswerTo = null })],
        presenters,
        latest);
}
