using System.Collections.Frozen;

namespace CommunityClusters.TakingAway.Tex;

/// <summary>The commands of TeX that stand for one sign, and what the sign is.</summary>
internal static class TexSigns
{
    private const string Letters = """
        alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ lambda λ mu μ nu ν xi ξ pi π
        rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω
        Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω ell ℓ hbar ℏ
        """;

    private const string Upright = """
        infty ∞ partial ∂ nabla ∇ degree ° circ ∘ angle ∠ triangle △ square □ prime ′ forall ∀ exists ∃ neg ¬ lnot ¬ emptyset ∅ varnothing ∅
        sum ∑ prod ∏ int ∫ oint ∮ ldots … dots … cdots ⋯ vdots ⋮ langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ | ‖ lbrace { rbrace }
        { { } } % % $ $ # # & & _ _ therefore ∴ because ∵ checkmark ✓ Re ℜ Im ℑ top ⊤ bot ⊥ lvert | rvert | vert | Vert ‖ backslash \
        """;

    private const string Between = """
        times × div ÷ pm ± mp ∓ cdot · ast ∗ star ⋆ bullet • cap ∩ cup ∪ setminus ∖ wedge ∧ land ∧ vee ∨ lor ∨ oplus ⊕ otimes ⊗
        le ≤ leq ≤ ge ≥ geq ≥ ne ≠ neq ≠ lt < gt > ll ≪ gg ≫ approx ≈ equiv ≡ cong ≅ sim ∼ simeq ≃ propto ∝ in ∈ notin ∉ ni ∋
        subset ⊂ subseteq ⊆ supset ⊃ supseteq ⊇ perp ⊥ parallel ∥ mid ∣ to → rightarrow → leftarrow ← gets ← leftrightarrow ↔
        Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ implies ⟹ iff ⟺ longrightarrow ⟶ longleftarrow ⟵ mapsto ↦ uparrow ↑ downarrow ↓
        rightleftharpoons ⇌ leftrightharpoons ⇋ colon :
        """;

    private static readonly FrozenDictionary<string, TexNode.Symbol> Known = Read(Letters, SymbolKind.Letter)
        .Concat(Read(Upright, SymbolKind.Upright)).Concat(Read(Between, SymbolKind.Between)).Concat(Spaces)
        .ToFrozenDictionary(s => s.Key, s => s.Value, StringComparer.Ordinal);

    private static readonly FrozenSet<string> Names = FrozenSet.Create(StringComparer.Ordinal,
        "sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh", "log", "ln", "lg", "exp", "lim", "max", "min", "sup", "inf", "det", "dim", "gcd", "ker", "deg", "arg");

    private static readonly FrozenDictionary<string, string> Accents = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["vec"] = "\u20D7", ["overrightarrow"] = "\u20D7", ["hat"] = "\u0302", ["widehat"] = "\u0302", ["bar"] = "\u0305", ["overline"] = "\u0305",
        ["dot"] = "\u0307", ["ddot"] = "\u0308", ["tilde"] = "\u0303", ["widetilde"] = "\u0303", ["underline"] = "\u0332",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static IEnumerable<KeyValuePair<string, TexNode.Symbol>> Spaces =>
        new[] { (",", "\u2009"), (":", "\u2005"), (";", "\u2004"), (" ", " "), ("quad", "\u2003"), ("qquad", "\u2003\u2003"), ("!", ""), ("displaystyle", ""), ("textstyle", ""), ("limits", ""), ("nolimits", "") }
            .Select(s => KeyValuePair.Create(s.Item1, new TexNode.Symbol(s.Item2, SymbolKind.Space)));

    /// <summary>The sign of a command, or null.</summary>
    public static TexNode.Symbol? Sign(string command) => Known.GetValueOrDefault(command);

    /// <summary>Whether it is the name of a function, which is written as a word.</summary>
    public static bool IsName(string command) => Names.Contains(command);

    /// <summary>The combining character of a command that puts a mark on what follows, or null.</summary>
    public static string? Accent(string command) => Accents.GetValueOrDefault(command);

    /// <summary>A character that stands for itself; null for one that is a command of TeX.</summary>
    public static TexNode.Symbol? Self(char letter) => letter switch
    {
        '%' or '&' or '#' or '$' or '\\' or '{' or '}' or '^' or '_' => null,
        '-' => new("−", SymbolKind.Between),
        '*' => new("∗", SymbolKind.Between),
        '+' or '=' or '<' or '>' or ':' or '×' or '÷' or '±' or '≤' or '≥' or '≠' or '≈' or '→' => new(letter.ToString(), SymbolKind.Between),
        ',' or ';' => new(letter.ToString(), SymbolKind.After),
        '\'' => new("′", SymbolKind.Upright),
        '~' => new("\u00A0", SymbolKind.Space),
        _ => new(letter.ToString(), char.IsLetter(letter) ? SymbolKind.Letter : SymbolKind.Upright),
    };

    private static IEnumerable<KeyValuePair<string, TexNode.Symbol>> Read(string pairs, SymbolKind kind) =>
        pairs.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Chunk(2).Select(p => KeyValuePair.Create(p[0], new TexNode.Symbol(p[1], kind)));
}
