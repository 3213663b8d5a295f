using System.Globalization;
using System.Text;

namespace CommunityClusters.Benchmarks.Support;

/// <summary>A country's directory of schools: the real one where it lies beside the project, else an invented one of the same size.</summary>
internal sealed class SchoolFile : IDisposable
{
    /// <summary>How many schools it lists.</summary>
    public const int Schools = 24_813;

    private const string Name = "schools-za.csv.gz";
    private const int SchoolsACircuit = 30;

    private static readonly string[] Beginnings = ["Khu", "Mpu", "Sibo", "Tla", "Vuku", "Le", "Ma", "Nko", "Tho", "Zwe", "Ha", "Bo", "Ntsi", "Phu", "Ga", "Re", "Mo", "Isi", "Um", "Dwa"];
    private static readonly string[] Middles = ["tsi", "ma", "lo", "ndla", "zenze", "kga", "pela", "thu", "ba", "ngwe", "ri", "sa", "ko", "fe", "hlo", "mbi", "du", "nya", "se", "ga"];
    private static readonly string[] Ends = ["lo", "ng", "ni", "la", "ne", "tla", "go", "nde", "sha", "na", "le", "thi", "zi", "ka", "bo"];
    private static readonly string[] Kinds = ["PRIMARY SCHOOL", "SECONDARY SCHOOL", "COMBINED SCHOOL", "P SCHOOL", "HIGH SCHOOL"];

    private readonly string? _made;

    public SchoolFile()
    {
        Path = Above.Find($"shared/data/{Name}", File.Exists) ?? (_made = Invented());
    }

    public string Path { get; }

    /// <summary>Which list it is, for the report.</summary>
    public string What => _made is null ? $"shared/data/{Name}" : $"an invented list of {Schools} schools";

    public void Dispose()
    {
        if (_made is not null)
        {
            File.Delete(_made);
        }
    }

    private static string Invented()
    {
        var random = new Random(24_813);
        string Word() => $"{Beginnings[random.Next(Beginnings.Length)]}{Middles[random.Next(Middles.Length)]}{Middles[random.Next(Middles.Length)]}{Ends[random.Next(Ends.Length)]}".ToUpperInvariant();
        var lines = new StringBuilder("emis,name,sector,province,region,district,circuit,town,village,latitude,longitude\n");
        string circuit = "", town = "";
        var (latitude, longitude) = (0d, 0d);
        for (var i = 0; i < Schools; i++)
        {
            if (i % SchoolsACircuit == 0)
            {
                (circuit, town, latitude, longitude) = (Word(), Word(), -23 - (random.NextDouble() * 10), 19 + (random.NextDouble() * 12));
            }

            lines.Append(CultureInfo.InvariantCulture, $"{900_000_000 + i},{Word()} {Kinds[random.Next(Kinds.Length)]},PUBLIC,P{i / 3000},R{i / 3000},D{i / 600},{circuit},{town},,")
                .Append(CultureInfo.InvariantCulture, $"{latitude + (random.NextDouble() / 5):0.00000},{longitude + (random.NextDouble() / 5):0.00000}\n");
        }

        var file = System.IO.Path.GetTempFileName();
        File.WriteAllText(file, lines.ToString());
        return file;
    }
}
