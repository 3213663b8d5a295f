namespace CommunityClusters.TakingAway.Tex;

/// <summary>A formula as it was understood: what Word draws, and what is said in a line of text.</summary>
internal abstract record TexNode
{
    /// <summary>One thing after the other.</summary>
    public sealed record Row(IReadOnlyList<TexNode> Items) : TexNode;

    /// <summary>A letter, a number or a sign.</summary>
    /// <param name="Text">What it looks like.</param>
    /// <param name="Kind">How it stands among others.</param>
    public sealed record Symbol(string Text, SymbolKind Kind) : TexNode;

    /// <summary>Words within a formula, or the name of a function.</summary>
    public sealed record Words(string Text) : TexNode;

    /// <summary>One over the other.</summary>
    public sealed record Fraction(TexNode Over, TexNode Under) : TexNode;

    /// <summary>A root; without a degree the square root.</summary>
    public sealed record Root(TexNode Inside, TexNode? Degree) : TexNode;

    /// <summary>Something with an index, an exponent or both.</summary>
    public sealed record Scripts(TexNode Base, TexNode? Below, TexNode? Above) : TexNode;

    /// <summary>Something between brackets that grow with it.</summary>
    public sealed record Fenced(string Open, string Close, TexNode Inside) : TexNode;

    /// <summary>Something with a mark over it, as a combining character.</summary>
    public sealed record Accent(string Mark, TexNode Inside) : TexNode;
}

/// <summary>How a sign stands among others.</summary>
internal enum SymbolKind
{
    /// <summary>A letter that stands for something: slanted.</summary>
    Letter,

    /// <summary>Upright, close to its neighbours: a number, a bracket.</summary>
    Upright,

    /// <summary>Between two others, with room on both sides: plus, equals.</summary>
    Between,

    /// <summary>Followed by room: a comma.</summary>
    After,

    /// <summary>Room.</summary>
    Space,
}
