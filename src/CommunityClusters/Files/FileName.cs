using CommunityClusters.Pipeline;

namespace CommunityClusters.Files;

/// <summary>What a file is called when somebody saves it. The content says how the name ends, never the one who gave it.</summary>
internal static class FileName
{
    private static readonly char[] NotInNames = ['/', '\\', ':', '*', '?', '"', '<', '>', '|'];

    public static string Of(string typed)
    {
        var name = string.Concat(typed.OneLine().Split(NotInNames, StringSplitOptions.RemoveEmptyEntries)).Trim(' ', '.');
        return Cut(name.Length > 0 ? name : "file", StoredFile.LongestName);
    }

    /// <summary>The name with this ending and none other.</summary>
    public static string Ending(string name, string ending)
    {
        var stem = name.LastIndexOf('.') is > 0 and var dot && name.Length - dot <= 6 ? name[..dot] : name;
        return Cut(stem, StoredFile.LongestName - ending.Length) + ending;
    }

    private static string Cut(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
}
