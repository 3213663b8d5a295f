using CommunityClusters.Identity;
using FluentValidation;

namespace CommunityClusters.Features.Gatherings.Reaching;

/// <summary>A phone number that one gives to one other, for one match.</summary>
internal static class GivenNumber
{
    /// <summary>The longest, in characters.</summary>
    public const int Longest = 30;

    /// <summary>Asks what was typed to look like a number, or to be left empty.</summary>
    public static IRuleBuilderOptions<T, string> IsNumberIfAny<T>(this IRuleBuilder<T, string> rule) => rule
        .MaximumLength(Longest).WithMessage("reach.number.wrong")
        .Must(typed => typed.Length == 0 || (HintKeys.AsCompared(typed)?.StartsWith(HintKeys.Phone, StringComparison.Ordinal) ?? false)).WithMessage("reach.number.wrong");

    /// <summary>The number as a phone dials it.</summary>
    public static string Dialled(string number) => string.Concat(number.Where(c => char.IsAsciiDigit(c) || c == '+'));
}
