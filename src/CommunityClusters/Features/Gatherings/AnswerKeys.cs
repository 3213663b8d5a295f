namespace CommunityClusters.Features.Gatherings;

/// <summary>Where a page puts what its viewer said, for the partials that it draws itself.</summary>
internal static class AnswerKeys
{
    public const string Mine = "my-answers";

    /// <summary>Every answer, in the order in which they are offered.</summary>
    public static IReadOnlyList<Answer> All { get; } = [Answer.Yes, Answer.Maybe, Answer.No];
}

/// <summary>Buttons by which a member answers.</summary>
/// <param name="Of">What is answered: a gathering or a date.</param>
/// <param name="Action">Where the answer goes.</param>
/// <param name="Count">How many said so.</param>
internal sealed record SaysModel(Guid Of, string Action, Func<Answer, int> Count);
