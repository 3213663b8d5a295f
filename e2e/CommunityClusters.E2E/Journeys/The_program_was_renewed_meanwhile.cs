namespace CommunityClusters.E2E.Journeys;

/// <summary>A phone that has the day of an older build comes back to a server that was renewed.</summary>
public sealed class The_program_was_renewed_meanwhile(Suite suite) : PlanJourney(suite)
{
    private const string App = "() => document.querySelector('script[src*=\"/build/app-\"]').src";
    private const string KeptFiles = "caches.open('files').then(cache => cache.keys()).then(all => all.map(one => one.url))";

    [Fact]
    public async Task What_the_old_code_wrote_is_taken_it_writes_on_and_the_next_page_is_of_the_new_one_with_all_that_was_typed()
    {
        using var newer = new NewerBuild();
        var program = OutlastsPeople(await ProgramProcess.Begin());
        var line = OutlastsPeople(new Line(program.Port));
        var (nomsa, sibusiso) = await TwoInACluster(program.Address, line.Address);
        var gathering = await nomsa.CallToday(new Uri(nomsa.Page.Url).AbsolutePath);
        await nomsa.AddLesson(gathering, "Newton’s third law", observer: sibusiso.Name);
        await sibusiso.Open(gathering);
        await sibusiso.Comes();
        var before = await sibusiso.Page.EvaluateAsync<string>(App);

        await sibusiso.Context.SetOfflineAsync(true);
        line.Cut();
        program.Kill();
        program.Build = newer.Folder;
        await program.Start();
        await sibusiso.Open($"{gathering}/day");
        await sibusiso.ObservesNext();
        await sibusiso.Notes("Written with the old code");
        await sibusiso.WaitsThere();
        await sibusiso.Mark();

        line.Mend();
        await sibusiso.Context.SetOfflineAsync(false);
        await sibusiso.IsSavedThere();
        await sibusiso.WasNeverReloaded();
        await sibusiso.Page.EvaluateAsync("navigator.serviceWorker.getRegistration().then(one => one.update())");
        await sibusiso.Page.Until($"async () => (await {KeptFiles}).filter(one => one.includes('/build/app-')).length === 4 && !(await navigator.serviceWorker.getRegistration()).installing && !(await navigator.serviceWorker.getRegistration()).waiting");

        await sibusiso.Context.SetOfflineAsync(true);
        line.Cut();
        await Assertions.Expect(sibusiso.Page.Locator("html")).ToHaveAttributeAsync("data-line", "lost");
        // What the old page still needs is there, though the server has it no longer.
        Assert.True(await sibusiso.Page.EvaluateAsync<bool>($"fetch('{before}').then(answer => answer.ok)"));
        await sibusiso.Notes("And on with it");
        await sibusiso.WaitsThere();
        await sibusiso.Page.Locator(".back").ClickAsync();
        await Assertions.Expect(sibusiso.Page.Locator("[data-next-says]")).ToContainTextAsync("You observe");
        await sibusiso.Page.Until($"() => ({App})() !== '{before}'");
        await sibusiso.Page.Locator(".day__next a").GetByText("My notes on it").ClickAsync();
        await Assertions.Expect(sibusiso.Page.Locator(".notes-list textarea")).ToHaveCountAsync(2);
        await sibusiso.Notes("Written with the new code");
        await sibusiso.WaitsThere();

        line.Mend();
        await sibusiso.Context.SetOfflineAsync(false);
        await sibusiso.IsSavedThere();
        var sheet = new Uri(sibusiso.Page.Url).AbsolutePath;
        await sibusiso.Page.CloseAsync();
        sibusiso = await TakeUp(sibusiso.Name, sibusiso.Context, line.Address);
        await sibusiso.Open(sheet);
        await sibusiso.Page.Until($"() => {KeptFiles}.then(all => all.length > 0 && !all.includes('{before}'))");
        var with = Person.Phone;
        (with.StorageState, with.JavaScriptEnabled) = (await sibusiso.Context.StorageStateAsync(), false);
        var reader = await Arrive("Sibusiso without script", with, program.Address);
        await reader.Open(sheet);
        foreach (var words in new[] { "Written with the old code", "And on with it", "Written with the new code" })
        {
            await Assertions.Expect(reader.Page.GetByText(words)).ToHaveCountAsync(1);
        }
    }
}
