using System.Globalization;

namespace CommunityClusters.Crdt;

/// <summary>Some of what an update says; valid in itself.</summary>
/// <param name="Bytes">An update.</param>
/// <param name="Next">From where the next part goes on; null where nothing is left.</param>
public sealed record UpdatePart(byte[] Bytes, UpdatePlace? Next);

/// <summary>
/// How far an update was given in parts: what clients wrote comes first, the highest client before all, and then what is deleted, in
/// the same order. It holds for every update that says the same or more, for ids never change.
/// </summary>
/// <param name="IsInDeletions">Whether all that was written was given.</param>
/// <param name="Client">The client of which the next part goes on.</param>
/// <param name="Clock">From where on.</param>
public readonly record struct UpdatePlace(bool IsInDeletions, ulong Client, ulong Clock)
{
    /// <summary>Nothing was given.</summary>
    public static UpdatePlace Start { get; } = new(false, ulong.MaxValue, 0);

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static bool TryParse(string? text, out UpdatePlace place)
    {
        place = default;
        if (text?.Split('-') is not [("w" or "d") and var kind, var client, var clock]
            || !TryNumber(client, out var clientId) || !TryNumber(clock, out var at) || at > long.MaxValue)
        {
            return false;
        }

        place = new UpdatePlace(kind == "d", clientId, at);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(IsInDeletions ? 'd' : 'w')}-{Client}-{Clock}");

    internal bool IsPast(ulong client, long end) => client > Client || (client == Client && end <= (long)Clock);

    internal long ClockOf(ulong client) => client == Client ? (long)Clock : 0;

    private static bool TryNumber(string? text, out ulong number) => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
