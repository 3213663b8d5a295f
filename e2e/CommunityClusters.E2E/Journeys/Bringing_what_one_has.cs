using System.Text.RegularExpressions;

namespace CommunityClusters.E2E.Journeys;

/// <summary>What was written before, elsewhere, comes along.</summary>
public sealed partial class Bringing_what_one_has(Suite suite) : PlanJourney(suite)
{
    private const string Pages = "Photographed pages";

    private const string FromWord = """
        <html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}</style></head><body lang=EN-ZA><!--StartFragment-->
        <h2>Pulling<o:p></o:p></h2>
        <p class=MsoNormal style='margin-bottom:0cm'>Each pulls <b>the other</b>.<o:p></o:p></p>
        <p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;</span></span></span><![endif]>A rope<o:p></o:p></p>
        <p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>o<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;</span></span></span><![endif]>five metres<o:p></o:p></p>
        <table class=MsoTableGrid border=1><tr><td width=300><p class=MsoNormal>Time</p></td><td><p class=MsoNormal>What</p></td></tr><tr><td><p class=MsoNormal>10</p></td><td><p class=MsoNormal>Pull</p></td></tr></table>
        <!--EndFragment--></body></html>
        """;

    private const string FromGoogle = """
        <meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-7f0"><h3 dir="ltr" style="line-height:1.2"><span style="font-weight:400;">Who pulls?</span></h3><p dir="ltr"><span style="font-weight:400;font-style:italic;">Nobody</span><span style="font-weight:400;"> pulls alone.</span></p><ol><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>Hold the rope</span></p></li><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>Pull</span></p></li></ol></b>
        """;

    [Fact]
    public async Task What_is_pasted_from_Word_and_Google_Docs_keeps_its_headings_lists_and_tables()
    {
        var (nomsa, sibusiso, plan) = await TwoOnAPlan();
        await Paste(nomsa.Page, FromGoogle);
        await Assertions.Expect(sibusiso.Page.Text().Locator(".ed-em")).ToHaveTextAsync("Nobody");
        await Paste(sibusiso.Page, FromWord);
        await PlanSteps.SaysTheSame(PlanSteps.Introduction, nomsa.Page, sibusiso.Page);

        var reader = await Reader(nomsa);
        await reader.Open(plan.AbsolutePath);
        var text = reader.Page.Locator(".prose").Filter(new() { HasText = "Pulling" });
        Assert.Equal(["Who pulls?", "Pulling"], await text.Locator("h4, h5").AllInnerTextsAsync());
        await Assertions.Expect(text.Locator("ul ul > li")).ToHaveTextAsync("five metres");
        Assert.Equal(["Time", "What", "10", "Pull"], await text.Locator("th, td").AllInnerTextsAsync());
        await Assertions.Expect(text.Locator("em")).ToHaveTextAsync("Nobody");
        Assert.Equal(["Hold the rope", "Pull"], await text.Locator("ol > li").AllInnerTextsAsync());
    }

    [Fact]
    public async Task What_is_pasted_is_one_step_back_and_bare_letters_stay_as_they_are()
    {
        var (nomsa, _, _) = await TwoOnAPlan();
        await nomsa.Page.Write("Before ");
        await Paste(nomsa.Page, "<p><span>two * three</span></p>", "two * three");
        await nomsa.Page.Says("Before two * three");
        await Paste(nomsa.Page, FromGoogle);
        await nomsa.Page.Says(text => text.Contains("Hold the rope", StringComparison.Ordinal));
        await nomsa.Page.Keyboard.PressAsync("Control+z");
        await nomsa.Page.Says("Before two * three");
    }

    [Fact]
    public async Task A_picture_that_is_pasted_as_letters_becomes_a_file_of_the_plan_and_one_that_lies_elsewhere_is_left_out()
    {
        var (nomsa, sibusiso, _) = await TwoOnAPlan();
        var letters = Convert.ToBase64String((await nomsa.Page.Photograph(800, 600)).Buffer!);
        await Paste(nomsa.Page, $"<h2>Rope</h2><p>Pull <img src=\"data:image/jpeg;base64,{letters}\" alt=\"A rope\"> hard</p><img src=\"https://elsewhere.example/a.png\">");
        await nomsa.Sees("Pictures that could not be taken along were left out.").ToBeVisibleAsync();
        await sibusiso.Page.Reach();
        await sibusiso.Page.Pictures().IsDrawn(fromServer: true);
        Assert.DoesNotContain("elsewhere", await PlanSteps.SaysTheSame(PlanSteps.Introduction, nomsa.Page, sibusiso.Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_Word_is_a_plan_and_a_colleague_sees_it()
    {
        var (nomsa, sibusiso) = await TwoInACluster();
        await Brings(nomsa);
        await nomsa.Page.Choose("word", Brought.Word((await nomsa.Page.Photograph(900, 600)).Buffer!));
        await Assertions.Expect(nomsa.Field("What is the lesson about?")).ToHaveValueAsync(Brought.Topic);
        Assert.Equal(["What learners should be able to do", "Introduction", "Activity 2: the skateboard"], await nomsa.Page.Locator("[data-parts] b").AllInnerTextsAsync());
        await Assertions.Expect(nomsa.Page.Locator("[data-parts] > :nth-child(2) > span")).ToHaveTextAsync("10 minutes");
        await nomsa.Field("What is the lesson about?").FillAsync("Newton’s third law, once more");
        await nomsa.Button("Begin it").ClickAsync();
        var plan = await nomsa.IsOnPlan();
        await nomsa.Page.IsSaved();
        await nomsa.Page.FilesAreSent();

        await sibusiso.Open(plan.AbsolutePath);
        await sibusiso.Page.CanWrite();
        Assert.Equal(["What learners should be able to do", "Introduction", "Activity 2: the skateboard"], await sibusiso.Page.Sections());
        await sibusiso.Page.Reach();
        await sibusiso.Page.Pictures().IsDrawn(fromServer: true);
        var reader = await Reader(sibusiso);
        await reader.Open(plan.AbsolutePath);
        await Assertions.Expect(reader.Page.Locator("h1")).ToHaveTextAsync("Newton’s third law, once more");
        Assert.Equal(["Name both forces of a pair", "Draw them"], await reader.Page.Locator(".prose ul > li").AllInnerTextsAsync());
        Assert.Equal(["Time", "What", "10", "Push the wall"], await reader.Page.Locator(".prose :is(th, td)").AllInnerTextsAsync());
        await Assertions.Expect(reader.Page.Locator(".prose img")).ToHaveAttributeAsync("alt", "Two teams at a rope");
        await Assertions.Expect(reader.Page.Locator(".prose .formula")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Three_photographed_pages_are_a_plan()
    {
        var (nomsa, sibusiso) = await TwoInACluster();
        await Brings(nomsa);
        await nomsa.Page.Choose("photos", await nomsa.Page.Photograph(1200, 1600), await nomsa.Page.Photograph(1600, 1200));
        await nomsa.Page.Choose("camera", await nomsa.Page.Photograph());
        await Assertions.Expect(nomsa.Page.Locator("[data-parts] img")).ToHaveCountAsync(3);
        await nomsa.Button("Begin it").ClickAsync();
        await nomsa.Sees("Say in a few words what the lesson is about.").ToBeVisibleAsync();
        await nomsa.Field("What is the lesson about?").FillAsync("Lenses on paper");
        await nomsa.Button("Begin it").ClickAsync();
        var plan = await IsOnBrought(nomsa);
        await nomsa.Page.Reach(Pages);
        await nomsa.Page.FilesAreSent();

        await sibusiso.Open(plan.AbsolutePath);
        await sibusiso.Page.Reach(Pages);
        Assert.Equal([Pages], await sibusiso.Page.Sections());
        var reader = await Reader(sibusiso);
        await reader.Open(plan.AbsolutePath);
        Assert.Equal(["Page 1", "Page 2", "Page 3"], await reader.Page.Locator(".prose img").EvaluateAllAsync<string[]>("all => all.map((one) => one.alt)"));
        Assert.Equal(["1200", "1600", "1600"], await reader.Page.Locator(".prose img").EvaluateAllAsync<string[]>("all => all.map((one) => one.getAttribute('width'))"));
    }

    [Fact]
    public async Task Without_signal_what_one_has_is_a_plan_as_well()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var (nomsa, sibusiso, first) = await TwoOnAPlan(hers: line.Address);
        var list = first.AbsolutePath[..first.AbsolutePath.LastIndexOf('/')];
        await nomsa.Page.Until("async () => await caches.match('/waiting', { ignoreVary: true }) !== undefined");
        var word = Brought.Word((await nomsa.Page.Photograph(900, 600)).Buffer!);
        await nomsa.Context.SetOfflineAsync(true);
        line.Cut();

        // For the first time on this page.
        await nomsa.Page.GotoAsync($"{list}/bring");
        await nomsa.Page.Choose("word", word);
        await nomsa.Button("Begin it").ClickAsync();
        var plan = await IsOnBrought(nomsa);
        await nomsa.Page.Reach();
        await nomsa.Page.Waits();
        await nomsa.Page.Pictures().IsDrawn(fromServer: false);

        line.Mend();
        await nomsa.Context.SetOfflineAsync(false);
        await nomsa.Page.IsSaved();
        await nomsa.Page.FilesAreSent();
        await sibusiso.Open(plan.AbsolutePath);
        await sibusiso.Page.CanWrite();
        await sibusiso.Page.Reach();
        await sibusiso.Page.Pictures().IsDrawn(fromServer: true);
    }

    private static async Task<Uri> IsOnBrought(Person person)
    {
        await person.Page.WaitForURLAsync(PlanAddress());
        return new Uri(person.Page.Url);
    }

    [GeneratedRegex("/plans/[0-9a-f-]{36}$", RegexOptions.None, 1000)]
    private static partial Regex PlanAddress();

    private static async Task Brings(Person person)
    {
        await person.Open(new Uri(person.Page.Url).AbsolutePath + "/plans");
        await person.Link("Bring what you have").ClickAsync();
        await person.Page.WaitForURLAsync(url => url.EndsWith("/bring", StringComparison.Ordinal));
    }

    private static async Task Paste(IPage page, string html, string plain = "")
    {
        await page.Write("");
        await page.Text().EvaluateAsync(
            """
            (text, { html, plain }) => {
              const data = new DataTransfer();
              data.setData("text/html", html);
              data.setData("text/plain", plain);
              text.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
            }
            """, new { html, plain });
    }
}
