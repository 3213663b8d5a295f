namespace CommunityClusters.E2E.Journeys;

/// <summary>Somebody who cannot come without a lift, somebody with a free seat, and a third who hears of neither.</summary>
public sealed class Reaching_the_day(Suite suite) : PlanJourney(suite)
{
    [Fact]
    public async Task From_a_wish_in_private_to_a_seat_in_a_car_and_a_third_sees_nothing()
    {
        var (nomsa, sibusiso, thandi, reach) = await ThreeOnTheirWay();
        await nomsa.Open(reach[..^"/reach".Length]);
        await nomsa.Link("The day everyone can reach").ClickAsync();
        await nomsa.IsAt(reach);
        await nomsa.AskInPrivate("A lift", "My knee is bad", "R 61 there and back");

        await sibusiso.OfferLift("1", "White River");
        await Assertions.Expect(sibusiso.Page.Locator(".hand")).ToContainTextAsync("Somebody asks for this");
        await Assertions.Expect(sibusiso.Page.Locator("main")).Not.ToContainTextAsync("Nomsa");
        await sibusiso.Field("Your phone number, for this person alone").FillAsync("082 555 0001");
        await sibusiso.Button("I could help").ClickAsync();
        await sibusiso.Sees("You said that you could help").ToBeVisibleAsync();

        await nomsa.Open(reach);
        await Assertions.Expect(nomsa.Page.Locator(".hand")).ToContainTextAsync("from: White River");
        await Assertions.Expect(nomsa.Page.Locator("main")).Not.ToContainTextAsync("Sibusiso");
        await Assertions.Expect(nomsa.Page.Locator("main")).Not.ToContainTextAsync("082");
        await nomsa.Page.Locator(".hand input[type=tel]").FillAsync("072 555 0002");
        await nomsa.Button("Yes, please").ClickAsync();
        await Assertions.Expect(nomsa.Page.Locator(".hand--agreed")).ToContainTextAsync("Sibusiso Nkosi helps you");
        await Assertions.Expect(nomsa.Link("082 555 0001")).ToHaveAttributeAsync("href", "tel:0825550001");
        await sibusiso.Open(reach);
        await Assertions.Expect(sibusiso.Page.Locator(".hand--agreed")).ToContainTextAsync("You help Nomsa Dlamini");
        await Assertions.Expect(sibusiso.Link("072 555 0002")).ToBeVisibleAsync();
        await Assertions.Expect(sibusiso.Page.Locator(".offer .badge")).ToHaveTextAsync("All seats are taken");
        await Assertions.Expect(sibusiso.Page.Locator("main")).Not.ToContainTextAsync("My knee");

        // The third, who offers seats as well, sees neither of them, nor a number, nor that anybody asks.
        await thandi.Open(reach);
        await thandi.OfferLift("3", "Hazyview");
        await Assertions.Expect(thandi.Page.Locator(".offer")).ToContainTextAsync("Nobody asks for this at the moment.");
        foreach (var secret in new[] { "555", "My knee", "R 61", "Nomsa", "Sibusiso", "White River" })
        {
            await Assertions.Expect(thandi.Page.Locator("main")).Not.ToContainTextAsync(secret);
        }

        // Either ends it; then neither has the other's number, and her wish is open to others.
        await sibusiso.Page.Locator(".hand--agreed").GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(sibusiso.Page.Locator(".hand")).ToHaveCountAsync(0);
        await nomsa.Open(reach);
        await Assertions.Expect(nomsa.Page.Locator(".hand")).ToHaveCountAsync(0);
        await Assertions.Expect(nomsa.Page.Locator("main")).Not.ToContainTextAsync("555");
        await thandi.Open(reach);
        await Assertions.Expect(thandi.Page.Locator(".hand")).ToContainTextAsync("Somebody asks for this");
    }

    [Fact]
    public async Task Without_script_it_is_said_by_forms_alone_and_the_phone_keeps_no_copy()
    {
        var (nomsa, _, _, reach) = await ThreeOnTheirWay();
        var reader = await Reader(nomsa);
        await reader.Open(reach);
        await reader.AskInPrivate("Childcare", "My two are small", "R 40");
        await reader.Page.Locator(".wish").GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(reader.Page.Locator("#Ask_Words")).ToHaveValueAsync("My two are small");
        await reader.Page.Locator(".wish").GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(reader.Page.Locator(".wish")).ToHaveCountAsync(0);

        await nomsa.Open(reach);
        await nomsa.AskInPrivate("Airtime", "No data left", "R 10");
        await nomsa.Open(reach[..^"/reach".Length]);
        await nomsa.IsLive();
        var kept = await nomsa.Page.EvaluateAsync<string>("(async () => { let all = ''; for (const name of await caches.keys()) for (const request of await (await caches.open(name)).keys()) all += request.url + ' '; return all })()");
        Assert.DoesNotContain(reach, kept, StringComparison.Ordinal);
    }

    /// <summary>Three members of a cluster, of which two stand on the page of a day, and its address.</summary>
    private async Task<(Person Nomsa, Person Sibusiso, Person Thandi, string Reach)> ThreeOnTheirWay()
    {
        var (nomsa, sibusiso) = await TwoInACluster();
        var cluster = new Uri(nomsa.Page.Url).AbsolutePath;
        var link = await nomsa.Invite();
        var thandi = await Arrive("Thandi Mokoena");
        await thandi.Join(link);
        await nomsa.BackToCluster();
        var reach = (await nomsa.CallDay(cluster)).Replace("/programme", "/reach", StringComparison.Ordinal);
        await sibusiso.Open(reach);
        await thandi.Open(reach);
        return (nomsa, sibusiso, thandi, reach);
    }
}
