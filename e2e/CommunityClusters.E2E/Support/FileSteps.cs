namespace CommunityClusters.E2E.Support;

/// <summary>What people do with pictures and other files in a plan.</summary>
internal static class FileSteps
{
    // Drawn as a camera would: large, with something different everywhere.
    private const string Drawn = """
        ([width, height]) => {
          const canvas = Object.assign(document.createElement("canvas"), { width, height });
          const pen = canvas.getContext("2d");
          for (let y = 0; y < height; y += 20) for (let x = 0; x < width; x += 20) {
            pen.fillStyle = `hsl(${(x * 7 + y * 13) % 360} 60% ${30 + (x * y) % 40}%)`;
            pen.fillRect(x, y, 20, 20);
          }
          return canvas.toDataURL("image/jpeg", 0.95).split(",")[1];
        }
        """;

    /// <summary>A photograph from the phone's camera.</summary>
    public static async Task<FilePayload> Photograph(this IPage page, int width = 2400, int height = 1800) => new()
    {
        Name = "IMG_2034.jpg", MimeType = "image/jpeg",
        Buffer = Convert.FromBase64String(await page.EvaluateAsync<string>(Drawn, new[] { width, height })),
    };

    /// <summary>A recording that is not much to listen to.</summary>
    public static FilePayload Recording(int length) => new() { Name = "izwi lami.wav", MimeType = "audio/wav", Buffer = [.. "RIFF1234WAVEfmt "u8, .. new byte[length]] };

    /// <summary>Puts a file into a section, by the tool of this name.</summary>
    public static async Task PutIn(this IPage page, FilePayload file, string by = "Picture", string section = PlanSteps.Introduction)
    {
        await page.Write("", section);
        var chooser = await page.RunAndWaitForFileChooserAsync(() => page.GetByRole(AriaRole.Button, new() { Name = by, Exact = true }).ClickAsync());
        await chooser.SetFilesAsync(file);
    }

    /// <summary>The pictures that stand in the plan's texts.</summary>
    public static ILocator Pictures(this IPage page) => page.Locator(".ed-picture--picture img");

    /// <summary>Waits until a picture is drawn, from the server or from this phone.</summary>
    public static Task IsDrawn(this ILocator picture, bool fromServer) => Wait.Until(
        async () => await picture.CountAsync() == 1
            && await picture.EvaluateAsync<bool>("(img, fromServer) => img.naturalWidth > 0 && img.complete && (!fromServer || img.getAttribute('src').startsWith('/files/'))", fromServer),
        async () => $"{await picture.CountAsync()} pictures: {await picture.First.EvaluateAsync<string>("img => img.outerHTML + img.naturalWidth")}");

    /// <summary>Waits until no file of this phone waits any more.</summary>
    public static Task FilesAreSent(this IPage page) => Assertions.Expect(page.Locator(".plan__files")).ToBeHiddenAsync();
}
