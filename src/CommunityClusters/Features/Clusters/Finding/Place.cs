namespace CommunityClusters.Features.Clusters.Finding;

/// <summary>A point on the earth.</summary>
/// <param name="Latitude">Degrees north (WGS 84).</param>
/// <param name="Longitude">Degrees east.</param>
internal sealed record Place(double Latitude, double Longitude)
{
    private const double EarthRadius = 6371.0088;
    private const int BandsADegree = 10;
    private const double KilometresPerDegree = EarthRadius * Math.PI / 180;

    public static Place? Of(Listing listing) =>
        listing is { Latitude: { } latitude, Longitude: { } longitude } ? new Place(latitude, longitude) : null;

    /// <summary>The distance as the crow flies, in kilometres, by the haversine formula on a sphere of the earth's mean radius.</summary>
    public double KilometresTo(Place other)
    {
        var (here, there) = (Radians(Latitude), Radians(other.Latitude));
        var across = Radians(other.Longitude - Longitude);
        var a = Squared(Math.Sin((there - here) / 2)) + Math.Cos(here) * Math.Cos(there) * Squared(Math.Sin(across / 2));
        return 2 * EarthRadius * Math.Asin(Math.Sqrt(a));
    }

    /// <summary>A box that holds every point within so many kilometres, and some more.</summary>
    public (double South, double North, double West, double East) Around(double kilometres)
    {
        var up = kilometres / KilometresPerDegree;
        var aside = up / Math.Max(0.01, Math.Cos(Radians(Latitude)));
        return (Latitude - up, Latitude + up, Longitude - aside, Longitude + aside);
    }

    /// <summary>The longest way between any two of some places; 0 for fewer than two.</summary>
    public static double Widest(IReadOnlyList<Place> places) =>
        places.SelectMany((one, i) => places.Skip(i + 1).Select(one.KilometresTo)).DefaultIfEmpty().Max();

    /// <summary>The band of latitudes, a tenth of a degree wide, counted from the south pole.</summary>
    public static int BandOf(double latitude) => (int)((latitude + 90) * BandsADegree);

    private static double Radians(double degrees) => degrees * Math.PI / 180;

    private static double Squared(double x) => x * x;
}
