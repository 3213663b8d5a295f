namespace CommunityClusters.Pages;

/// <summary>Instants as they stand in addresses: milliseconds since 1970, whatever somebody writes there.</summary>
internal static class InstantInAddress
{
    /// <summary>The instant; the first or the last that there is, where the number means none.</summary>
    public static DateTimeOffset AsInstant(this long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(
        Math.Clamp(milliseconds, DateTimeOffset.MinValue.ToUnixTimeMilliseconds(), DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()));
}
