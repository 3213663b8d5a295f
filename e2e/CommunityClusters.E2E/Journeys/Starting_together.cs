namespace CommunityClusters.E2E.Journeys;

public sealed class Starting_together(Suite suite) : Journey(suite)
{
    [Fact]
    public async Task A_teacher_with_only_a_phone_starts_a_cluster_and_two_colleagues_are_in()
    {
        var nomsa = await Arrive("Nomsa Dlamini");
        await nomsa.Open("/");
        await nomsa.Link("Start a cluster").ClickAsync();
        await nomsa.TypeNameAndPassword();
        await nomsa.Button("Go on").ClickAsync();
        await nomsa.Sees("nomsa.dlamini").ToBeVisibleAsync();
        await nomsa.TypeCluster("Saturday Physics");
        await nomsa.Button("Start it").ClickAsync();
        await nomsa.IsOnClusterPage();
        var link = await nomsa.Invite();
        await nomsa.BackToCluster();
        await nomsa.Mark();

        var sibusiso = await Arrive("Sibusiso Nkosi");
        await sibusiso.Open(new Uri(link).PathAndQuery);
        await sibusiso.Sees("Nomsa Dlamini invites you to").ToBeVisibleAsync();
        await sibusiso.Sees("teach them on one Saturday a month").ToBeVisibleAsync();
        await sibusiso.Join(link);
        await Assertions.Expect(nomsa.Member(sibusiso.Name)).ToBeVisibleAsync();

        var thandi = await Arrive("Thandi Mokoena");
        await thandi.Join(link);
        foreach (var colleague in new[] { nomsa, sibusiso })
        {
            await Assertions.Expect(colleague.Member(thandi.Name)).ToBeVisibleAsync();
            await colleague.Sees("3 teachers").ToBeVisibleAsync();
        }

        await nomsa.WasNeverReloaded();
    }

    [Fact]
    public async Task Opening_an_invitation_never_joins()
    {
        var nomsa = await Arrive("Nomsa Dlamini");
        await nomsa.SignUp();
        await nomsa.StartCluster("Nobody but me");
        var link = new Uri(await nomsa.Invite()).PathAndQuery;
        var (visitor, teacher) = (await Arrive("A visitor"), await Arrive("Sibusiso Nkosi"));
        await teacher.SignUp();

        foreach (var person in new[] { visitor, teacher })
        {
            await person.Open(link);
            await person.Page.ReloadAsync();
            await Assertions.Expect(person.Button("Join the cluster")).ToBeVisibleAsync();
            await person.Sees("1 teacher").ToBeVisibleAsync();
        }

        await nomsa.BackToCluster();
        await Assertions.Expect(nomsa.Page.Locator(".people > li")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_teacher_with_an_account_joins_with_one_tap_after_signing_in_from_the_invitation()
    {
        var nomsa = await Arrive("Nomsa Dlamini");
        await nomsa.SignUp();
        await nomsa.StartCluster("Saturday Physics");
        var link = await nomsa.Invite();

        var sibusiso = await Arrive("Sibusiso Nkosi");
        await sibusiso.SignUp();
        var signInName = await sibusiso.Page.Locator("#sign-in-name b").InnerTextAsync();
        var otherPhone = await Arrive("Sibusiso on another phone");
        await otherPhone.Open(new Uri(link).PathAndQuery);
        await otherPhone.Link("I already have an account").ClickAsync();
        await otherPhone.Field("Sign-in name").FillAsync(signInName);
        await otherPhone.Field("Password").FillAsync(Person.Password);
        await otherPhone.Button("Sign in").ClickAsync();
        await otherPhone.Button("Join the cluster").ClickAsync();
        await otherPhone.IsOnClusterPage();
        await Assertions.Expect(otherPhone.Member(sibusiso.Name)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_invitation_goes_out_as_a_message_a_link_to_copy_and_a_code_to_scan()
    {
        var with = Person.Phone;
        with.Permissions = ["clipboard-read", "clipboard-write"];
        var nomsa = await Arrive("Nomsa Dlamini", with);
        await nomsa.SignUp();
        await nomsa.StartCluster("Physics & Friends #1");
        var link = await nomsa.Invite();
        Assert.StartsWith(nomsa.Address, link, StringComparison.Ordinal);

        var message = new Uri((await nomsa.Link("Send on WhatsApp").GetAttributeAsync("href"))!);
        Assert.Equal("wa.me", message.Host);
        Assert.Equal($"?text=Join our cluster “Physics & Friends #1”: {link}", Uri.UnescapeDataString(message.Query));

        await nomsa.Button("Copy").ClickAsync();
        await Assertions.Expect(nomsa.Button("Copied")).ToBeVisibleAsync();
        Assert.Equal(link, await nomsa.Page.EvaluateAsync<string>("navigator.clipboard.readText()"));

        var code = nomsa.Page.GetByRole(AriaRole.Img, new() { Name = "QR code of your link" });
        await Assertions.Expect(code).ToBeVisibleAsync();
        var drawn = await code.Locator("svg path").GetAttributeAsync("d");
        Assert.True(drawn!.Count(c => c == 'z') > 100, "A code without squares says nothing.");
    }

    [Fact]
    public async Task A_withdrawn_invitation_opens_nothing()
    {
        var nomsa = await Arrive("Nomsa Dlamini");
        await nomsa.SignUp();
        await nomsa.StartCluster("Saturday Physics");
        var link = await nomsa.Invite();
        await nomsa.Button("Withdraw").ClickAsync();
        await Assertions.Expect(nomsa.Field("Your link")).ToBeHiddenAsync();

        var visitor = await Arrive("A visitor");
        Assert.Equal(404, (await visitor.Open(new Uri(link).PathAndQuery))!.Status);
        await visitor.Sees("This is not here").ToBeVisibleAsync();
    }
}
