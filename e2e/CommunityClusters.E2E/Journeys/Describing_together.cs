namespace CommunityClusters.E2E.Journeys;

public sealed class Describing_together(Suite suite) : Journey(suite)
{
    [Fact]
    public async Task Two_who_describe_the_cluster_at_once_lose_nothing_and_nobody_types_it_twice()
    {
        var nomsa = await Arrive("Nomsa Dlamini");
        await nomsa.SignUp();
        await nomsa.StartCluster("Described by two");
        var sibusiso = await Arrive("Sibusiso Nkosi");
        await sibusiso.Join(await nomsa.Invite());
        await nomsa.BackToCluster();
        await sibusiso.Link("Change the description").ClickAsync();
        await sibusiso.Field("What it is for").FillAsync("We teach mechanics.");

        await nomsa.Link("Change the description").ClickAsync();
        await nomsa.Field("What it is for").FillAsync("We teach optics.\n\nAnd eat together.");
        await nomsa.Page.Locator("#Ask_Subjects summary").ClickAsync();
        await nomsa.Page.GetByText("Physical Sciences", new() { Exact = true }).ClickAsync();
        await nomsa.Button("Keep it").ClickAsync();
        await nomsa.IsOnClusterPage();

        await sibusiso.Button("Keep it").ClickAsync();
        await sibusiso.Sees("A colleague changed this meanwhile.").ToBeVisibleAsync();
        await Assertions.Expect(sibusiso.Field("What it is for")).ToHaveValueAsync("We teach mechanics.");
        await Assertions.Expect(sibusiso.Page.Locator("#Ask_Purpose-meanwhile")).ToContainTextAsync("Nomsa Dlamini wrote here meanwhile:");
        await Assertions.Expect(sibusiso.Page.Locator("#Ask_Purpose-meanwhile")).ToContainTextAsync("And eat together.");
        await Assertions.Expect(sibusiso.Page.GetByLabel("Physical Sciences")).ToBeCheckedAsync();
        await sibusiso.Button("Keep it").ClickAsync();

        await sibusiso.IsOnClusterPage();
        await Assertions.Expect(nomsa.Page.Locator("#what-for")).ToContainTextAsync("We teach mechanics.");
        await Assertions.Expect(nomsa.Page.Locator("#what-for")).ToContainTextAsync("Physical Sciences");
    }
}
