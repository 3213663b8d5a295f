namespace CommunityClusters.Crdt;

/// <summary>JavaScript's <c>undefined</c>, which is another value than <c>null</c>.</summary>
public sealed class Undefined
{
    private Undefined()
    {
    }

    /// <summary>The one value.</summary>
    public static Undefined Value { get; } = new();

    /// <inheritdoc/>
    public override string ToString() => "undefined";
}
