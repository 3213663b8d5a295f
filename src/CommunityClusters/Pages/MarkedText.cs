using System.Text;
using System.Text.RegularExpressions;
using CommunityClusters.Pages.Formulas;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CommunityClusters.Pages;

/// <summary>What is put around some words: <c>ins</c> with a colour, for instance. Both are HTML of our own.</summary>
/// <param name="Open">Before them.</param>
/// <param name="Close">After them.</param>
public sealed record Mark(string Open, string Close);

/// <summary>Some of a text's words, and what is put around them, if anything.</summary>
/// <param name="Text">The words, Markdown.</param>
/// <param name="Mark">What is put around them.</param>
public sealed record MarkedWords(string Text, Mark? Mark);

/// <summary>
/// A Markdown text some of whose words are marked. Signs that nobody types (of the private use area) stand where marks begin and end while
/// the text is parsed, so that bold is bold and a list is a list, marked or not; in the tree each word is then wrapped by itself.
/// </summary>
internal static partial class MarkedText
{
    private const char First = '\uE001';
    private const char End = '\uE000';
    private const int MostMarks = 4000;
    private const string Emphasis = "*_~=+^$`";

    public static (string Text, IReadOnlyList<Mark> Marks) WithSigns(IEnumerable<MarkedWords> words)
    {
        var marks = new List<Mark>();
        var text = new StringBuilder();
        foreach (var (part, mark) in words)
        {
            var clean = Sign().Replace(part, "\uFFFD");
            var number = mark is null ? -1 : marks.IndexOf(mark);
            if (mark is not null && number < 0 && marks.Count < MostMarks)
            {
                number = marks.Count;
                marks.Add(mark);
            }

            AddLines(text, clean, number);
        }

        return (text.ToString(), marks);
    }

    /// <summary>Wraps the words of a tree in the marks whose signs stand among them.</summary>
    public static void Wrap(MarkdownDocument document, IReadOnlyList<Mark> marks)
    {
        foreach (var block in document.Descendants<LeafBlock>().Where(b => b.Inline is not null).ToList())
        {
            Mark? mark = null;
            foreach (var inline in block.Inline!.Descendants<Inline>().Where(i => i is LiteralInline or CodeInline or FormulaInline or LineBreakInline).ToList())
            {
                if (inline is LineBreakInline)
                {
                    mark = null;
                }
                else if (inline is LiteralInline literal)
                {
                    mark = Wrap(literal, marks, mark);
                }
                else
                {
                    mark = WrapWhole(inline, marks, mark);
                }
            }
        }
    }

    /// <summary>Takes out the signs that stand where nothing can be wrapped: in code, in addresses.</summary>
    public static string WithoutSigns(string html) => EncodedSign().Replace(Sign().Replace(html, ""), "");

    // No mark goes over the end of a line, and none begins before what makes a line a heading or a list.
    private static void AddLines(StringBuilder text, string part, int number)
    {
        if (number < 0)
        {
            text.Append(part);
            return;
        }

        var lines = part.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (i > 0)
            {
                text.Append('\n');
            }

            AddLine(text, lines[i], number, isAtStart: text.Length == 0 || text[^1] == '\n');
        }
    }

    // Within what makes words bold, too: beside a sign that is none of its own it would not be understood.
    private static void AddLine(StringBuilder text, string line, int number, bool isAtStart)
    {
        var start = isAtStart ? LineStart().Match(line).Length : 0;
        while (start < line.Length && Emphasis.Contains(line[start]))
        {
            start++;
        }

        var end = line.Length;
        while (end > start && Emphasis.Contains(line[end - 1]))
        {
            end--;
        }

        if (start == end || (isAtStart && TableRule().IsMatch(line)))
        {
            text.Append(line);
            return;
        }

        text.Append(line, 0, start).Append((char)(First + number)).Append(line, start, end - start).Append(End).Append(line, end, line.Length - end);
    }

    // Code and formulas are marked as a whole, if something of them is; the signs within say what goes on behind them.
    private static Mark? WrapWhole(Inline inline, IReadOnlyList<Mark> marks, Mark? mark)
    {
        var signs = Sign().Matches(inline is CodeInline code ? code.Content : ((FormulaInline)inline).Tex).Select(m => m.Value[0]).ToList();
        if ((mark ?? signs.Select(s => MarkOf(s, marks)).FirstOrDefault(m => m is not null)) is { } around)
        {
            inline.InsertBefore(new HtmlInline(around.Open));
            inline.InsertAfter(new HtmlInline(around.Close));
        }

        return signs.Count > 0 ? MarkOf(signs[^1], marks) : mark;
    }

    private static Mark? MarkOf(char sign, IReadOnlyList<Mark> marks) => sign == End ? null : marks.ElementAtOrDefault(sign - First);

    private static Mark? Wrap(LiteralInline literal, IReadOnlyList<Mark> marks, Mark? mark)
    {
        var text = literal.Content.ToString();
        if (mark is null && !Sign().IsMatch(text))
        {
            return null;
        }

        Inline last = literal;
        foreach (var part in Parts().Matches(text).Select(m => m.Value))
        {
            if (part[0] is >= End and <= '\uF8FF')
            {
                mark = MarkOf(part[0], marks);
                continue;
            }

            Inline[] added = mark is null ? [new LiteralInline(part)] : [new HtmlInline(mark.Open), new LiteralInline(part), new HtmlInline(mark.Close)];
            foreach (var inline in added)
            {
                last.InsertAfter(inline);
                last = inline;
            }
        }

        literal.Remove();
        return mark;
    }

    [GeneratedRegex("[\uE000-\uF8FF]", RegexOptions.None, 1000)]
    private static partial Regex Sign();

    [GeneratedRegex("%EE%[89AB][0-9A-F]%[89AB][0-9A-F]", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex EncodedSign();

    [GeneratedRegex("[\uE000-\uF8FF]|[^\uE000-\uF8FF]+", RegexOptions.None, 1000)]
    private static partial Regex Parts();

    [GeneratedRegex(@"^[ \t]*(?:(?:[-*+]|[0-9]{1,9}[.)]|#{1,6}|>|\[[ xX]\])[ \t]+|\|)*", RegexOptions.None, 1000)]
    private static partial Regex LineStart();

    [GeneratedRegex(@"^[\s|:-]+$", RegexOptions.None, 1000)]
    private static partial Regex TableRule();
}
