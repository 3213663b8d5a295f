using CommunityClusters.Localisation;

namespace CommunityClusters.Features.Decisions;

/// <summary>How decisions and options are named.</summary>
public static class DecisionWords
{
    /// <summary>What is decided.</summary>
    public static string NameOf(this Words words, DecisionCard decision) => decision switch
    {
        { Kind: DecisionKind.Election, IsRunoff: true } => words["elections.runoff"],
        { Kind: DecisionKind.Election } => words["elections.question"],
        _ => decision.Question,
    };

    /// <summary>What one chooses.</summary>
    public static string NameOf(this Words words, DecisionCard decision, OptionCard option) => decision.Kind switch
    {
        DecisionKind.Election when option.TeacherId is null => words["elections.nobody"],
        DecisionKind.Election => option.Text ?? words["remark.somebody"],
        _ => option.Text ?? "",
    };
}
