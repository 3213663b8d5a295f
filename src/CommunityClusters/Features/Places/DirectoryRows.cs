using System.Text;
using CommunityClusters.Pipeline;
using CsvHelper;

namespace CommunityClusters.Features.Places;

/// <summary>What one line of a directory says of a school.</summary>
/// <param name="Line">The line's number in the file.</param>
/// <param name="Values">Its values by the names of the columns; null when the line cannot be split into the columns.</param>
internal sealed record DirectoryRow(int Line, IReadOnlyDictionary<string, string>? Values)
{
    public const string Number = "emis";
    public const string Name = "name";

    public string this[string column] => Values?.GetValueOrDefault(column) ?? "";
}

/// <summary>The file lacks a column without which no school can be told.</summary>
internal sealed class MissingColumnException(string column) : Exception($"No column '{column}'.")
{
    public string Column { get; } = column;
}

/// <summary>The rows of a directory by the names of their columns, whatever their order; columns that nobody needs are passed over.</summary>
internal sealed class DirectoryRows(DirectoryFile file)
{
    private static readonly string[] Needed = [DirectoryRow.Number, DirectoryRow.Name];

    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        DirectoryRow.Number, DirectoryRow.Name, "sector", "province", "region", "district", "circuit", "town", "village", "latitude", "longitude",
    };

    private static readonly CsvReaderOptions Rfc4180 = new() { HasHeader = false, Separator = ',', MalformedData = CsvMalformedDataHandling.Throw, DetectSeparatorHint = false };

    public IEnumerable<DirectoryRow> All()
    {
        string[]? header = null;
        foreach (var (line, text) in file.Records(text => Split(text) is { } whole && (header is null || whole.Length == header.Length)))
        {
            var fields = Split(text);
            if (header is null)
            {
                header = [.. (fields ?? []).Select(f => f.Trim().ToLowerInvariant())];
                if (Needed.FirstOrDefault(n => !header.Contains(n, StringComparer.Ordinal)) is { } missing)
                {
                    throw new MissingColumnException(missing);
                }

                continue;
            }

            yield return new DirectoryRow(line, fields?.Length == header.Length ? Named(header, fields) : null);
        }

        if (header is null)
        {
            throw new MissingColumnException(Needed[0]);
        }
    }

    private static Dictionary<string, string> Named(string[] header, string[] fields)
    {
        var values = new Dictionary<string, string>(Known.Count, StringComparer.Ordinal);
        for (var i = 0; i < header.Length; i++)
        {
            if (Known.Contains(header[i]))
            {
                values[header[i]] = fields[i].OneLine();
            }
        }

        return values;
    }

    private static string[]? Split(string record)
    {
        try
        {
            using var reader = CsvReader.Create(Encoding.UTF8.GetBytes(record), Rfc4180);
            return reader.Read() ? [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)] : null;
        }
        catch (CsvFormatException)
        {
            return null;
        }
    }
}
