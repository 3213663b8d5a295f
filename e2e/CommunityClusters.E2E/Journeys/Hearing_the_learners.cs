namespace CommunityClusters.E2E.Journeys;

/// <summary>What learners said of a lesson, by hands in the hall, is in the record.</summary>
public sealed class Hearing_the_learners(Suite suite) : PlanJourney(suite)
{
    [Fact]
    public async Task Counted_without_signal_it_arrives_once_and_what_a_colleague_entered_meanwhile_is_told_and_corrected_openly()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var (nomsa, sibusiso) = await TwoInACluster(his: line.Address);
        var gathering = await nomsa.CallToday(new Uri(nomsa.Page.Url).AbsolutePath);
        await nomsa.AddLesson(gathering, "Two skateboards", sibusiso.Name);
        await sibusiso.Open(gathering);
        await sibusiso.Comes();
        await nomsa.Open($"{gathering}/voices");
        await nomsa.IsLive();

        // In the hall there is no signal: the day is on his phone, and its questions with it.
        line.Cut();
        await sibusiso.Context.SetOfflineAsync(true);
        await sibusiso.Open($"{gathering}/day");
        await sibusiso.Link("Learners’ voice").ClickAsync();
        await Assertions.Expect(sibusiso.Page.Locator(".voice legend").First).ToHaveTextAsync("I could explain it to a friend");
        await sibusiso.TypeVoices(0, "20", "5", "3");
        await Assertions.Expect(sibusiso.Page.Locator(".voice__waiting")).ToContainTextAsync("20 / 5 / 3");
        line.Mend();
        await sibusiso.Context.SetOfflineAsync(false);
        await sibusiso.Page.EvaluateAsync("dispatchEvent(new Event('online'))");
        await Assertions.Expect(nomsa.Page.Locator(".voice__counts b")).ToHaveTextAsync(["20", "5", "3"]);
        await nomsa.Sees($"Entered by {sibusiso.Name}").ToBeVisibleAsync();
        await Assertions.Expect(sibusiso.Page.Locator(".voice__waiting > li")).ToHaveCountAsync(0);

        // While he is away again she puts it right; what he enters from what he saw is not written over hers.
        await sibusiso.Open($"{gathering}/voices");
        await sibusiso.IsLive();
        line.Cut();
        await nomsa.TypeVoices(0, "21", "4", "3");
        await Assertions.Expect(nomsa.Page.Locator(".voice__counts b")).ToHaveTextAsync(["21", "4", "3"]);
        await sibusiso.TypeVoices(0, "22", "3", "3");
        line.Mend();
        await sibusiso.Page.EvaluateAsync("dispatchEvent(new Event('online'))");
        await Assertions.Expect(sibusiso.Page.Locator("[data-refused-here]")).ToContainTextAsync("22 / 3 / 3");
        await Assertions.Expect(sibusiso.Page.Locator("[data-refused-here]")).ToContainTextAsync("Somebody entered other counts for this lesson meanwhile.");
        await Assertions.Expect(sibusiso.Page.Locator(".voice__counts b")).ToHaveTextAsync(["21", "4", "3"]);
        await sibusiso.TypeVoices(0, "22", "3", "3");
        await Assertions.Expect(nomsa.Page.Locator(".voice__counts b")).ToHaveTextAsync(["22", "3", "3"]);
        await nomsa.Page.GetByText("What was entered before").ClickAsync();
        await Assertions.Expect(nomsa.Page.Locator(".voice__earlier li")).ToHaveCountAsync(2);

        await nomsa.IsOver(gathering);
        var reader = await Reader(nomsa);
        await reader.Open($"{gathering}/record");
        await Assertions.Expect(reader.Page.Locator("#voices .voice__counts b")).ToHaveTextAsync(["22", "3", "3"]);
        await reader.Page.Locator("#voices .voice__said a").ClickAsync();
        await reader.TypeVoices(1, "11", "9", "8");
        await Assertions.Expect(reader.Page.Locator(".voice__counts b")).ToHaveTextAsync(["22", "3", "3", "11", "9", "8"]);
    }

    [Fact]
    public async Task Corrected_without_signal_on_the_page_that_the_phone_keeps_the_correction_stands()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var (nomsa, sibusiso) = await TwoInACluster(his: line.Address);
        var gathering = await nomsa.CallToday(new Uri(nomsa.Page.Url).AbsolutePath);
        await nomsa.AddLesson(gathering, "Two skateboards", sibusiso.Name);
        await sibusiso.Open(gathering);
        await sibusiso.Comes();
        await nomsa.Open($"{gathering}/voices");
        await nomsa.IsLive();
        line.Cut();
        await sibusiso.Context.SetOfflineAsync(true);
        await sibusiso.Open($"{gathering}/voices");
        await sibusiso.TypeVoices(0, "20", "5", "3");
        await Assertions.Expect(sibusiso.Page.Locator(".voice__waiting > li")).ToHaveCountAsync(1);

        // The same page of the evening before, opened once more.
        await sibusiso.Open($"{gathering}/day");
        await sibusiso.Open($"{gathering}/voices");
        await sibusiso.TypeVoices(0, "21", "4", "3");
        await Assertions.Expect(sibusiso.Page.Locator(".voice__waiting > li")).ToHaveCountAsync(2);
        await IsBack();
        await Assertions.Expect(nomsa.Page.Locator(".voice__counts b")).ToHaveTextAsync(["21", "4", "3"]);

        // And when what was entered first is long there, for the page that the phone keeps knows nothing of it.
        line.Cut();
        await sibusiso.Context.SetOfflineAsync(true);
        await sibusiso.Open($"{gathering}/voices");
        await sibusiso.TypeVoices(0, "22", "3", "3");
        await IsBack();
        await Assertions.Expect(nomsa.Page.Locator(".voice__counts b")).ToHaveTextAsync(["22", "3", "3"]);
        await Assertions.Expect(sibusiso.Page.Locator("[data-refused-here]")).ToBeHiddenAsync();

        async Task IsBack()
        {
            line.Mend();
            await sibusiso.Context.SetOfflineAsync(false);
            await sibusiso.Page.EvaluateAsync("dispatchEvent(new Event('online'))");
        }
    }
}
