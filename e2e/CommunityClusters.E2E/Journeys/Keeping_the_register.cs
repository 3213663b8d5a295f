namespace CommunityClusters.E2E.Journeys;

/// <summary>Two members keep one register, each on a phone, in a hall without signal.</summary>
public sealed class Keeping_the_register(Suite suite) : PlanJourney(suite)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Without_signal_both_keep_it_and_in_whichever_order_they_come_back_nothing_is_lost_or_added(bool herPhoneFirst)
    {
        var (hers, his) = (OutlastsPeople(new Line(Suite.Program.Port)), OutlastsPeople(new Line(Suite.Program.Port)));
        var (nomsa, sibusiso) = await TwoInACluster(hers.Address, his.Address);
        var gathering = await nomsa.CallToday(new Uri(nomsa.Page.Url).AbsolutePath);
        await nomsa.OpenRegister(gathering);
        await sibusiso.OpenRegister(gathering);

        await Lose(nomsa, hers);
        await Lose(sibusiso, his);
        await nomsa.Tick(nomsa.Name).ClickAsync();
        await nomsa.Count("Mvula Hills", "11", 14);
        await nomsa.Page.GetByRole(AriaRole.Button, new() { Name = "5 more" }).ClickAsync();
        await sibusiso.Tick(sibusiso.Name).ClickAsync();
        await sibusiso.Count("mvula hills", "11", 12);
        await nomsa.WaitsThere();
        await sibusiso.WaitsThere();
        await Assertions.Expect(nomsa.Page.Locator(".register__total")).ToHaveTextAsync("19 learners");

        await (herPhoneFirst ? Find(nomsa, hers) : Find(sibusiso, his));
        await (herPhoneFirst ? nomsa.IsSavedThere() : sibusiso.IsSavedThere());
        await (herPhoneFirst ? Find(sibusiso, his) : Find(nomsa, hers));
        foreach (var person in new[] { nomsa, sibusiso })
        {
            await person.IsSavedThere();
            await Assertions.Expect(person.Page.Locator(".register__count")).ToHaveTextAsync("2 here");
            await Assertions.Expect(person.Page.Locator(".register__total")).ToContainTextAsync("0 learners");
            await person.Sees("Were these the same children, or others?").ToBeVisibleAsync();
        }

        await sibusiso.Button("The same children").ClickAsync();
        await Assertions.Expect(nomsa.Page.Locator(".register__total")).ToHaveTextAsync("19 learners");

        var reader = await Reader(nomsa);
        await reader.Open($"{gathering}/register/print");
        await reader.Sees("19 learners").ToBeVisibleAsync();
        await reader.Sees("The same children: the larger count stands.").ToBeVisibleAsync();
    }

    [Fact]
    public async Task Opened_and_kept_without_signal_it_is_there_after_the_page_was_closed_and_goes_with_the_signal()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var (nomsa, sibusiso) = await TwoInACluster(his: line.Address);
        var gathering = await nomsa.CallToday(new Uri(nomsa.Page.Url).AbsolutePath);
        await nomsa.OpenRegister(gathering);
        await sibusiso.OpenRegister(gathering);
        await sibusiso.Page.Until("async () => await caches.match('/waiting', { ignoreVary: true }) !== undefined");

        await Lose(sibusiso, line);
        await sibusiso.Field("Name").FillAsync("Ayesha Khan");
        await sibusiso.Button("Write in").ClickAsync();
        await sibusiso.WaitsThere();
        await sibusiso.Page.ReloadAsync();
        await sibusiso.KeepsRegister();
        await sibusiso.Sees("Ayesha Khan").ToBeVisibleAsync();
        await sibusiso.Tick(sibusiso.Name).ClickAsync();
        await Assertions.Expect(nomsa.Page.GetByText("Ayesha Khan")).ToHaveCountAsync(0);

        line.Mend();
        await sibusiso.Context.SetOfflineAsync(false);
        await nomsa.Sees("Ayesha Khan").ToBeVisibleAsync();
        await Assertions.Expect(nomsa.Tick(sibusiso.Name)).ToHaveAttributeAsync("aria-pressed", "true");
    }

    private static async Task Lose(Person person, Line line)
    {
        await person.Context.SetOfflineAsync(true);
        line.Cut();
        await Assertions.Expect(person.Page.Locator("html")).ToHaveAttributeAsync("data-line", "lost");
    }

    private static async Task Find(Person person, Line line)
    {
        line.Mend();
        await person.Context.SetOfflineAsync(false);
    }
}
