namespace CommunityClusters.E2E.Journeys;

public sealed class In_ones_own_language(Suite suite) : Journey(suite)
{
    [Fact]
    public async Task A_visitor_reads_an_invitation_in_Urdu_from_right_to_left_and_goes_back_to_English_with_one_tap()
    {
        var nomsa = await Arrive("Nomsa Dlamini");
        await nomsa.SignUp();
        await nomsa.StartCluster("Saturday Physics");
        var link = await nomsa.Invite();
        var ayesha = await Arrive("Ayesha Bibi");
        await ayesha.Open(new Uri(link).PathAndQuery);

        await ayesha.ChooseLanguage("اردو", "ur");
        Assert.Equal(link, ayesha.Page.Url);
        await Assertions.Expect(ayesha.Page.Locator("html")).ToHaveAttributeAsync("dir", "rtl");
        Assert.Equal("rtl", await ayesha.Page.EvaluateAsync<string>("getComputedStyle(document.body).direction"));
        await ayesha.Sees("کلسٹر میں شامل ہوں").ToBeVisibleAsync();

        await ayesha.Page.Locator(".spoken").GetByText("English").ClickAsync();
        await ayesha.Sees("Join the cluster").ToBeVisibleAsync();
        Assert.Equal(link, ayesha.Page.Url);
    }

    [Fact]
    public async Task A_language_is_chosen_without_any_script()
    {
        var with = Person.Phone;
        with.JavaScriptEnabled = false;
        var nomsa = await Arrive("Nomsa Dlamini", with);
        await nomsa.Open("/find");

        await nomsa.ChooseLanguage("isiZulu", "zu");

        Assert.EndsWith("/find", nomsa.Page.Url, StringComparison.Ordinal);
        await nomsa.Sees("Thola iqoqo").ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_phone_set_to_isiZulu_is_asked_in_isiZulu_and_switches_when_its_owner_says_so()
    {
        var with = Person.Phone;
        with.Locale = "zu-ZA";
        var nomsa = await Arrive("Nomsa Dlamini", with);
        await nomsa.Open("/");
        await nomsa.Sees("Teachers who meet because they want to").ToBeVisibleAsync();

        await nomsa.Button("Funda ngesiZulu").ClickAsync();

        await nomsa.Sees("Othisha abahlangana ngoba befuna").ToBeVisibleAsync();
    }

    [Fact]
    public async Task Two_people_in_two_languages_work_on_one_page_and_each_is_told_in_their_own()
    {
        var nomsa = await Arrive("Nomsa Dlamini");
        await nomsa.SignUp();
        await nomsa.StartCluster("Saturday Physics");
        var link = await nomsa.Invite();
        await nomsa.BackToCluster();
        var ayesha = await Arrive("Ayesha Bibi");
        await ayesha.Join(link);
        await ayesha.ChooseLanguage("اردو", "ur");
        await ayesha.IsLive();
        await ayesha.Mark();

        await nomsa.NameNeed("Ratio and rate");
        await Assertions.Expect(ayesha.Page.Locator("#top-needs .need__about")).ToHaveTextAsync("Nomsa Dlamini نے لکھا");
        await ayesha.Page.Locator("#top-needs .metoo").ClickAsync();

        await Assertions.Expect(nomsa.Page.Locator("#needs .metoo b")).ToHaveTextAsync("2");
        await Assertions.Expect(nomsa.Page.Locator("#needs .metoo span")).ToHaveTextAsync("me too");
        await Assertions.Expect(ayesha.Page.Locator("#top-needs .metoo span")).ToHaveTextAsync("مجھے بھی");
        await ayesha.WasNeverReloaded();
    }

    [Fact]
    public async Task A_teacher_suggests_a_better_word_and_a_colleague_agrees()
    {
        var nomsa = await Arrive("Nomsa Dlamini");
        await nomsa.SignUp();
        await nomsa.ChooseLanguage("isiZulu", "zu");
        var better = $"Amaqembu ami {Guid.NewGuid():N}";
        await nomsa.Link("Phakamisa igama elingcono").ClickAsync();
        await nomsa.Field("Thola umusho").FillAsync("my clusters");
        await nomsa.Page.Locator("main").GetByRole(AriaRole.Button, new() { Name = "Thola", Exact = true }).ClickAsync();
        await nomsa.Page.Locator(".wordings a").Filter(new() { HasTextString = "Amaqoqo ami" }).ClickAsync();
        await nomsa.Page.Locator("textarea").FillAsync(better);
        await nomsa.Button("Kuphakamise").ClickAsync();
        await Assertions.Expect(nomsa.Page.Locator(".suggested")).ToContainTextAsync(better);

        var sibusiso = await Arrive("Sibusiso Nkosi");
        await sibusiso.SignUp();
        await sibusiso.Open("/words?language=zu&text=my%20clusters");
        var row = sibusiso.Page.Locator(".suggested li").Filter(new() { HasTextString = better });
        await row.Locator(".metoo").ClickAsync();

        await Assertions.Expect(row.Locator(".metoo[aria-pressed=true] b")).ToHaveTextAsync("2");
    }
}
