using System.Globalization;

namespace CommunityClusters.Localisation;

/// <summary>
/// What people wrote within texts of ours that have no markup, such as letters and messages: in a language that is read from right to left it
/// keeps its own direction, and what stands around it keeps the text's. In other languages nothing is added.
/// </summary>
internal static class Isolation
{
    private const char FirstStrongIsolate = '\u2068';
    private const char PopDirectionalIsolate = '\u2069';
    private const char RightToLeftMark = '\u200F';

    private static bool IsFromTheRight => Languages.Of(CultureInfo.CurrentUICulture).RightToLeft;

    /// <summary>Words that run in their own direction, whatever stands around them.</summary>
    public static string Isolated(this string text) => IsFromTheRight && text.Length > 0 ? $"{FirstStrongIsolate}{text}{PopDirectionalIsolate}" : text;

    /// <summary>A line with no word of ours before what people wrote, which runs as the lines around it all the same.</summary>
    /// <remarks>The mark goes behind an asterisk: what makes words bold must begin the line.</remarks>
    public static string AsItsText(this string line) => !IsFromTheRight || line.Length == 0 ? line
        : line[0] == '*' ? $"*{RightToLeftMark}{line[1..]}" : $"{RightToLeftMark}{line}";
}
