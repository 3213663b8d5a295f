using CommunityClusters.Localisation;

namespace CommunityClusters.Features.Gatherings.Reaching;

/// <summary>How what helps is spoken of.</summary>
internal static class ReachingWords
{
    /// <summary>The name of a kind of help.</summary>
    public static string NameOf(this Words words, HelpKind kind) => words[$"reach.kind.{kind}"];

    /// <summary>So far: "43 km".</summary>
    public static string Far(this Words words, int kilometres) => kilometres == 0 ? words["travel.near"] : words["travel.far", ("count", kilometres)];
}

/// <summary>A form in which one of two gives a number for the other alone.</summary>
/// <param name="Of">What it is about: a wish or a match.</param>
/// <param name="Handler">Which post it is: "Help" or "Yes", by which its fields begin as well.</param>
/// <param name="Field">The name of the field that holds <paramref name="Of"/>.</param>
/// <param name="Label">The key of the number's label.</param>
/// <param name="Button">The key of the button.</param>
/// <param name="Typed">What was typed before, and refused.</param>
internal sealed record NumberForm(Guid Of, string Handler, string Field, string Label, string Button, string? Typed);
