using System.Diagnostics;
using CommunityClusters.Tests.Support;

namespace CommunityClusters.Tests.Architecture;

/// <summary>The build's own check that no sentence is missing from a language is seen to find one that is.</summary>
public sealed class WordsTests
{
    private const string English = """{ "home.mine": "My clusters", "count": "{count} teachers" }""";

    [Theory]
    [InlineData("""{ "home.mine": "Amaqoqo ami", "count": "{count} othisha" }""", null)]
    [InlineData("""{ "count": "{count} othisha" }""", "zu.json lacks 'home.mine'")]
    [InlineData("""{ "home.mine": "Amaqoqo ami", "count": "othisha" }""", "zu.json has other placeholders in 'count'")]
    [InlineData("""{ "home.mine": "Amaqoqo ami", "count": "{count} othisha", "more": "x" }""", "zu.json has 'more', which is not in en.json")]
    [InlineData("""{ "home.mine": "Amaqoqo ami", "count": { "one": "{count}", "other": "{count}" } }""", "zu.json counts otherwise in 'count'")]
    public async Task A_sentence_that_is_missing_from_a_language_fails_the_build(string zulu, string? complaint) =>
        await Checked(zulu, page: "@L[\"home.mine\"]", complaint);

    [Fact]
    public async Task A_page_that_says_what_is_in_no_language_fails_the_build() =>
        await Checked(English, page: "@L[\"home.yours\"]", "Features/Page.cshtml says 'home.yours', which is not in en.json");

    private static async Task Checked(string zulu, string page, string? complaint)
    {
        var folder = Directory.CreateTempSubdirectory("clusters-words-");
        try
        {
            foreach (var source in new[] { "Features", "Documents", "Pages", "Pipeline", "Identity", "Localisation", "Realtime", "Curriculum" })
            {
                folder.CreateSubdirectory(source);
            }

            File.Copy(Path.Combine(Repository.Program, "Localisation", "check.mjs"), Path.Combine(folder.FullName, "Localisation", "check.mjs"));
            await Write("Localisation/en.json", English);
            await Write("Localisation/zu.json", zulu);
            await Write("Features/Page.cshtml", page);

            var (ended, said) = await Node(folder.FullName, "import('./Localisation/check.mjs').then(m => m.checkWords())");

            Assert.Equal(complaint is null, ended == 0);
            Assert.Contains(complaint ?? "", said, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        Task Write(string file, string text) => File.WriteAllTextAsync(Path.Combine(folder.FullName, file), text);
    }

    private static async Task<(int Ended, string Said)> Node(string folder, string script)
    {
        using var node = Process.Start(new ProcessStartInfo("node", ["-e", script])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardError = true,
        })!;
        var said = await node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (node.ExitCode, said);
    }
}
