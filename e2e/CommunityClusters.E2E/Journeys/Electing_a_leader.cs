namespace CommunityClusters.E2E.Journeys;

/// <summary>The leader by election, as far as a browser's day goes: asking, standing, nominating, declining.</summary>
public sealed class Electing_a_leader(Suite suite) : PlanJourney(suite)
{
    [Fact]
    public async Task Members_ask_for_an_election_stand_nominate_and_decline_and_each_sees_it_live()
    {
        var (nomsa, sibusiso) = await TwoInACluster();
        var cluster = new Uri(nomsa.Page.Url).AbsolutePath;
        await sibusiso.Open($"{cluster}/leader");
        await sibusiso.IsLive();

        await nomsa.AskForElection(cluster);
        await Assertions.Expect(sibusiso.Page.Locator("#leader")).ToContainTextAsync("1 of 2 asks for an election");
        await nomsa.IsLive();
        await sibusiso.AskForElection(cluster);
        await nomsa.OpenElection();
        await sibusiso.OpenElection();
        await sibusiso.IsLive();

        await nomsa.Stand();
        await Assertions.Expect(sibusiso.Page.Locator(".decision__nominees")).ToContainTextAsync(nomsa.Name);
        await nomsa.IsLive();
        await nomsa.Page.Locator("#Nominee").SelectOptionAsync(new SelectOptionValue { Label = sibusiso.Name });
        await nomsa.Button("Nominate").ClickAsync();
        await Assertions.Expect(sibusiso.Page.Locator(".decision__nominees li")).ToHaveTextAsync([nomsa.Name, $"{sibusiso.Name} nominated by {nomsa.Name}"]);
        await nomsa.Settles();
        await nomsa.IsLive();

        await sibusiso.Page.ReloadAsync();
        await sibusiso.Page.TabTo(sibusiso.Button("I do not stand"));
        await sibusiso.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(nomsa.Page.Locator(".decision__nominees li")).ToHaveTextAsync([nomsa.Name]);
    }
}
