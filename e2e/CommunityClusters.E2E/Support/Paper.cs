using System.Diagnostics;
using System.Text.Json;

namespace CommunityClusters.E2E.Support;

/// <summary>What comes out of the printer, as a program of others reads it.</summary>
internal sealed record Sheet(int Width, int Height, IReadOnlyList<PaperLine> Lines)
{
    /// <summary>Its words, without the room between them.</summary>
    public string Words => string.Concat(Lines.Select(l => l.Text)).Replace(" ", "", StringComparison.Ordinal);

    public static async Task<IReadOnlyList<Sheet>> Print(IPage page)
    {
        var path = Path.GetTempFileName();
        try
        {
            await page.PdfAsync(new() { Path = path, PreferCSSPageSize = true });
            var peer = Path.Combine(Repository.Root, "e2e", "CommunityClusters.E2E", "peer", "pdf.mjs");
            using var process = Process.Start(new ProcessStartInfo("node", [peer, path]) { UseShellExecute = false, RedirectStandardOutput = true })!;
            var said = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return JsonSerializer.Deserialize<IReadOnlyList<Sheet>>(said, JsonSerializerOptions.Web)!;
        }
        finally
        {
            File.Delete(path);
        }
    }
}

/// <summary>Words on paper and where they stand, from the lower left in points.</summary>
internal sealed record PaperLine(string Text, double X, double Y);
