using System.Collections.Frozen;
using System.Text.Json;

namespace CommunityClusters.Features.Plans.Templates;

/// <summary>
/// How a plan may begin that is no copy of another: with which sections, and, but for the plain one, with a prompt in each. They stand
/// once, in <c>beginnings.json</c>, for phones and for here. A prompt is a sentence of the program that is shown where nobody has written
/// yet; the document keeps only the code of its beginning, so everybody reads it in their own language.
/// </summary>
public static class Beginnings
{
    /// <summary>The one without prompts.</summary>
    public const string Plain = "plain";

    private static readonly FrozenDictionary<string, string[]> Kinds = Read();

    /// <summary>Their codes.</summary>
    public static IReadOnlyList<string> All { get; } = [Plain, .. Kinds.Keys.Where(code => code != Plain).OrderDescending(StringComparer.Ordinal)];

    /// <summary>The sections of one of them, without words.</summary>
    public static IReadOnlyList<FirstSection> SectionsOf(string code) =>
        [.. Kinds[code].Select(kind => new FirstSection(kind) { Prompt = code == Plain ? "" : code })];

    /// <summary>Whether a section of this kind may have the prompt of a beginning.</summary>
    public static bool Prompts(string code, string kind) => code != Plain && Kinds.TryGetValue(code, out var kinds) && kinds.Contains(kind, StringComparer.Ordinal);

    private static FrozenDictionary<string, string[]> Read()
    {
        using var stream = typeof(Beginnings).Assembly.GetManifestResourceStream("Plans.beginnings.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string[]>>(stream)!.ToFrozenDictionary(StringComparer.Ordinal);
    }
}

/// <summary>A section that a plan begins with.</summary>
/// <param name="Kind">One of <see cref="PlanShape.Kinds"/>.</param>
public sealed record FirstSection(string Kind)
{
    /// <summary>Its own name, or empty.</summary>
    public string Name { get; init; } = "";

    /// <summary>Its minutes; 0 where they are not said.</summary>
    public int Minutes { get; init; }

    /// <summary>The beginning whose prompt it has, or empty.</summary>
    public string Prompt { get; init; } = "";

    /// <summary>Its text, Markdown.</summary>
    public string Text { get; init; } = "";

    /// <summary>What a new plan takes over of a section of its template.</summary>
    public static FirstSection Like(PlanSection section) =>
        new(section.Kind) { Name = section.Name, Minutes = section.Minutes, Prompt = section.Prompt, Text = section.Text };
}
