using System.Collections.Frozen;

namespace CommunityClusters.Features.Places;

/// <summary>Why a line of a directory could not be taken.</summary>
public enum Refusal
{
    /// <summary>It cannot be split into the columns.</summary>
    Malformed,

    /// <summary>It has no number.</summary>
    NoNumber,

    /// <summary>Its number is too long.</summary>
    LongNumber,

    /// <summary>An earlier line has the same number.</summary>
    SameNumber,

    /// <summary>It has no name.</summary>
    NoName,

    /// <summary>Its name is too long.</summary>
    LongName,

    /// <summary>Its town or a part of its circuit is too long.</summary>
    LongPlace,

    /// <summary>Its letters are not written in UTF-8.</summary>
    NotUtf8,
}

/// <summary>What a directory says of one school, read with the eyes of somebody who knows how directories are filled in.</summary>
/// <param name="Line">The line's number in the file.</param>
/// <param name="Number">The school's number.</param>
/// <param name="Name">Its name, readable.</param>
/// <param name="Town">Town, else village, or empty.</param>
/// <param name="Circuit">Province, region, district and name; null when it names none.</param>
/// <param name="Place">Where it stands; null when unknown.</param>
public sealed record DirectorySchool(
    int Line, string Number, string Name, string Town, DirectorySchool.InCircuit? Circuit, (double Latitude, double Longitude)? Place)
{
    // What forms are filled with where there is nothing to fill in.
    private static readonly FrozenSet<string> Nothing = FrozenSet.Create(StringComparer.OrdinalIgnoreCase,
        "", "-", "--", ".", "?", "0", "#N/A", "N/A", "NA", "N.A.", "NIL", "NULL", "NONE", "NO CIRCUIT", "NOT APPLICABLE", "NOT AVAILABLE", "NOT KNOWN",
        "UNKNOWN", "UNALLOCATED", "UNASSIGNED", "UNSPECIFIED", "OTHER", "TBA", "TBC", "OUTSIDE A TOWN");

    /// <summary>The four names that tell a circuit.</summary>
    public sealed record InCircuit(string Province, string Region, string District, string Name);

    internal static (DirectorySchool? School, Refusal? Refused) Read(DirectoryRow row, CountryEdges edges)
    {
        if (row.Values is null)
        {
            return (null, Refusal.Malformed);
        }

        var (number, name) = (row[DirectoryRow.Number], row[DirectoryRow.Name]);
        var town = ReadableName.Of(Said(row["town"]) is { Length: > 0 } said ? said : Said(row["village"]));
        var circuit = CircuitOf(row);
        Refusal? refused =
            number.Length == 0 ? Refusal.NoNumber
            : number.Length > School.LongestNumber ? Refusal.LongNumber
            : name.Length == 0 ? Refusal.NoName
            : name.Length > School.LongestName ? Refusal.LongName
            : name.Contains('\uFFFD', StringComparison.Ordinal) ? Refusal.NotUtf8
            : IsLong(town) || (circuit is not null && (IsLong(circuit.Province) || IsLong(circuit.Region) || IsLong(circuit.District) || IsLong(circuit.Name))) ? Refusal.LongPlace
            : null;
        var place = CountryEdges.Place(row) is { } point && edges.Hold(point) ? point : ((double, double)?)null;
        return refused is null ? (new DirectorySchool(row.Line, number, ReadableName.Of(name), town, circuit, place), null) : (null, refused);
    }

    private static InCircuit? CircuitOf(DirectoryRow row)
    {
        var name = Said(row["circuit"]);

        // "EN_" is a district's prefix whose circuit was left out, and some write the sector where a circuit should stand.
        return name.Length == 0 || name.EndsWith('_') || string.Equals(name, row["sector"], StringComparison.OrdinalIgnoreCase)
            ? null
            : new InCircuit(Said(row["province"]), ReadableName.Of(Said(row["region"])), ReadableName.Of(Said(row["district"])), ReadableName.Of(name));
    }

    private static string Said(string value) => Nothing.Contains(value) ? "" : value;

    private static bool IsLong(string name) => name.Length > Places.Circuit.LongestName;
}
