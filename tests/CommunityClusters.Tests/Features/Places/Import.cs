using System.Globalization;
using System.IO.Compression;
using System.Text;
using CommunityClusters.Tests.Support;

namespace CommunityClusters.Tests.Features.Places;

/// <summary>What the owner's console said of an import, and its exit code.</summary>
internal sealed record Import(int? ExitCode, string Said)
{
    public const string Header = "emis,name,phase,sector,province,region,district,circuit,municipality,town,village,latitude,longitude,educators,learners";

    public IReadOnlyList<string> Lines => Said.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Imports lines under the usual header.</summary>
    public static Task<Import> OfLines(Place place, params string[] lines) => OfText(place, string.Join("\r\n", [Header, .. lines, ""]));

    public static Task<Import> OfText(Place place, string text) => OfBytes(place, Encoding.UTF8.GetBytes(text));

    public static async Task<Import> OfBytes(Place place, byte[] content)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, content, TestContext.Current.CancellationToken);
            return await OfFile(place, file);
        }
        finally
        {
            File.Delete(file);
        }
    }

    public static async Task<Import> OfFile(Place place, string file)
    {
        await using var output = new StringWriter(CultureInfo.InvariantCulture);
        var exit = await new OwnersConsole(place.Node.Services, output, isTerminal: false).Run(["places", "import", file], TestContext.Current.CancellationToken);
        return new Import(exit, output.ToString().ReplaceLineEndings("\n"));
    }

    public static byte[] Zipped(string text)
    {
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Fastest))
        {
            zip.Write(Encoding.UTF8.GetBytes(text));
        }

        return zipped.ToArray();
    }

    /// <summary>One line: a school of Mpumalanga, but for what is given.</summary>
    public static string School(
        string number, string name, string circuit = "WHITE RIVER", string region = "EHLANZENI", string district = "", string town = "HAZYVIEW",
        string latitude = "-25.1", string longitude = "31.1", string province = "MP") =>
        $"{number},{name},PRIMARY SCHOOL,PUBLIC,{province},{region},{district},{circuit},,{town},,{latitude},{longitude},1,2";
}
