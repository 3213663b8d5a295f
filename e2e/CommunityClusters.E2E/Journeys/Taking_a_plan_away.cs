using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace CommunityClusters.E2E.Journeys;

/// <summary>What teachers wrote is theirs: on paper, in a file, in a message.</summary>
public sealed class Taking_a_plan_away(Suite suite) : PlanJourney(suite)
{
    private const int Notes = 420;
    private const string Text = "So $E = \\frac{1}{2}mv^2$ it is.\n\n| who | what |\n|-----|------|\n| Nomsa | rope |\n\n";

    [Fact]
    public async Task On_paper_it_is_black_on_white_with_its_minutes_and_room_for_notes()
    {
        var (nomsa, _, plan) = await TwoOnAPlan();
        await nomsa.Page.Put(Text + string.Join("\n\n", Enumerable.Range(1, 40).Select(i => $"Paragraph {i} of a lesson that goes on and on, over more than one sheet of paper.")));
        await nomsa.Page.GetByRole(AriaRole.Textbox, new() { Name = "Minutes for Introduction" }).FillAsync("15");
        await nomsa.Page.IsSaved();
        await nomsa.Link("Take it away").ClickAsync();
        await nomsa.IsAt("/away");
        await Way(nomsa, "Print it").ClickAsync();
        await nomsa.IsAt("/print");
        await Assertions.Expect(nomsa.Button("Print")).ToBeVisibleAsync();
        await Assertions.Expect(nomsa.Page.Locator(".formula .katex-html")).ToHaveCountAsync(1);
        await nomsa.Page.EvaluateAsync("document.fonts.ready.then(() => true)");

        await nomsa.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark, Media = Media.Print });
        Assert.Equal("rgb(255, 255, 255) rgb(0, 0, 0)", await nomsa.Page.EvaluateAsync<string>("(s => `${s.backgroundColor} ${s.color}`)(getComputedStyle(document.body))"));
        var paper = await Sheet.Print(nomsa.Page);
        Assert.True(paper.Count > 1);
        Assert.All(paper, sheet => Assert.Equal((595, 842), (sheet.Width, sheet.Height)));
        Assert.Contains($"1/{paper.Count}", paper[0].Words, StringComparison.Ordinal);
        var words = string.Concat(paper.Select(s => s.Words));
        Assert.Contains("15minutes", words, StringComparison.Ordinal);
        Assert.Contains("Nomsarope", words, StringComparison.Ordinal);
        Assert.Contains("Paragraph40of", words, StringComparison.Ordinal);
        Assert.DoesNotContain(paper.SelectMany(s => s.Lines), l => l.Text.StartsWith("Paragraph", StringComparison.Ordinal) && l.X > Notes);
        var headings = await nomsa.Page.Locator(".paper h2").AllInnerTextsAsync();
        Assert.All(paper.SkipLast(1), sheet => Assert.DoesNotContain(LastLine(sheet), headings.Select(h => h.Replace("\n", "", StringComparison.Ordinal))));
        Assert.Equal(plan.AbsolutePath + "/print", new Uri(nomsa.Page.Url).AbsolutePath);
    }

    [Fact]
    public async Task The_open_plan_prints_as_a_whole_even_what_is_folded()
    {
        var (nomsa, _, _) = await TwoOnAPlan();
        await nomsa.Page.Put("Two skateboards");
        await nomsa.Page.Put("Learners bring a rope", "Materials");
        await nomsa.Page.IsSaved();
        await nomsa.Page.Section(PlanSteps.Introduction).Locator(".sheet__fold").ClickAsync();
        await Assertions.Expect(nomsa.Page.Text()).Not.ToBeVisibleAsync();

        var words = string.Concat((await Sheet.Print(nomsa.Page)).Select(s => s.Words));
        Assert.Contains("Twoskateboards", words, StringComparison.Ordinal);
        Assert.Contains("Learnersbringarope", words, StringComparison.Ordinal);
        Assert.DoesNotContain("Tablelink", words, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task As_a_file_it_has_the_name_of_the_plan_and_as_a_message_it_is_copied()
    {
        var (nomsa, _, plan) = await TwoOnAPlan();
        await nomsa.Page.Put("**Two** skateboards");
        await nomsa.Page.IsSaved();
        await nomsa.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await nomsa.Link("Take it away").ClickAsync();
        await nomsa.IsAt("/away");

        var word = await nomsa.Page.RunAndWaitForDownloadAsync(() => Way(nomsa, "A file for Word").ClickAsync());
        Assert.Equal("Newton’s third law which force pairs.docx", word.SuggestedFilename);
        var markdown = await nomsa.Page.RunAndWaitForDownloadAsync(() => Way(nomsa, "Markdown in a zip file").ClickAsync());
        Assert.Equal("Newton’s third law which force pairs.zip", markdown.SuggestedFilename);

        await nomsa.Button("Copy the message").ClickAsync();
        await Assertions.Expect(nomsa.Button("Copied")).ToBeVisibleAsync();
        var copied = await nomsa.Page.EvaluateAsync<string>("navigator.clipboard.readText()");
        Assert.Contains("*Two* skateboards", copied, StringComparison.Ordinal);
        Assert.EndsWith(plan.AbsolutePath, copied, StringComparison.Ordinal);

        var reader = await Reader(nomsa);
        await reader.Open(plan.AbsolutePath);
        await reader.Link("Take it away").ClickAsync();
        await Assertions.Expect(reader.Field("Copy it and paste it where you like.")).ToHaveValueAsync(copied);
        await Assertions.Expect(reader.Button("Copy the message")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_picture_is_in_the_file_for_Word_in_the_folder_on_paper_and_named_in_the_message()
    {
        var (nomsa, _, plan) = await TwoOnAPlan();
        await nomsa.Page.PutIn(await nomsa.Page.Photograph());
        await nomsa.Page.FilesAreSent();
        await nomsa.Page.Pictures().ClickAsync();
        await nomsa.Field("What the picture shows").FillAsync("Two carts");
        await nomsa.Button("Done").ClickAsync();
        await nomsa.Page.IsSaved();
        await nomsa.Open(plan.AbsolutePath + "/print");
        var onPaper = nomsa.Page.GetByRole(AriaRole.Img, new() { Name = "Two carts" });
        var bytes = await (await nomsa.Context.APIRequest.GetAsync((await onPaper.GetAttributeAsync("src"))!)).BodyAsync();

        await nomsa.Open(plan.AbsolutePath + "/away");
        await Assertions.Expect(nomsa.Field("Copy it and paste it where you like.")).ToHaveValueAsync(new Regex("\\(Picture: Two carts\\)", RegexOptions.None, TimeSpan.FromSeconds(1)));
        var word = await Unpacked(await nomsa.Page.RunAndWaitForDownloadAsync(() => Way(nomsa, "A file for Word").ClickAsync()));
        Assert.Equal(bytes, Assert.Single(word, f => f.Key.EndsWith(".jpg", StringComparison.Ordinal)).Value);
        var folder = await Unpacked(await nomsa.Page.RunAndWaitForDownloadAsync(() => Way(nomsa, "Markdown in a zip file").ClickAsync()));
        Assert.Equal(bytes, folder["pictures/IMG_2034.jpg"]);
        Assert.Contains("![Two carts](pictures/IMG_2034.jpg)", Encoding.UTF8.GetString(Assert.Single(folder, f => f.Key.EndsWith(".md", StringComparison.Ordinal)).Value), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_signal_the_page_says_so_and_the_sheet_seen_before_still_prints()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var nomsa = await Arrive("Nomsa Dlamini", at: line.Address, losesLine: true);
        await nomsa.SignUp();
        await nomsa.StartCluster("Saturday Physics");
        await nomsa.IsLive();
        var plan = await nomsa.BeginPlan(Topic);
        await nomsa.Page.EvaluateAsync("navigator.serviceWorker.ready.then(() => true)");
        foreach (var page in new[] { "/print", "/away", "/print", "/away" })
        {
            await nomsa.Open(plan.AbsolutePath + page);
        }

        await Assertions.Expect(nomsa.Page.Locator(".away__signal")).ToBeHiddenAsync();
        line.Cut();
        await nomsa.Context.SetOfflineAsync(true);
        await nomsa.Open(plan.AbsolutePath + "/away");
        await Assertions.Expect(nomsa.Page.Locator(".away__signal")).ToBeVisibleAsync();
        await Way(nomsa, "Print it").ClickAsync();
        await nomsa.IsAt("/print");
        await Assertions.Expect(nomsa.Page.Locator(".paper h1")).ToHaveTextAsync(Topic);
    }

    // A way away says below its name what it is like.
    private static ILocator Way(Person person, string says) => person.Page.GetByRole(AriaRole.Link, new() { Name = says });

    private static async Task<IReadOnlyDictionary<string, byte[]>> Unpacked(IDownload taken)
    {
        await using var zip = await ZipFile.OpenReadAsync(await taken.PathAsync(), TestContext.Current.CancellationToken);
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var entry in zip.Entries)
        {
            await using var stream = await entry.OpenAsync(TestContext.Current.CancellationToken);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, TestContext.Current.CancellationToken);
            files[entry.FullName] = bytes.ToArray();
        }

        return files;
    }

    private static string LastLine(Sheet sheet)
    {
        var foot = sheet.Lines.Min(l => l.Y);
        var last = sheet.Lines.Where(l => l.Text.Trim().Length > 0 && l.Y > foot + 20).Min(l => l.Y);
        return string.Concat(sheet.Lines.Where(l => Math.Abs(l.Y - last) < 1).Select(l => l.Text));
    }
}
