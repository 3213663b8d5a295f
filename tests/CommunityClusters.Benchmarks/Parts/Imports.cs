using System.Diagnostics;
using System.Globalization;
using CommunityClusters.Benchmarks.Support;

namespace CommunityClusters.Benchmarks.Parts;

/// <summary>How many rows a second an owner's console takes of a whole country's directory: into an empty installation, and again.</summary>
internal static class Imports
{
    public static async Task<bool> Measure(Database database, SchoolFile schools, TextWriter report)
    {
        await using var installation = await Installation.On(database);
        await report.WriteLineAsync($"\n## Import, {database}\nSchools: {schools.What}.\n\n| | seconds | rows a second |\n| --- | --- | --- |");
        foreach (var time in (string[])["first time", "again, unchanged"])
        {
            var clock = Stopwatch.StartNew();
            await installation.AtConsole("places", "import", schools.Path);
            var seconds = clock.Elapsed.TotalSeconds;
            await report.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"| {time} | {seconds:0.0} | {SchoolFile.Schools / seconds:#,0} |"));
        }

        return true;
    }
}
