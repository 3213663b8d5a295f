using System.Text.RegularExpressions;
using Markdig.Helpers;
using Markdig.Parsers;

namespace CommunityClusters.Pages.Formulas;

/// <summary>Formulas as the editor reads them (<c>formula-grammar.ts</c>). Both are held to the same cases, <c>formula-cases.txt</c>.</summary>
internal sealed partial class FormulaParser : InlineParser
{
    private const char Dollar = '$';

    public FormulaParser() => OpeningCharacters = [Dollar];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var (text, start) = (slice.Text, slice.Start);
        var end = slice.End + 1;
        var size = At(start + 1) == Dollar ? 2 : 1;
        var from = start + size;
        if (IsWordy(slice.PeekCharExtra(-1)) || At(from) == Dollar || IsSpace(At(from)))
        {
            return false;
        }

        for (var at = from; at < end && text[at] != '\n'; at++)
        {
            if (text[at] == '\\')
            {
                at++;
            }
            else if (text[at] == Dollar && (size == 1 || At(at + 1) == Dollar))
            {
                // An amount of money is not a formula: "$5 and $10".
                if (IsSpace(text[at - 1]) || IsWordy(At(at + size)) || At(at + size) == Dollar || ParsesCells(text, start, at))
                {
                    return false;
                }

                processor.Inline = new FormulaInline(text[from..at], size == 2) { Span = new(processor.GetSourcePosition(start), processor.GetSourcePosition(at + size - 1)) };
                slice.Start = at + size;
                return true;
            }
        }

        return false;

        char At(int place) => place < end ? text[place] : '\0';
    }

    // In a table a bar ends the cell, and no formula goes on beyond it.
    private static bool ParsesCells(string text, int from, int to) =>
        text.AsSpan(from, to - from).Contains('|') && Delimiters().IsMatch(text);

    private static bool IsWordy(char letter) => char.IsLetter(letter) || char.IsNumber(letter);

    // The end of the text counts as room; the two that follow it are where the languages differ.
    private static bool IsSpace(char letter) => letter is '\0' or '\uFEFF' || (char.IsWhiteSpace(letter) && letter != '\u0085');

    [GeneratedRegex(@"\n[ \t]*\|?[ \t]*:?-+:?[ \t]*(\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*(\n|$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Delimiters();
}
