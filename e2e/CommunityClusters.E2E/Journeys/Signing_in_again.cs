namespace CommunityClusters.E2E.Journeys;

/// <summary>Coming back in: by a finger, by a code on paper, by a number, and out everywhere.</summary>
public sealed class Signing_in_again(Suite suite) : Journey(suite)
{
    private const string Another = "another long one";

    [Fact]
    public async Task A_finger_signs_in_where_a_passkey_was_made()
    {
        var nomsa = await Arrive("Nomsa Dlamini", at: Suite.Program.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
        await HasAFingerprintReader(nomsa);
        await nomsa.SignUp();
        await nomsa.Open("/me/passkeys");
        await nomsa.Field("Your password now").FillAsync("not the password");
        await nomsa.Button("Make a passkey on this device").ClickAsync();
        await Assertions.Expect(nomsa.Page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("This is not your password");

        await nomsa.Field("Your password now").FillAsync(Person.Password);
        await nomsa.Button("Make a passkey on this device").ClickAsync();
        await nomsa.Sees("Your passkey is ready.").ToBeVisibleAsync();
        await SignsOut(nomsa);

        await nomsa.Open("/sign-in?then=%2Fme");
        await nomsa.Button("Sign in with a passkey").ClickAsync();
        await Assertions.Expect(nomsa.Page.GetByRole(AriaRole.Heading, new() { Name = nomsa.Name })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_prompt_that_is_dismissed_changes_nothing_and_says_so()
    {
        var nomsa = await Arrive("Nomsa Dlamini", at: Suite.Program.Address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal));
        await HasAFingerprintReader(nomsa);
        await nomsa.Open("/sign-in");

        await nomsa.Button("Sign in with a passkey").ClickAsync();

        await nomsa.Sees("That did not work, and nothing was changed.").ToBeVisibleAsync();
        await Assertions.Expect(nomsa.Button("Sign in with a passkey")).ToBeEnabledAsync();
    }

    [Fact]
    public async Task A_code_on_paper_opens_the_account_on_a_new_phone_and_closes_it_on_the_lost_one()
    {
        var nomsa = await Arrive("Nomsa Dlamini");
        await nomsa.SignUp();
        await nomsa.StartCluster("Kept through a lost phone");
        await nomsa.IsLive();
        var twin = Person.Phone;
        twin.StorageState = await nomsa.Context.StorageStateAsync();
        var other = await Arrive("Nomsa on another page", twin);
        await other.Open("/me/codes");
        await other.Field("Your password now").FillAsync(Person.Password);
        await other.Button("Make codes").ClickAsync();
        var code = await other.Page.Locator(".codes code").First.InnerTextAsync();

        var newPhone = await Arrive("Nomsa on a new phone");
        await newPhone.Open("/sign-in");
        await newPhone.Link("I forgot my password").ClickAsync();
        await newPhone.Field("Recovery code").FillAsync(code);
        await newPhone.Field("A new password").FillAsync(Another);
        await newPhone.Button("Set the password and sign in").ClickAsync();

        await newPhone.Sees("You are back in.").ToBeVisibleAsync();
        await newPhone.Open("/");
        await newPhone.Sees("Kept through a lost phone").ToBeVisibleAsync();
        await nomsa.Sees("You are no longer in this cluster").ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_phone_number_does_in_place_of_the_sign_in_name()
    {
        var nomsa = await Arrive("Nomsa Dlamini");
        await nomsa.SignUp();
        await nomsa.Open("/me");
        await nomsa.Link("How I sign in").ClickAsync();
        await nomsa.Page.GetByText("E-mail and phone number").ClickAsync();
        await nomsa.Field("Phone number").FillAsync("082 765 4321");
        await nomsa.Field("Your password now").FillAsync(Person.Password);
        await nomsa.Button("Save").ClickAsync();
        await nomsa.Sees("Kept. You can sign in with it from now on.").ToBeVisibleAsync();
        await SignsOut(nomsa);

        await nomsa.Open("/sign-in");
        await nomsa.Field("Sign-in name").FillAsync("+27 82 765 4321");
        await nomsa.Field("Password").FillAsync(Person.Password);
        await nomsa.Button("Sign in").ClickAsync();
        await nomsa.Sees("You are in no cluster yet").ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_was_typed_outlives_a_session_that_ended_meanwhile()
    {
        var nomsa = await Arrive("Nomsa Dlamini");
        await nomsa.SignUp();
        await nomsa.Open("/me/sign-in");
        var signInName = await nomsa.Page.Locator("main .note b").InnerTextAsync();
        var with = Person.Phone;
        with.StorageState = await nomsa.Context.StorageStateAsync();
        await nomsa.Open("/start");
        await nomsa.TypeCluster("Typed once");
        var other = await Arrive("Nomsa on another phone", with);
        await other.Open("/me/sign-in");
        await other.Button("Sign out everywhere").ClickAsync();
        await other.Sees("Give your group a name").ToBeVisibleAsync();

        await nomsa.Button("Start it").ClickAsync();
        await nomsa.Field("Sign-in name").FillAsync(signInName);
        await nomsa.Field("Password").FillAsync(Person.Password);
        await nomsa.Button("Sign in").ClickAsync();

        await Assertions.Expect(nomsa.Field("Its name")).ToHaveValueAsync("Typed once");
        await nomsa.Button("Start it").ClickAsync();
        await nomsa.IsOnClusterPage();
        await nomsa.Open("/start");
        await Assertions.Expect(nomsa.Field("Its name")).ToHaveValueAsync("");
    }

    private static async Task SignsOut(Person person)
    {
        await person.Open("/sign-out");
        await person.Button("Sign out").ClickAsync();
        await person.Sees("Start a cluster").ToBeVisibleAsync();
    }

    private static async Task HasAFingerprintReader(Person person)
    {
        var browser = await person.Context.NewCDPSessionAsync(person.Page);
        await browser.SendAsync("WebAuthn.enable");
        await browser.SendAsync("WebAuthn.addVirtualAuthenticator", new()
        {
            ["options"] = new Dictionary<string, object>(StringComparer.Ordinal)
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }
}
