namespace CommunityClusters.E2E.Journeys;

/// <summary>A phone that is full of pictures: first it says so, then its browser takes nothing more, and one night it throws away what it had.</summary>
public sealed class A_phone_without_room(Suite suite) : PlanJourney(suite)
{
    // A browser counts the room of its databases only now and then; here they refuse from now on.
    private const string Refuses = """
        () => {
          const { add, put } = IDBObjectStore.prototype;
          const refuse = () => { throw new DOMException("", "QuotaExceededError"); };
          Object.assign(IDBObjectStore.prototype, { add: refuse, put: refuse });
          globalThis.stopRefusing = () => Object.assign(IDBObjectStore.prototype, { add, put });
        }
        """;

    // Enough for the pages of the day, and less than what counts for enough.
    private const double Little = 1.9 * 1024 * 1024;

    // What the browser says of itself counts for a while what was just thrown away.
    private const string Used = """
        async () => {
          let bytes = 0;
          for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const one of await cache.matchAll()) bytes += (await one.blob()).size;
          }
          return bytes;
        }
        """;

    [Fact]
    public async Task It_is_said_before_nothing_is_called_kept_that_is_not_and_what_was_typed_can_be_saved_as_a_file_or_goes_later()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var (_, sibusiso, gathering) = await OnTheDay(line);
        await Has(sibusiso, room: await sibusiso.Page.EvaluateAsync<double>(Used) + Little);
        await sibusiso.Open($"{gathering}/day");
        await sibusiso.Button("Keep it on this phone").ClickAsync();
        await sibusiso.Sees("This phone is full or almost full: 0 of").ToBeVisibleAsync();
        await sibusiso.OpenRegister(gathering);
        await sibusiso.Sees("Free some space before you write where there is no signal.").ToBeVisibleAsync();

        // With signal a full phone has all that is on no disk of its own, and loses nothing that it kept before.
        await Has(sibusiso, room: 1);
        await sibusiso.Open("/find");
        await sibusiso.Open($"{gathering}/day");
        await sibusiso.Button("Keep it on this phone").ClickAsync();
        await Assertions.Expect(sibusiso.Page.Locator("[data-kept-line]")).ToContainTextAsync("This phone is full or almost full");
        await Assertions.Expect(sibusiso.Button("Keep it on this phone")).ToBeEnabledAsync();
        await sibusiso.OpenRegister(gathering);
        await sibusiso.Context.SetOfflineAsync(true);
        line.Cut();
        await Assertions.Expect(sibusiso.Page.Locator("html")).ToHaveAttributeAsync("data-line", "lost");
        await sibusiso.Page.EvaluateAsync(Refuses);
        await sibusiso.Field("Name").FillAsync("Ayesha Khan");
        await sibusiso.Button("Write in").ClickAsync();
        await sibusiso.Sees("This browser keeps nothing on the phone").ToBeVisibleAsync();
        await Assertions.Expect(sibusiso.DocState()).Not.ToContainTextAsync("On this phone");
        var saved = await sibusiso.Page.RunAndWaitForDownloadAsync(() => sibusiso.Page.GetByRole(AriaRole.Button, new() { Name = "Save as a file", Exact = true }).First.ClickAsync());
        Assert.Contains("Ayesha Khan", await File.ReadAllTextAsync(await saved.PathAsync(), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        await Has(sibusiso, room: null);
        await sibusiso.Page.EvaluateAsync("stopRefusing()");
        await sibusiso.Field("Name").FillAsync("Peter Mokoena");
        await sibusiso.Button("Write in").ClickAsync();
        await sibusiso.WaitsThere();
        await sibusiso.Open($"{gathering}/day");
        await sibusiso.Sees("No signal. This page is from").ToBeVisibleAsync();
        line.Mend();
        await sibusiso.Context.SetOfflineAsync(false);
        await sibusiso.OpenRegister(gathering);
        await sibusiso.IsSavedThere();
        await sibusiso.Sees("Ayesha Khan").ToBeVisibleAsync();
    }

    [Fact]
    public async Task Who_opens_a_plan_to_write_is_told_also_where_no_day_was_ever_kept()
    {
        var (_, sibusiso, plan) = await TwoOnAPlan();
        await Assertions.Expect(sibusiso.Page.GetByText("Free some space before you write")).ToHaveCountAsync(0);
        await Has(sibusiso, room: await sibusiso.Page.EvaluateAsync<double>(Used) + Little);
        // An hour later.
        await sibusiso.Page.EvaluateAsync("localStorage.setItem('little-room-asked', Date.now() - 3600000)");
        await sibusiso.Open(plan.AbsolutePath);
        await sibusiso.IsOnPlan();
        await sibusiso.Sees("Free some space before you write where there is no signal.").ToBeVisibleAsync();
    }

    [Fact]
    public async Task Thrown_away_by_the_browser_the_day_is_said_to_be_gone_and_with_signal_it_is_kept_again()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var (_, sibusiso, gathering) = await OnTheDay(line);
        await sibusiso.Page.GotoAsync("about:blank");
        var wire = await sibusiso.Context.NewCDPSessionAsync(sibusiso.Page);
        await wire.SendAsync("Storage.clearDataForOrigin", new() { ["origin"] = line.Address, ["storageTypes"] = "indexeddb,cache_storage" });

        await sibusiso.Context.SetOfflineAsync(true);
        line.Cut();
        await sibusiso.Open($"{gathering}/day");
        await sibusiso.Sees("the browser threw away what this phone had kept").ToBeVisibleAsync();
        line.Mend();
        await sibusiso.Context.SetOfflineAsync(false);
        await sibusiso.Open($"{gathering}/day");
        await sibusiso.Sees("The browser had thrown away what it kept of this day").ToBeVisibleAsync();
        await sibusiso.HasDayOnPhone();

        await sibusiso.Context.SetOfflineAsync(true);
        line.Cut();
        await sibusiso.Open($"{gathering}/day");
        await sibusiso.ObservesNext();
        await sibusiso.Notes("There again");
        await sibusiso.WaitsThere();
        await sibusiso.Open("/needs/nobody-was-here");
        await Assertions.Expect(sibusiso.Page.GetByRole(AriaRole.Heading, new() { Name = "No signal" })).ToBeVisibleAsync();
    }

    private async Task<(Person Nomsa, Person Sibusiso, string Gathering)> OnTheDay(Line line)
    {
        var (nomsa, sibusiso) = await TwoInACluster(his: line.Address);
        var gathering = await nomsa.CallToday(new Uri(nomsa.Page.Url).AbsolutePath);
        await nomsa.AddLesson(gathering, "Newton’s third law", observer: sibusiso.Name);
        await sibusiso.Open(gathering);
        await sibusiso.Comes();
        return (nomsa, sibusiso, gathering);
    }

    private static async Task Has(Person person, double? room)
    {
        var wire = await person.Context.NewCDPSessionAsync(person.Page);
        var asked = new Dictionary<string, object> { ["origin"] = person.Address };
        if (room is { } bytes)
        {
            asked["quotaSize"] = Math.Floor(bytes);
        }

        await wire.SendAsync("Storage.overrideQuotaForOrigin", asked);
    }
}
