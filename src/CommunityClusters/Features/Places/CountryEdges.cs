using System.Globalization;

namespace CommunityClusters.Features.Places;

/// <summary>
/// How far a country reaches north, south, east and west. Directories hold points that lie elsewhere (a sign lost, digits
/// swapped); a distance worked out from such a point would send teachers astray, so it counts as unknown.
/// </summary>
internal sealed record CountryEdges(double South, double West, double North, double East)
{
    private static readonly CountryEdges World = new(-90, -180, 90, 180);

    // Where thousands of schools are known, the country ends where no other school follows for some 35 km; where few are, only
    // what lies as far away as another country is surely wrong.
    private const int Many = 1000;
    private const double GapAmongMany = 0.32;
    private const double GapAmongFew = 15;

    /// <summary>Reads the edges from the directory itself: outwards from its middle, up to the first wide gap.</summary>
    public static CountryEdges Of(IEnumerable<DirectoryRow> rows)
    {
        var (latitudes, longitudes) = (new List<double>(), new List<double>());
        foreach (var row in rows)
        {
            if (Place(row) is { } place)
            {
                latitudes.Add(place.Latitude);
                longitudes.Add(place.Longitude);
            }
        }

        if (latitudes.Count == 0)
        {
            return World;
        }

        var (south, north) = Reach(latitudes);
        var (west, east) = Reach(longitudes);
        return new CountryEdges(south, west, north, east);
    }

    /// <summary>The owner's own edges: south, west, north and east in degrees; west may be greater, across the date line.</summary>
    public static CountryEdges? Parse(string? setting) =>
        (setting ?? "").Split((char[]?)[' ', ','], StringSplitOptions.RemoveEmptyEntries).Select(Degrees).ToList() is [{ } south, { } west, { } north, { } east]
            ? new CountryEdges(south, west, north, east)
            : null;

    public bool Hold((double Latitude, double Longitude) place) =>
        place.Latitude >= South && place.Latitude <= North
        && (West <= East ? place.Longitude >= West && place.Longitude <= East : place.Longitude >= West || place.Longitude <= East);

    /// <summary>The point that a row names on the globe; null when it names none, or 0,0, which stands for none.</summary>
    public static (double Latitude, double Longitude)? Place(DirectoryRow row) =>
        Degrees(row["latitude"]) is { } latitude and >= -90 and <= 90 && Degrees(row["longitude"]) is { } longitude and >= -180 and <= 180
        && (latitude, longitude) != (0, 0) ? (latitude, longitude) : null;

    private static double? Degrees(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) ? degrees : null;

    private static (double From, double To) Reach(List<double> sorted)
    {
        sorted.Sort();
        var gap = sorted.Count >= Many ? GapAmongMany : GapAmongFew;
        var (low, high) = (sorted.Count / 2, sorted.Count / 2);
        while (low > 0 && sorted[low] - sorted[low - 1] <= gap)
        {
            low--;
        }

        while (high < sorted.Count - 1 && sorted[high + 1] - sorted[high] <= gap)
        {
            high++;
        }

        return (sorted[low], sorted[high]);
    }
}
