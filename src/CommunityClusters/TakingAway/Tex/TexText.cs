using System.Text;

namespace CommunityClusters.TakingAway.Tex;

/// <summary>A formula in a line of text: <c>½mv²</c>, <c>√(x + 1)</c>, <c>(a + b)/2</c>.</summary>
internal static class TexText
{
    private const string Plain = "0123456789+−=()aehijklmnoprstuvx";
    private const string Raised = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵉʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛˣ";
    private const string Lowered = "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ";

    private static readonly Dictionary<(string, string), string> Parts = new()
    {
        [("1", "2")] = "½", [("1", "3")] = "⅓", [("2", "3")] = "⅔", [("1", "4")] = "¼", [("3", "4")] = "¾", [("1", "5")] = "⅕", [("1", "6")] = "⅙", [("1", "8")] = "⅛",
    };

    /// <summary>A formula as text; its TeX where that is not understood.</summary>
    public static string Of(string tex) => TexReader.Read(tex) is { } read ? Of(read) : string.Join(' ', tex.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Of(TexNode node) => node switch
    {
        TexNode.Row row => OfRow(row.Items),
        TexNode.Symbol sign => sign.Text,
        TexNode.Words words => words.Text,
        TexNode.Fraction part => OfFraction(part),
        TexNode.Root root => $"{OfDegree(root.Degree)}{Together(root.Inside)}",
        TexNode.Scripts scripts => Of(scripts.Base) + Script(scripts.Below, '_', Lowered) + Script(scripts.Above, '^', Raised),
        TexNode.Fenced fenced => fenced.Open + Of(fenced.Inside) + fenced.Close,
        TexNode.Accent accent => string.Concat(Of(accent.Inside).EnumerateRunes().Select(r => Rune.IsWhiteSpace(r) ? r.ToString() : r + accent.Mark)),
        _ => throw new InvalidOperationException($"{node.GetType().Name} is no part of a formula."),
    };

    private static string OfRow(IReadOnlyList<TexNode> items)
    {
        var text = new StringBuilder();
        for (var i = 0; i < items.Count; i++)
        {
            var isSign = items[i] is TexNode.Symbol { Kind: SymbolKind.Between };
            // A sign at the beginning, or behind another, belongs to what follows: −5.
            var isBetween = isSign && i > 0 && items[i - 1] is not TexNode.Symbol { Kind: SymbolKind.Between or SymbolKind.After } and not TexNode.Symbol { Text: "(" or "[" or "{" or "|" };
            var piece = items[i] is TexNode.Fraction part && items.Count > 1 && IsBeside(items, i) ? InBrackets(OfFraction(part)) : Of(items[i]);
            text.Append(isBetween ? $" {piece} " : items[i] is TexNode.Symbol { Kind: SymbolKind.After } ? piece + " " : piece);
            if (NeedsRoom(items, i))
            {
                text.Append(' ');
            }
        }

        return text.ToString().Replace("  ", " ", StringComparison.Ordinal).Trim();
    }

    // "sin x", not "sinx"; brackets need no room.
    private static bool NeedsRoom(IReadOnlyList<TexNode> items, int at) =>
        at + 1 < items.Count && IsName(items[at]) && items[at + 1] is not TexNode.Symbol { Text: "(" } and not TexNode.Fenced and not TexNode.Words
        && items[at + 1] is not TexNode.Symbol { Kind: SymbolKind.Between or SymbolKind.Space };

    private static bool IsName(TexNode node) => node switch
    {
        TexNode.Words words => TexSigns.IsName(words.Text),
        TexNode.Scripts scripts => IsName(scripts.Base) || scripts.Base is TexNode.Symbol { Text: "∑" or "∏" or "∫" },
        _ => false,
    };

    // Beside another thing it would not be seen what belongs to it.
    private static bool IsBeside(IReadOnlyList<TexNode> items, int at) => IsClose(items.ElementAtOrDefault(at - 1)) || IsClose(items.ElementAtOrDefault(at + 1));

    private static bool IsClose(TexNode? node) => node is not null and not TexNode.Symbol { Kind: not SymbolKind.Letter };

    private static string OfFraction(TexNode.Fraction part) => Parts.GetValueOrDefault((Of(part.Over), Of(part.Under))) ?? $"{Together(part.Over)}/{Together(part.Under)}";

    private static string InBrackets(string text) => text.Length == 1 ? text : $"({text})";

    private static string OfDegree(TexNode? degree) => degree is null ? "√" : Of(degree) switch
    {
        "3" => "∛",
        "4" => "∜",
        var other when Shifted(other, Raised) is { } raised => raised + "√",
        var other => $"[{other}]√",
    };

    // What is more than one thing stands in brackets.
    private static string Together(TexNode node) => Of(node) is var text && IsOneThing(node) ? text : $"({text})";

    private static bool IsOneThing(TexNode node) => node switch
    {
        TexNode.Row { Items: [var only] } => IsOneThing(only),
        TexNode.Row or TexNode.Fraction => false,
        _ => true,
    };

    private static string Script(TexNode? node, char sign, string shifted)
    {
        if (node is null)
        {
            return "";
        }

        var text = Of(node).Replace(" ", "", StringComparison.Ordinal);
        if (sign == '^' && text is "∘" or "°")
        {
            return "°";
        }

        if (text is "′" or "″")
        {
            return text;
        }

        return Shifted(text, shifted) ?? (text.Length == 1 ? $"{sign}{text}" : $"{sign}({text})");
    }

    // Raised or lowered as a whole, where there are letters for it.
    private static string? Shifted(string text, string to) =>
        text.All(l => Plain.Contains(l, StringComparison.Ordinal)) ? string.Concat(text.Select(l => to[Plain.IndexOf(l, StringComparison.Ordinal)])) : null;
}
