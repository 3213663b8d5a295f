using System.Diagnostics;
using System.Globalization;
using CommunityClusters.Localisation;

namespace CommunityClusters.Features.Places;

/// <summary>
/// The owner's door to the list of schools: reads a directory line by line, sends what it says some hundred lines at a time,
/// and says which lines could not be taken and why. One bad line never stops the rest.
/// </summary>
internal sealed class ImportSchools(OwnersConsole console, Words words, IConfiguration configuration)
{
    private const int LinesARequest = 1000;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private int _lines, _added, _changed, _unchanged, _refused, _unplaced;

    /// <summary>Imports a file; its exit code is 0 when every line was taken, 1 when some were not, 2 when it cannot be read.</summary>
    public async Task<int> Run(string path, CancellationToken cancellationToken)
    {
        var rows = new DirectoryRows(DirectoryFile.At(path));
        try
        {
            var edges = CountryEdges.Parse(configuration["Places:Edges"]) ?? CountryEdges.Of(rows.All());
            foreach (var lines in rows.All().Chunk(LinesARequest))
            {
                var schools = lines.Select(l => Read(l, edges)).OfType<DirectorySchool>().ToList();
                var taken = await console.Send(new TakeSchools(schools), cancellationToken);
                _lines += lines.Length;
                (_added, _changed, _unchanged) = (_added + taken.Added, _changed + taken.Changed, _unchanged + taken.Unchanged);
                console.Progress(words["places.import.progress", ("rows", Number(_lines)), ("pace", Number(_lines / _clock.Elapsed.TotalSeconds))]);
            }
        }
        catch (MissingColumnException e)
        {
            return Unreadable(words["places.import.column", ("column", e.Column)]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return Unreadable(words["places.import.unreadable", ("file", path), ("why", e.Message)]);
        }

        var forgotten = _added + _unchanged + _changed > 0 ? await console.Send(new ForgetInventedSchools(), cancellationToken) : 0;
        Summary(forgotten);
        return _refused == 0 ? 0 : 1;
    }

    private DirectorySchool? Read(DirectoryRow row, CountryEdges edges)
    {
        var (school, refused) = DirectorySchool.Read(row, edges);
        if (school is not null && !_numbers.TryAdd(school.Number, row.Line))
        {
            (school, refused) = (null, Refusal.SameNumber);
        }

        if (refused is { } refusal)
        {
            _refused++;
            console.Say(words["places.import.refused", ("line", row.Line), ("why", Why(refusal, row))]);
        }
        else if (school is { Place: null })
        {
            _unplaced++;
            if ((row["latitude"] + row["longitude"]).Length > 0)
            {
                console.Say(words["places.import.unplaced", ("line", row.Line), ("name", school.Name), ("latitude", row["latitude"]), ("longitude", row["longitude"])]);
            }
        }

        return school;
    }

    private string Why(Refusal refusal, DirectoryRow row) => refusal switch
    {
        Refusal.NoNumber => words["places.refused.no-number"],
        Refusal.LongNumber => words["places.refused.long-number", ("most", School.LongestNumber)],
        Refusal.SameNumber => words["places.refused.same-number", ("number", row[DirectoryRow.Number]), ("line", _numbers[row[DirectoryRow.Number]])],
        Refusal.NoName => words["places.refused.no-name"],
        Refusal.LongName => words["places.refused.long-name", ("most", School.LongestName)],
        Refusal.LongPlace => words["places.refused.long-place", ("most", Circuit.LongestName)],
        Refusal.NotUtf8 => words["places.refused.not-utf"],
        _ => words["places.refused.malformed"],
    };

    private void Summary(int forgotten)
    {
        console.Say(words["places.import.done", ("added", _added), ("changed", _changed), ("unchanged", _unchanged), ("refused", _refused),
            ("seconds", _clock.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)), ("pace", Number(_lines / _clock.Elapsed.TotalSeconds))]);
        if (_unplaced > 0)
        {
            console.Say(words["places.import.unplaced-all", ("count", _unplaced)]);
        }

        if (forgotten > 0)
        {
            console.Say(words["places.import.forgotten", ("count", forgotten)]);
        }
    }

    private int Unreadable(string sentence)
    {
        console.Say(sentence);
        return OwnersConsole.Unusable;
    }

    private static string Number(double value) => Math.Round(value).ToString("#,0", CultureInfo.InvariantCulture);
}
