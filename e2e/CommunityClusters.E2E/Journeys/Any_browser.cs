namespace CommunityClusters.E2E.Journeys;

public sealed class Any_browser(Suite suite) : Journey(suite)
{
    [Fact]
    public async Task Without_script_people_sign_up_start_invite_join_leave_come_back_and_sign_out()
    {
        var nomsa = await Arrive("Nomsa Dlamini", WithoutScript());
        await nomsa.SignUp();
        await nomsa.StartCluster("Without script");
        var link = await nomsa.Invite();
        await Assertions.Expect(nomsa.Button("Copy")).ToBeHiddenAsync();

        var sibusiso = await Arrive("Sibusiso Nkosi", WithoutScript());
        await sibusiso.Join(link);
        await Assertions.Expect(sibusiso.Member(nomsa.Name)).ToBeVisibleAsync();
        await sibusiso.Leave();
        await sibusiso.Button("Come back").ClickAsync();
        await sibusiso.IsOnClusterPage();

        await sibusiso.Open("/sign-out");
        await sibusiso.Button("Sign out").ClickAsync();
        await sibusiso.Sees("Teachers who meet because they want to").ToBeVisibleAsync();
    }

    [Fact]
    public async Task Without_script_enter_looks_for_the_school_and_the_form_stays_as_it_was_typed()
    {
        var nomsa = await Arrive("Nomsa Dlamini", WithoutScript());
        await nomsa.SignUp();
        await nomsa.Open("/me");
        await nomsa.Field("Your name").FillAsync("Nomsa D");
        await nomsa.Page.Locator("#Ask_Grades summary").ClickAsync();
        await nomsa.Page.GetByLabel("11", new() { Exact = true }).CheckAsync();
        await nomsa.Field("Find your school").FillAsync("mvula hils");
        await nomsa.Page.Keyboard.PressAsync("Enter");

        await nomsa.Page.GetByText("Mvula Hills Secondary School", new() { Exact = true }).ClickAsync();
        await Assertions.Expect(nomsa.Field("Your name")).ToHaveValueAsync("Nomsa D");
        await Assertions.Expect(nomsa.Page.GetByLabel("11", new() { Exact = true })).ToBeCheckedAsync();
        await Assertions.Expect(nomsa.Page.Locator(".form-errors")).ToHaveCountAsync(0);
        await nomsa.Button("Save").ClickAsync();
        await nomsa.Sees("Saved. Your colleagues see it at once.").ToBeVisibleAsync();
        await Assertions.Expect(nomsa.Page.GetByText("Mvula Hills Secondary School", new() { Exact = true })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task With_a_keyboard_alone_a_teacher_signs_up_and_starts_a_cluster()
    {
        var nomsa = await Arrive("Nomsa Dlamini");
        await nomsa.Open("/");
        await nomsa.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(nomsa.Link("Skip to the page")).ToBeFocusedAsync();
        await TabTo(nomsa.Link("Start a cluster"));
        await nomsa.Page.Keyboard.PressAsync("Enter");
        await nomsa.IsAt("/sign-up");
        await Type(nomsa.Field("Your name"), nomsa.Name);
        await Type(nomsa.Field("A password"), Person.Password);
        await nomsa.Page.Keyboard.PressAsync("Enter");
        await nomsa.IsAt("/start");
        await Type(nomsa.Field("Its name"), "By keyboard");
        await Type(nomsa.Field("What it is for"), "Keys only.");
        await TabTo(nomsa.Button("Start it"));
        await nomsa.Page.Keyboard.PressAsync("Space");
        await nomsa.IsOnClusterPage();

        async Task Type(ILocator field, string text)
        {
            await TabTo(field);
            await nomsa.Page.Keyboard.TypeAsync(text);
        }

        async Task TabTo(ILocator target)
        {
            await nomsa.Page.TabTo(target);
            Assert.NotEqual("0px", await target.EvaluateAsync<string>("e => getComputedStyle(e).outlineStyle === 'none' ? '0px' : getComputedStyle(e).outlineWidth"), StringComparer.Ordinal);
        }
    }

    [Fact]
    public async Task The_page_is_light_by_day_and_dark_by_night()
    {
        var nomsa = await Arrive("Nomsa Dlamini");
        await nomsa.Open("/");
        Assert.True(await Brightness(ColorScheme.Light) > 200);
        Assert.True(await Brightness(ColorScheme.Dark) < 60);

        async Task<int> Brightness(ColorScheme scheme)
        {
            await nomsa.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            return await nomsa.Page.EvaluateAsync<int>("Math.max(...getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number))");
        }
    }

    [Theory]
    [InlineData("Thandi 🌻 Mokoena")]
    [InlineData("عائشہ بی بی")]
    [InlineData("Nqobile Mthunzi-Ka'Dlamini van der Westhuizen the Second of Mvula Hills and of Bergvliet-Noord")]
    public async Task A_name_in_any_script_is_shown_to_colleagues_and_signs_in(string name)
    {
        var teacher = await Arrive(name);
        await teacher.SignUp();
        var signInName = await teacher.Page.Locator("#sign-in-name b").InnerTextAsync();
        await teacher.StartCluster(name[..Math.Min(name.Length, 60)]);
        await Assertions.Expect(teacher.Member(name)).ToBeVisibleAsync();
        Assert.Equal("auto", await teacher.Member(name).GetAttributeAsync("dir"));

        var otherPhone = await Arrive("Another phone");
        await otherPhone.Open("/sign-in");
        await otherPhone.Field("Sign-in name").FillAsync(signInName);
        await otherPhone.Field("Password").FillAsync(Person.Password);
        await otherPhone.Button("Sign in").ClickAsync();
        await otherPhone.Sees("My clusters").ToBeVisibleAsync();
        await Assertions.Expect(otherPhone.Page.Locator(".list a")).ToHaveCountAsync(1);
    }

    private static BrowserNewContextOptions WithoutScript()
    {
        var with = Person.Phone;
        with.JavaScriptEnabled = false;
        return with;
    }
}
