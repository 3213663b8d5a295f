using System.Text.RegularExpressions;

namespace CommunityClusters.E2E.Journeys;

/// <summary>What is heard is recorded, and the board photographed, at the back of a classroom without signal; its observer alone has it.</summary>
public sealed partial class Recording_what_was_heard(Suite suite) : PlanJourney(suite)
{
    // What the browser asks of the page, before it asks anybody.
    private const string MayListen = "document.featurePolicy.allowsFeature('microphone')";

    // As where its owner said no.
    private const string Refuses = "() => { navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('', 'NotAllowedError')) }";

    [Fact]
    public async Task Without_signal_it_is_recorded_and_played_and_with_the_signal_it_is_on_their_other_phone_and_nobody_elses()
    {
        var (nomsa, sibusiso, line) = await AtTheBackOfTheClassroom();
        await Hold(sibusiso, "0:03");
        await sibusiso.Sees("The recording is kept on this phone").ToBeVisibleAsync();
        await Photographs(sibusiso, "Two carts, one arrow each");
        await Plays(sibusiso);
        await sibusiso.WaitsThere();
        await sibusiso.Page.ReloadAsync();
        await Plays(sibusiso);
        await Assertions.Expect(sibusiso.Page.Locator(".notes-list__minute").First).ToHaveTextAsync("0’");
        await IsDrawn(sibusiso, "Two carts, one arrow each");
        var sheet = new Uri(sibusiso.Page.Url).AbsolutePath;

        // The notes, the recording and the picture.
        await sibusiso.Open("/sign-out");
        await Assertions.Expect(sibusiso.Page.Locator("[data-waiting-files] li")).ToContainTextAsync(["Recording", "The board"]);
        await sibusiso.Open("/waiting");
        await Assertions.Expect(sibusiso.Page.Locator("[data-waiting-count]")).ToHaveTextAsync("3 things wait to be sent");
        await Find(sibusiso, line);
        await sibusiso.Open("/");
        await Assertions.Expect(sibusiso.Page.Locator("[data-waiting-count]")).ToHaveTextAsync("Sent");

        // What was sent is still played without signal.
        await Lose(sibusiso, line);
        await sibusiso.Open(sheet);
        await Plays(sibusiso);
        await IsDrawn(sibusiso, "Two carts, one arrow each");
        await Find(sibusiso, line);

        var other = await OtherPhone(sibusiso, line.Address);
        await other.Open(sheet);
        await Plays(other);
        await IsDrawn(other, "Two carts, one arrow each");
        var reader = await Reader(sibusiso);
        await reader.Open(Suite.Program.Address + sheet);
        var addresses = await Task.WhenAll(
            reader.Page.Locator("audio").GetAttributeAsync("src"), reader.Page.GetByRole(AriaRole.Img, new() { Name = "Two carts, one arrow each" }).GetAttributeAsync("src"));
        foreach (var address in addresses)
        {
            Assert.Equal(200, (await reader.Context.APIRequest.GetAsync(Suite.Program.Address + address)).Status);
            Assert.Equal(404, (await nomsa.Context.APIRequest.GetAsync(address!)).Status);
        }

        // Thrown away on one of them it is gone on the other, and on the server.
        var recording = other.Page.Locator(".notes-list li").First;
        await recording.GetByRole(AriaRole.Button, new() { Name = "Throw it away" }).ClickAsync();
        await recording.GetByRole(AriaRole.Button, new() { Name = "Keep it" }).ClickAsync();
        await recording.GetByRole(AriaRole.Button, new() { Name = "Throw it away" }).ClickAsync();
        await recording.Locator(".heard__question").GetByRole(AriaRole.Button, new() { Name = "Throw it away" }).ClickAsync();
        await other.IsSavedThere();
        await Assertions.Expect(sibusiso.Page.Locator(".notes-list li")).ToHaveCountAsync(1);
        await Wait.Until(
            async () => (await reader.Context.APIRequest.GetAsync(Suite.Program.Address + addresses[0])).Status == 404, () => Task.FromResult("The recording is still there."));
        Assert.Equal(200, (await reader.Context.APIRequest.GetAsync(Suite.Program.Address + addresses[1])).Status);
    }

    [Fact]
    public async Task A_page_that_is_closed_while_it_records_keeps_what_was_recorded_until_then()
    {
        var (_, sibusiso, line) = await AtTheBackOfTheClassroom();
        await sibusiso.Button("Hold to record").PressAsync("Enter");
        await Assertions.Expect(sibusiso.Page.Locator(".heard__button")).ToContainTextAsync("Tap to end");
        await Assertions.Expect(sibusiso.Page.Locator(".notes-list li")).ToHaveCountAsync(1);
        var sheet = sibusiso.Page.Url;
        await sibusiso.Page.CloseAsync();

        var next = await TakeUp(sibusiso.Name, sibusiso.Context, line.Address);
        await next.Open(new Uri(sheet).AbsolutePath);
        await next.Sees("The page was closed before the recording ended").ToBeVisibleAsync();
        await Plays(next);
        await Find(next, line);
        await Assertions.Expect(next.Page.Locator(".plan__files")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Where_the_microphone_is_refused_or_the_phone_is_full_it_is_said_and_the_words_are_kept()
    {
        var (_, sibusiso, line) = await AtTheBackOfTheClassroom();
        await sibusiso.Page.EvaluateAsync(Refuses);
        await sibusiso.Notes("The arrows of a pair are drawn on one body");
        await sibusiso.Button("Hold to record").ClickAsync();
        await sibusiso.Sees("This page may not use the microphone").ToBeVisibleAsync();
        await Assertions.Expect(sibusiso.Page.Locator(".notes-list li")).ToHaveCountAsync(1);

        await sibusiso.Page.EvaluateAsync("() => { delete navigator.mediaDevices.getUserMedia }");
        await HasRoom(sibusiso, 1);
        await sibusiso.Button("Hold to record").ClickAsync();
        await sibusiso.Sees("This phone has almost no room left").ToBeVisibleAsync();
        await HasRoom(sibusiso, null);
        await sibusiso.Button("Hold to record").ClickAsync();
        await Assertions.Expect(sibusiso.Page.Locator(".notes-list li")).ToHaveCountAsync(2);
        await sibusiso.Page.Locator(".heard__button").ClickAsync();
        await sibusiso.Sees("The recording is kept on this phone").ToBeVisibleAsync();
        await Assertions.Expect(sibusiso.Page.Locator(".notes-list textarea").First).ToHaveValueAsync("The arrows of a pair are drawn on one body");
    }

    private async Task<(Person Nomsa, Person Sibusiso, Line Line)> AtTheBackOfTheClassroom()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var (nomsa, sibusiso) = await TwoInACluster(his: line.Address);
        var gathering = await nomsa.CallToday(new Uri(nomsa.Page.Url).AbsolutePath);
        await nomsa.AddLesson(gathering, "Newton’s third law", observer: sibusiso.Name);
        await sibusiso.Open(gathering);
        await sibusiso.Comes();
        await Lose(sibusiso, line);
        await sibusiso.Open($"{gathering}/day");
        Assert.False(await sibusiso.Page.EvaluateAsync<bool>(MayListen));
        await sibusiso.ObservesNext();
        Assert.True(await sibusiso.Page.EvaluateAsync<bool>(MayListen));
        await sibusiso.Button("The lesson begins now").ClickAsync();
        return (nomsa, sibusiso, line);
    }

    /// <summary>Holds the button until the clock beside it says so.</summary>
    private static async Task Hold(Person person, string until)
    {
        await person.Button("Hold to record").HoverAsync();
        await person.Page.Mouse.DownAsync();
        await Assertions.Expect(person.Page.Locator(".heard__clock")).ToContainTextAsync($"{until} / 2:00");
        await Assertions.Expect(person.Page.Locator(".heard__button")).ToContainTextAsync("Let go to end");
        await person.Page.Mouse.UpAsync();
    }

    private static async Task Photographs(Person person, string shows)
    {
        var photograph = await person.Page.Photograph();
        await person.Button("Photo of the board").ClickAsync();
        await person.Sees("no learner’s face in the picture").ToBeVisibleAsync();
        var chooser = await person.Page.RunAndWaitForFileChooserAsync(() => person.Button("Take the photo").ClickAsync());
        await chooser.SetFilesAsync(photograph);
        await Assertions.Expect(person.Page.Locator(".notes-list textarea").Last).ToBeFocusedAsync();
        await person.Page.Keyboard.TypeAsync(shows);
        await IsDrawn(person, shows);
    }

    private static async Task IsDrawn(Person person, string shows)
    {
        var picture = person.Page.GetByRole(AriaRole.Img, new() { Name = shows });
        await Assertions.Expect(picture).ToBeVisibleAsync();
        await Wait.Until(async () => await picture.EvaluateAsync<int>("img => img.naturalWidth") == 1600, () => picture.EvaluateAsync<string>("img => img.outerHTML"));
    }

    private static async Task Plays(Person person)
    {
        await person.Page.GetByRole(AriaRole.Button, new() { NameRegex = PlayButton() }).ClickAsync();
        var player = person.Page.Locator(".notes-list audio");
        await Wait.Until(
            async () => await player.CountAsync() == 1 && await player.EvaluateAsync<double>("audio => audio.currentTime") > 0.3,
            async () => await player.CountAsync() == 0 ? "There is no player." : await player.EvaluateAsync<string>("audio => audio.outerHTML + audio.currentTime + (audio.error?.message ?? '')"));
        // It is to be stopped and heard again, so it must be there to be touched, and say how long it is.
        Assert.True(await player.EvaluateAsync<bool>("audio => audio.offsetWidth > 200 && Number.isFinite(audio.duration)"));
    }

    private static async Task Lose(Person person, Line line)
    {
        await person.Context.SetOfflineAsync(true);
        line.Cut();
    }

    private static async Task Find(Person person, Line line)
    {
        line.Mend();
        await person.Context.SetOfflineAsync(false);
    }

    private static async Task HasRoom(Person person, double? bytes)
    {
        var wire = await person.Context.NewCDPSessionAsync(person.Page);
        var asked = new Dictionary<string, object> { ["origin"] = person.Address };
        if (bytes is { } room)
        {
            asked["quotaSize"] = room;
        }

        await wire.SendAsync("Storage.overrideQuotaForOrigin", asked);
    }

    [GeneratedRegex("^Play", RegexOptions.None, 1000)]
    private static partial Regex PlayButton();
}
