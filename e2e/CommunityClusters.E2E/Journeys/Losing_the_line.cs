namespace CommunityClusters.E2E.Journeys;

public sealed class Losing_the_line(Suite suite) : Journey(suite)
{
    private const string NoSignal = "No signal: what you see may be from earlier.";

    [Fact]
    public async Task After_a_lost_connection_the_page_catches_up_by_itself()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var nomsa = await Arrive("Nomsa Dlamini", at: line.Address, losesLine: true);
        await nomsa.SignUp();
        await nomsa.StartCluster("In the valley");
        var link = await nomsa.Invite();
        await nomsa.BackToCluster();
        await nomsa.Mark();
        await nomsa.Sees(NoSignal).ToBeHiddenAsync();

        line.Cut();
        await nomsa.Sees(NoSignal).ToBeVisibleAsync();
        var sibusiso = await Arrive("Sibusiso Nkosi");
        await sibusiso.Join(link);
        var thandi = await Arrive("Thandi Mokoena");
        await thandi.Join(link);
        await sibusiso.Leave();
        await Assertions.Expect(nomsa.Page.Locator(".people > li")).ToHaveCountAsync(1);

        line.Mend();
        await Assertions.Expect(nomsa.Member(thandi.Name)).ToBeVisibleAsync();
        await Assertions.Expect(nomsa.Member(sibusiso.Name)).ToHaveCountAsync(0);
        await nomsa.Sees(NoSignal).ToBeHiddenAsync();
        await nomsa.WasNeverReloaded();
    }

    [Fact]
    public async Task After_the_program_died_and_began_again_open_pages_go_on()
    {
        var program = OutlastsPeople(await ProgramProcess.Begin());
        var nomsa = await Arrive("Nomsa Dlamini", at: program.Address, losesLine: true);
        await nomsa.SignUp();
        await nomsa.StartCluster("Through a power cut");
        var link = await nomsa.Invite();
        await nomsa.BackToCluster();
        await nomsa.Mark();

        program.Kill();
        await nomsa.Sees(NoSignal).ToBeVisibleAsync();
        await program.Start();
        var sibusiso = await Arrive("Sibusiso Nkosi", at: program.Address);
        await sibusiso.Join(link);
        await Assertions.Expect(nomsa.Member(sibusiso.Name)).ToBeVisibleAsync();
        await nomsa.WasNeverReloaded();
    }

    [Fact]
    public async Task Who_left_while_the_line_was_cut_is_told_when_it_is_back()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var nomsa = await Arrive("Nomsa Dlamini", at: line.Address, losesLine: true);
        await nomsa.SignUp();
        var cluster = await nomsa.StartCluster("In the valley");
        await nomsa.IsLive();
        var state = await nomsa.Context.StorageStateAsync();
        var with = Person.Phone;
        with.StorageState = state;
        var otherPhone = await Arrive("Nomsa on another phone", with);

        line.Cut();
        await nomsa.Sees(NoSignal).ToBeVisibleAsync();
        await otherPhone.Open(cluster.AbsolutePath);
        await otherPhone.Leave();
        line.Mend();
        await nomsa.Sees("You are no longer in this cluster").ToBeVisibleAsync();
    }
}
