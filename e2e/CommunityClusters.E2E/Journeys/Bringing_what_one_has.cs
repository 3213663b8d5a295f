namespace CommunityClusters.E2E.Journeys;

/// <summary>What was written before, elsewhere, comes along.</summary>
public sealed class Bringing_what_one_has(Suite suite) : PlanJourney(suite)
{
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
