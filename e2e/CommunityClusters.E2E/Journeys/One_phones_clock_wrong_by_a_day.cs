namespace CommunityClusters.E2E.Journeys;

/// <summary>A cheap phone that lost its time with its battery, or never had the right one.</summary>
public sealed class One_phones_clock_wrong_by_a_day(Suite suite) : PlanJourney(suite)
{
    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task The_day_is_counted_by_the_right_time_and_notes_have_their_minutes_also_when_the_clock_is_put_right_meanwhile(int days)
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var (nomsa, sibusiso) = await TwoInACluster(his: line.Address);
        var gathering = await nomsa.CallToday(new Uri(nomsa.Page.Url).AbsolutePath);
        await nomsa.AddLesson(gathering, "Newton’s third law", observer: sibusiso.Name);
        await sibusiso.Context.ClockIsAhead(TimeSpan.FromDays(days));
        await sibusiso.Open(gathering);
        await sibusiso.Comes();

        await sibusiso.Context.SetOfflineAsync(true);
        line.Cut();
        await sibusiso.Open($"{gathering}/day");
        await sibusiso.Sees("The clock of this phone is wrong. This page counts by the right time.").ToBeVisibleAsync();
        await Assertions.Expect(sibusiso.Page.Locator("[data-clock-doubt]")).ToBeHiddenAsync();
        await sibusiso.ObservesNext();
        await sibusiso.Button("The lesson begins now").ClickAsync();
        await sibusiso.Notes("Before");
        await sibusiso.WaitsThere();

        await sibusiso.Page.PutClockRight();
        line.Mend();
        var heard = sibusiso.Page.WaitForRequestFinishedAsync(new() { Predicate = r => r.Url.Contains("handler=Stamp", StringComparison.Ordinal) });
        await sibusiso.Context.SetOfflineAsync(false);
        await sibusiso.IsSavedThere();
        await heard;
        await sibusiso.Page.Until("() => localStorage.getItem('clock-off') === null");
        await sibusiso.Notes("After");
        await Assertions.Expect(sibusiso.Page.Locator(".notes-list__minute")).ToHaveTextAsync(["0’", "0’"]);
        await sibusiso.IsSavedThere();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task A_clock_that_goes_wrong_where_nobody_can_say_so_gets_a_hint_and_what_is_written_is_kept(int days)
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var (nomsa, sibusiso) = await TwoInACluster(his: line.Address);
        var gathering = await nomsa.CallToday(new Uri(nomsa.Page.Url).AbsolutePath);
        await nomsa.AddLesson(gathering, "Newton’s third law", observer: sibusiso.Name);
        await sibusiso.Open(gathering);
        await sibusiso.Comes();
        await sibusiso.Context.SetOfflineAsync(true);
        line.Cut();
        await sibusiso.Open($"{gathering}/day");
        await Assertions.Expect(sibusiso.Page.Locator("[data-clock-doubt]")).ToBeHiddenAsync();

        await sibusiso.Context.ClockIsAhead(TimeSpan.FromDays(days));
        await sibusiso.Page.ReloadAsync();
        await sibusiso.Sees("By this phone’s clock it is").ToBeVisibleAsync();
        await sibusiso.Page.Locator(".day__slot").GetByRole(AriaRole.Button, new() { Name = "Observe it" }).ClickAsync();
        await sibusiso.Button("The lesson begins now").ClickAsync();
        await sibusiso.Notes("Written all the same");
        await sibusiso.WaitsThere();
        await Assertions.Expect(sibusiso.Page.Locator(".notes-list__minute")).ToHaveTextAsync("0’");
        line.Mend();
        await sibusiso.Context.SetOfflineAsync(false);
        await sibusiso.IsSavedThere();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Who_looks_at_the_day_and_goes_back_to_the_notes_has_the_right_minute(int days)
    {
        var (nomsa, sibusiso) = await TwoInACluster();
        var gathering = await nomsa.CallToday(new Uri(nomsa.Page.Url).AbsolutePath);
        await nomsa.AddLesson(gathering, "Newton’s third law", observer: sibusiso.Name);
        await sibusiso.Context.ClockIsAhead(TimeSpan.FromDays(days));
        await sibusiso.Open($"{gathering}/day");
        await sibusiso.ObservesNext();
        await sibusiso.Button("The lesson begins now").ClickAsync();
        await sibusiso.IsSavedThere();

        // The tab shows the page again that it remembers, which was drawn half an hour before.
        await sibusiso.Page.Locator("a.back").ClickAsync();
        await Assertions.Expect(sibusiso.Page.Locator(".day__next")).ToBeVisibleAsync();
        await sibusiso.Page.TimePasses(TimeSpan.FromMinutes(30));
        await sibusiso.Page.GoBackAsync();
        await sibusiso.Notes("Which body do the arrows belong to?");
        await Assertions.Expect(sibusiso.Page.Locator(".notes-list__minute")).ToHaveTextAsync("30’");
        await sibusiso.IsSavedThere();
    }
}
