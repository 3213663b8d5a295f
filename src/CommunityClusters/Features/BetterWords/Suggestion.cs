namespace CommunityClusters.Features.BetterWords;

/// <summary>A better word for one sentence of the program, as a teacher would say it.</summary>
public sealed class Suggestion
{
    /// <summary>The longest sentence, in characters.</summary>
    public const int LongestText = 500;

    /// <summary>The longest key of a sentence, in characters.</summary>
    public const int LongestKey = 100;

    /// <summary>How many a teacher may make within a day.</summary>
    public const int MostADay = 40;

    /// <summary>Its id.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    /// <summary>The code of the language.</summary>
    public required string Language { get; init; }

    /// <summary>The key of the sentence.</summary>
    public required string Key { get; init; }

    /// <summary>Whether it is for the plural category "one".</summary>
    public bool IsOne { get; init; }

    /// <summary>The better sentence.</summary>
    public required string Text { get; init; }

    /// <summary>Who made it. It is shown to nobody: it bounds how many one teacher makes, and erasing an account clears it.</summary>
    public Guid MadeBy { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset MadeAt { get; init; }
}

/// <summary>One teacher who would say it so. The rows are counted; whose they are is shown to nobody else.</summary>
public sealed class Agreement
{
    /// <summary>The suggestion.</summary>
    public Guid SuggestionId { get; init; }

    /// <summary>Who would say it so.</summary>
    public Guid TeacherId { get; init; }
}
