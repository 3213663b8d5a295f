namespace CommunityClusters.E2E.Journeys;

public sealed class Typing_it_wrong(Suite suite) : Journey(suite)
{
    [Fact]
    public async Task Wrong_input_is_said_beside_the_field_and_keeps_what_was_typed()
    {
        var nomsa = await Arrive("Nomsa Dlamini");
        await nomsa.Open("/sign-up");
        await nomsa.Field("Your name").FillAsync(nomsa.Name);
        await nomsa.Field("A password").FillAsync("short");
        await nomsa.Button("Go on").ClickAsync();
        await Assertions.Expect(nomsa.Page.Locator(".field--wrong .field__error")).ToContainTextAsync("This password is too short");
        await Assertions.Expect(nomsa.Field("A password")).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(nomsa.Field("Your name")).ToHaveValueAsync(nomsa.Name);

        await nomsa.Page.GetByRole(AriaRole.Alert).GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(nomsa.Field("A password")).ToBeFocusedAsync();
        await nomsa.Field("A password").FillAsync(Person.Password);
        await nomsa.Button("Go on").ClickAsync();
        await nomsa.IsAt("/start");
    }

    [Fact]
    public async Task A_long_purpose_stays_when_the_name_was_forgotten()
    {
        const string purpose = "Newton <b>& friends</b>\n\nevery Saturday, \"with tea\"";
        var nomsa = await Arrive("Nomsa Dlamini");
        await nomsa.SignUp();
        await nomsa.Field("What it is for").FillAsync(purpose);
        await nomsa.Button("Start it").ClickAsync();
        await Assertions.Expect(nomsa.Page.Locator(".field__error")).ToHaveTextAsync("Give the cluster a name.");
        await Assertions.Expect(nomsa.Field("What it is for")).ToHaveValueAsync(purpose);
    }

    [Fact]
    public async Task A_password_is_shown_to_who_asks_and_hidden_again_before_it_is_sent()
    {
        var nomsa = await Arrive("Nomsa Dlamini");
        await nomsa.Open("/sign-up");
        await nomsa.TypeNameAndPassword();
        await nomsa.Button("Show password").ClickAsync();
        await Assertions.Expect(nomsa.Field("A password")).ToHaveAttributeAsync("type", "text");
        await Assertions.Expect(nomsa.Field("A password")).ToHaveValueAsync(Person.Password);
        foreach (var (attribute, value) in new[] { ("autocapitalize", "none"), ("autocorrect", "off"), ("spellcheck", "false"), ("dir", "ltr") })
        {
            await Assertions.Expect(nomsa.Field("A password")).ToHaveAttributeAsync(attribute, value);
        }

        await Assertions.Expect(nomsa.Button("Show password")).ToHaveAttributeAsync("aria-pressed", "true");
        await nomsa.Button("Show password").ClickAsync();
        await Assertions.Expect(nomsa.Field("A password")).ToHaveAttributeAsync("type", "password");

        await nomsa.Button("Show password").ClickAsync();
        await nomsa.Page.EvaluateAsync("document.addEventListener('turbo:submit-start', () => window.sentAs = document.getElementById('Ask_Password').type)");
        await nomsa.Button("Go on").ClickAsync();
        await nomsa.IsAt("/start");
        Assert.Equal("password", await nomsa.Page.EvaluateAsync<string>("window.sentAs"));

        await nomsa.Open("/me/password");
        await nomsa.Field("A new password").FillAsync("typed and left");
        await nomsa.Button("Show password").Last.ClickAsync();
        await nomsa.Page.Locator(".back").ClickAsync();
        await nomsa.IsAt("/me/sign-in");
        await nomsa.Page.GoBackAsync();
        await Assertions.Expect(nomsa.Field("A new password")).ToHaveValueAsync("");
        await Assertions.Expect(nomsa.Field("A new password")).ToHaveAttributeAsync("type", "password");
    }

    [Fact]
    public async Task Without_script_no_button_promises_to_show_a_password()
    {
        var with = Person.Phone;
        with.JavaScriptEnabled = false;
        var nomsa = await Arrive("Nomsa Dlamini", with);
        await nomsa.Open("/sign-up");
        await Assertions.Expect(nomsa.Field("A password")).ToBeVisibleAsync();
        await Assertions.Expect(nomsa.Page.Locator("[data-shows]")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_page_that_grew_old_is_shown_again_with_what_was_typed_and_then_works()
    {
        var nomsa = await Arrive("Nomsa Dlamini");
        await nomsa.Open("/sign-up");
        await nomsa.TypeNameAndPassword();
        await nomsa.Context.ClearCookiesAsync();
        await nomsa.Button("Go on").ClickAsync();
        await nomsa.Sees("This page was open for a long time").ToBeVisibleAsync();
        await Assertions.Expect(nomsa.Field("Your name")).ToHaveValueAsync(nomsa.Name);
        await nomsa.Field("A password").FillAsync(Person.Password);
        await nomsa.Button("Go on").ClickAsync();
        await nomsa.IsAt("/start");
    }

    [Fact]
    public async Task What_somebody_writes_as_a_page_stays_words()
    {
        var nomsa = await Arrive("<img src=x onerror=document.title='taken'>");
        await nomsa.SignUp();
        await nomsa.Field("Its name").FillAsync("<script>document.title='taken'</script>");
        await nomsa.Field("What it is for").FillAsync("<b onclick=alert(1)>Bold</b> ![p](http://elsewhere.example/p.png) [go](javascript:alert(1))");
        await nomsa.Button("Start it").ClickAsync();
        await nomsa.IsOnClusterPage();
        await Assertions.Expect(nomsa.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("<script>document.title='taken'</script>");
        await Assertions.Expect(nomsa.Member(nomsa.Name)).ToBeVisibleAsync();
        await Assertions.Expect(nomsa.Page.Locator("main :is(img, script, [onclick], a[href^='javascript'])")).ToHaveCountAsync(0);
        Assert.NotEqual("taken", await nomsa.Page.TitleAsync(), StringComparer.Ordinal);
    }
}
