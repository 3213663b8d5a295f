namespace CommunityClusters.E2E.Journeys;

public sealed class Talking_in_a_thread(Suite suite) : Journey(suite)
{
    [Fact]
    public async Task Two_members_talk_live_answer_thank_and_take_back()
    {
        var (nomsa, sibusiso, cluster) = await TwoInACluster();
        await nomsa.OpenTalk(cluster);
        await sibusiso.OpenTalk(cluster);
        await nomsa.Mark();
        await sibusiso.Mark();

        await nomsa.Tell("Who has *spring balances*?");
        await Assertions.Expect(sibusiso.Page.Locator("#posts strong")).ToHaveTextAsync("spring balances");
        var asked = sibusiso.Post("spring balances");
        await Assertions.Expect(asked.GetByText("Take it back", new() { Exact = true })).ToBeHiddenAsync();
        await asked.GetByRole(AriaRole.Button, new() { Name = "Thank you" }).ClickAsync();
        await Assertions.Expect(nomsa.Page.Locator(".post__thanks")).ToHaveTextAsync("Thanked by Sibusiso Nkosi");
        await Assertions.Expect(sibusiso.Page.Locator(".post [data-not-mine][aria-pressed=true]")).ToBeVisibleAsync();

        await asked.GetByRole(AriaRole.Link, new() { Name = "Answer" }).ClickAsync();
        await Assertions.Expect(sibusiso.Field("Your post")).ToBeFocusedAsync();
        await sibusiso.Tell("We have two");
        await Assertions.Expect(nomsa.Page.Locator("#posts .post__quote")).ToHaveTextAsync("Nomsa Dlamini Who has spring balances?");
        await Assertions.Expect(sibusiso.Page.Locator(".thread__answers")).ToBeHiddenAsync();

        await asked.GetByRole(AriaRole.Button, new() { Name = "Thank you" }).ClickAsync();
        await Assertions.Expect(nomsa.Page.Locator(".post__thanks")).ToHaveCountAsync(0);
        await nomsa.Post("We have two").GetByRole(AriaRole.Button, new() { Name = "Thank you" }).ClickAsync();
        await Assertions.Expect(sibusiso.Page.Locator(".post__thanks")).ToHaveTextAsync("Thanked by Nomsa Dlamini");

        await nomsa.TakesBack(nomsa.Page.Locator("#posts > .post").First);
        await Assertions.Expect(sibusiso.Page.Locator("#posts > .post").First).ToContainTextAsync("Nomsa Dlamini took this post back.");
        await Assertions.Expect(sibusiso.Page.Locator("#posts .post__quote")).ToHaveTextAsync("Nomsa Dlamini A post that was taken back");
        await nomsa.WasNeverReloaded();
        await sibusiso.WasNeverReloaded();

        await sibusiso.Page.Locator("#posts > .post").Last.GetByRole(AriaRole.Link, new() { Name = "Change" }).ClickAsync();
        await sibusiso.Field("Say it otherwise").FillAsync("We have three");
        await sibusiso.Button("Keep it").ClickAsync();
        await Assertions.Expect(nomsa.Page.Locator("#posts > .post").Last).ToContainTextAsync("We have three");
        await Assertions.Expect(nomsa.Page.Locator("#posts > .post").Last.Locator(".post__head")).ToContainTextAsync("changed");
        await nomsa.WasNeverReloaded();
    }

    [Fact]
    public async Task What_is_read_on_the_phone_is_read_on_the_laptop_too()
    {
        var (nomsa, sibusiso, cluster) = await TwoInACluster();
        await nomsa.OpenTalk(cluster);
        await nomsa.Tell("First");
        await nomsa.Tell("Second");
        var laptop = await Arrive(sibusiso.Name, new() { ViewportSize = new() { Width = 1280, Height = 800 }, Locale = "en-ZA", StorageState = await sibusiso.Context.StorageStateAsync() });
        await laptop.Open(cluster.AbsolutePath);
        await Assertions.Expect(laptop.Page.Locator("a[href$='/talk']")).ToHaveTextAsync("Talk (2) New");

        await sibusiso.OpenTalk(cluster);
        await Assertions.Expect(sibusiso.Posts()).ToHaveCountAsync(2);
        await IsRead(laptop, cluster, "Talk (2)");
        await nomsa.Tell("Third");
        await Assertions.Expect(sibusiso.Posts()).ToHaveCountAsync(3);
        await IsRead(laptop, cluster, "Talk (3)");

        await sibusiso.Open("/");
        await nomsa.Tell("Fourth");
        await laptop.OpenTalk(cluster);
        await Assertions.Expect(laptop.Page.Locator("#new + .post")).ToContainTextAsync("Fourth");
    }

    [Fact]
    public async Task What_was_never_on_the_screen_is_not_read()
    {
        var (nomsa, sibusiso, cluster) = await TwoInACluster();
        await nomsa.OpenTalk(cluster);
        var tall = string.Concat(Enumerable.Repeat("\n\nand on", 24));
        string[] words = ["Alpha", "Bravo", "Charlie", "Delta"];
        foreach (var word in words)
        {
            await nomsa.Tell(word + tall);
        }

        var laptop = await Arrive(sibusiso.Name, new() { ViewportSize = new() { Width = 1280, Height = 800 }, Locale = "en-ZA", StorageState = await sibusiso.Context.StorageStateAsync() });
        var said = sibusiso.Page.RunAndWaitForResponseAsync(() => sibusiso.OpenTalk(cluster), answer => answer.Url.EndsWith("handler=Read", StringComparison.Ordinal));
        await said;
        await laptop.OpenTalk(cluster);
        await Assertions.Expect(laptop.Page.Locator("#new + .post")).ToContainTextAsync("Bravo");

        foreach (var word in words)
        {
            await sibusiso.Post(word).ScrollIntoViewIfNeededAsync();
        }

        await sibusiso.Page.Locator("#posts > .post").Last.EvaluateAsync("post => post.scrollIntoView({ block: 'end' })");
        await IsRead(laptop, cluster, "Talk (4)");
    }

    [Fact]
    public async Task What_came_from_ones_laptop_is_not_taken_for_what_one_sends_from_the_phone()
    {
        var (nomsa, _, cluster) = await TwoInACluster();
        await nomsa.OpenTalk(cluster);
        var laptop = await Arrive(nomsa.Name, new() { ViewportSize = new() { Width = 1280, Height = 800 }, Locale = "en-ZA", StorageState = await nomsa.Context.StorageStateAsync() });
        await laptop.OpenTalk(cluster);
        await laptop.Tell("From the laptop");
        await Assertions.Expect(nomsa.Posts()).ToHaveTextAsync(["From the laptop"]);

        // As where the line was lost and nobody has noticed yet.
        await nomsa.Page.EvaluateAsync("delete document.querySelector('[data-watch]').dataset.watch");
        await nomsa.Say("From the phone");

        await Assertions.Expect(nomsa.Page.Locator("[data-sent-posts] > *")).ToHaveTextAsync(["From the phoneSent"]);
        await nomsa.Page.ReloadAsync();
        await Assertions.Expect(nomsa.Posts()).ToHaveTextAsync(["From the laptop", "From the phone"]);
        await Assertions.Expect(nomsa.Page.Locator("[data-sent-posts] > *")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task By_keyboard_alone_a_member_is_mentioned_and_answered()
    {
        var (nomsa, sibusiso, cluster) = await TwoInACluster();
        await sibusiso.OpenTalk(cluster);
        await sibusiso.Tell("Who comes on Saturday?");
        await nomsa.OpenTalk(cluster);
        var keys = nomsa.Page.Keyboard;
        await nomsa.Page.TabTo(nomsa.Page.GetByRole(AriaRole.Button, new() { Name = "Thank you" }));
        await keys.PressAsync("Enter");
        await Assertions.Expect(nomsa.Page.Locator(".post__thanks")).ToHaveTextAsync("Thanked by Nomsa Dlamini");
        await nomsa.Page.TabTo(nomsa.Page.GetByRole(AriaRole.Link, new() { Name = "Answer" }));
        await keys.PressAsync("Enter");
        await Assertions.Expect(nomsa.Field("Your post")).ToBeFocusedAsync();
        await keys.TypeAsync("I do, and @nk");
        await Assertions.Expect(nomsa.Page.GetByRole(AriaRole.Option)).ToHaveTextAsync("Sibusiso Nkosi");
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("Enter");
        await Assertions.Expect(nomsa.Field("Your post")).ToHaveValueAsync("I do, and @Sibusiso Nkosi ");
        await keys.TypeAsync("too?");
        // The page that comes back is a copy of the one that was left.
        await nomsa.Page.Locator("a.back").ClickAsync();
        await nomsa.IsAt(cluster.AbsolutePath);
        await nomsa.Page.GoBackAsync();
        await Assertions.Expect(nomsa.Field("Your post")).ToHaveValueAsync("I do, and @Sibusiso Nkosi too?");
        await nomsa.Field("Your post").PressAsync("End");
        await nomsa.Field("Your post").PressSequentiallyAsync(" @nk");
        await Assertions.Expect(nomsa.Page.GetByRole(AriaRole.Option)).ToHaveTextAsync("Sibusiso Nkosi");
        await keys.PressAsync("Escape");
        await nomsa.Page.TabTo(nomsa.Button("Send"));
        await keys.PressAsync("Enter");

        await Assertions.Expect(sibusiso.Page.Locator(".mention")).ToHaveTextAsync("@Sibusiso Nkosi");
        await Assertions.Expect(sibusiso.Page.Locator("#posts .post__quote")).ToContainTextAsync("Who comes on Saturday?");
    }

    [Fact]
    public async Task What_is_typed_to_change_a_post_stays_whatever_comes_of_it_meanwhile()
    {
        var (nomsa, sibusiso, cluster) = await TwoInACluster();
        await nomsa.OpenTalk(cluster);
        await nomsa.Tell("At ten");
        await sibusiso.OpenTalk(cluster);
        await sibusiso.Post("At ten").GetByRole(AriaRole.Link, new() { Name = "Answer" }).ClickAsync();
        await sibusiso.Tell("In the staffroom?");
        await nomsa.Post("At ten").First.GetByRole(AriaRole.Link, new() { Name = "Change" }).ClickAsync();
        await nomsa.Field("Say it otherwise").FillAsync("At eleven, not at");
        await Assertions.Expect(nomsa.Page.Locator("#posts .post__quote")).ToHaveTextAsync("Nomsa Dlamini At ten");
        await nomsa.IsLive();

        await sibusiso.Post("At ten").First.GetByRole(AriaRole.Button, new() { Name = "Thank you" }).ClickAsync();

        await Assertions.Expect(nomsa.Page.Locator(".post__thanks")).ToHaveTextAsync("Thanked by Sibusiso Nkosi");
        await Assertions.Expect(nomsa.Field("Say it otherwise")).ToHaveValueAsync("At eleven, not at");
        await Assertions.Expect(nomsa.Field("Say it otherwise")).ToBeFocusedAsync();
        await nomsa.Button("Keep it").ClickAsync();
        await Assertions.Expect(sibusiso.Page.Locator("#posts .post__quote")).ToHaveTextAsync("Nomsa Dlamini At eleven, not at");
    }

    [Fact]
    public async Task Ones_own_post_is_seen_though_one_wrote_it_in_the_middle_of_a_thread_or_the_line_is_lost()
    {
        var (nomsa, _, cluster) = await TwoInACluster();
        await nomsa.OpenTalk(cluster);
        foreach (var says in new[] { "First", "Second", "Third" })
        {
            await nomsa.Tell(says);
        }

        await nomsa.Open($"{cluster.AbsolutePath}/talk?Before=3");
        await nomsa.IsLive();
        await nomsa.Say("From the middle");
        await Assertions.Expect(nomsa.Posts()).ToHaveTextAsync(["First", "Second", "Third", "From the middle"]);

        await nomsa.Page.AddInitScriptAsync("globalThis.WebSocket = class { constructor() { throw new Error('no line') } }");
        await nomsa.Open($"{cluster.AbsolutePath}/talk");
        await Assertions.Expect(nomsa.Page.Locator("html")).ToHaveAttributeAsync("data-line", "lost");
        await nomsa.Say("Without a line");
        await Assertions.Expect(nomsa.Page.Locator("[data-sent-posts] > *")).ToHaveTextAsync(["Without a lineSent"]);
        await nomsa.Open($"{cluster.AbsolutePath}/talk");
        await Assertions.Expect(nomsa.Posts().Last).ToHaveTextAsync("Without a line");
        await Assertions.Expect(nomsa.Page.Locator("[data-sent-posts] > *")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_is_typed_right_after_sending_stays()
    {
        var (nomsa, _, cluster) = await TwoInACluster();
        await nomsa.OpenTalk(cluster);
        await nomsa.Field("Your post").FillAsync("First");

        // Faster than any phone writes to its disk.
        await nomsa.Field("Your post").EvaluateAsync("""
            field => {
              field.form.requestSubmit();
              field.value = "And then";
              field.dispatchEvent(new Event("input", { bubbles: true }));
            }
            """);

        await Assertions.Expect(nomsa.Posts()).ToHaveTextAsync(["First"]);
        await Assertions.Expect(nomsa.Field("Your post")).ToHaveValueAsync("And then");
        await nomsa.Page.ReloadAsync();
        await Assertions.Expect(nomsa.Field("Your post")).ToHaveValueAsync("And then");
    }

    [Fact]
    public async Task New_posts_are_said_once_and_the_focus_stays_where_it_was()
    {
        var (nomsa, sibusiso, cluster) = await TwoInACluster();
        await nomsa.OpenTalk(cluster);
        await sibusiso.OpenTalk(cluster);
        await nomsa.Tell("Who has *spring balances*?");
        var said = sibusiso.Page.Locator("[data-said]");
        await Assertions.Expect(said).ToHaveTextAsync("Nomsa Dlamini: Who has spring balances?");
        await Assertions.Expect(nomsa.Page.Locator("[data-said]")).ToBeEmptyAsync();
        await said.EvaluateAsync("said => said.textContent = ''");

        var thank = sibusiso.Post("spring balances").GetByRole(AriaRole.Button, new() { Name = "Thank you" });
        await thank.FocusAsync();
        await sibusiso.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(sibusiso.Page.Locator(".post__thanks")).ToHaveTextAsync("Thanked by Sibusiso Nkosi");

        await Assertions.Expect(thank).ToBeFocusedAsync();
        await Assertions.Expect(said).ToBeEmptyAsync();
    }

    [Fact]
    public async Task What_is_being_written_outlives_a_reload()
    {
        var (nomsa, _, cluster) = await TwoInACluster();
        await nomsa.OpenTalk(cluster);
        await nomsa.Field("Your post").FillAsync("Half a");
        await nomsa.Page.ReloadAsync();
        await Assertions.Expect(nomsa.Field("Your post")).ToHaveValueAsync("Half a");
        await nomsa.IsLive();
        await nomsa.Tell("A whole thought");
        await nomsa.Post("A whole thought").GetByRole(AriaRole.Link, new() { Name = "Answer" }).ClickAsync();
        await nomsa.Field("Your post").FillAsync("And its answer");
        await nomsa.Page.ReloadAsync();
        await Assertions.Expect(nomsa.Page.Locator(".thread__answers")).ToContainTextAsync("Nomsa Dlamini A whole thought");
        await nomsa.IsLive();
        await nomsa.Button("Send").ClickAsync();
        await Assertions.Expect(nomsa.Page.Locator("#posts .post__quote")).ToHaveTextAsync("Nomsa Dlamini A whole thought");
        await nomsa.Page.ReloadAsync();
        await Assertions.Expect(nomsa.Posts()).ToHaveTextAsync(["A whole thought", "And its answer"]);
        await Assertions.Expect(nomsa.Field("Your post")).ToHaveValueAsync("");
    }

    // What was read is told past the page, and the other device hears of it when it looks.
    private static Task IsRead(Person laptop, Uri cluster, string says) => Wait.Until(
        async () =>
        {
            await laptop.Open(cluster.AbsolutePath);
            return await laptop.Page.Locator("a[href$='/talk']").InnerTextAsync() == says;
        },
        () => laptop.Page.Locator("a[href$='/talk']").InnerTextAsync());

    private async Task<(Person Nomsa, Person Sibusiso, Uri Cluster)> TwoInACluster()
    {
        var nomsa = await Arrive("Nomsa Dlamini");
        await nomsa.SignUp();
        var cluster = await nomsa.StartCluster("Saturday Physics");
        var link = await nomsa.Invite();
        var sibusiso = await Arrive("Sibusiso Nkosi");
        await sibusiso.Join(link);
        return (nomsa, sibusiso, cluster);
    }
}
