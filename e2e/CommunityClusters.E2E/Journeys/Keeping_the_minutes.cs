using System.Text.RegularExpressions;

namespace CommunityClusters.E2E.Journeys;

/// <summary>The cluster reflects in the hall, and its minutes are written by whoever has something to write.</summary>
public sealed class Keeping_the_minutes(Suite suite) : PlanJourney(suite)
{
    [Fact]
    public async Task Without_signal_both_write_under_the_same_lesson_and_both_texts_are_there_afterwards()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var (nomsa, sibusiso, gathering) = await TwoWithALesson(line.Address);
        await nomsa.OpenMinutes(gathering);
        await sibusiso.OpenMinutes(gathering);
        await sibusiso.Page.Until("async () => await caches.match('/waiting', { ignoreVary: true }) !== undefined");

        await sibusiso.Context.SetOfflineAsync(true);
        line.Cut();
        await Assertions.Expect(sibusiso.Page.Locator("html")).ToHaveAttributeAsync("data-line", "lost");
        await sibusiso.Under("Lenses").FillAsync("Nobody had a candle. ");
        await nomsa.Under("Lenses").FillAsync("Begin with the window. ");
        await nomsa.Under("Decisions").FillAsync("We meet again in **April**.");
        await nomsa.IsSavedThere();
        await sibusiso.WaitsThere();

        // Closed and opened again without signal it is all there, and goes with the signal.
        await sibusiso.Page.ReloadAsync();
        await Assertions.Expect(sibusiso.Under("Lenses")).ToHaveValueAsync("Nobody had a candle. ");
        line.Mend();
        await sibusiso.Context.SetOfflineAsync(false);
        foreach (var person in new[] { nomsa, sibusiso })
        {
            await Assertions.Expect(person.Under("Lenses")).ToHaveValueAsync(With("Nobody had a candle"));
            await Assertions.Expect(person.Under("Lenses")).ToHaveValueAsync(With("Begin with the window"));
            await person.IsSavedThere();
        }

        await nomsa.Page.ReloadAsync();
        await Assertions.Expect(nomsa.Under("Decisions")).ToHaveValueAsync("We meet again in **April**.");
        var reader = await Reader(nomsa);
        await reader.Open($"{gathering}/minutes/print");
        await reader.Sees("Nobody had a candle.").ToBeVisibleAsync();
        await Assertions.Expect(reader.Page.Locator("strong")).ToHaveTextAsync("April");
    }

    [Fact]
    public async Task By_keyboard_alone_one_takes_the_chair_and_writes_and_takes_back_only_what_one_wrote()
    {
        var (nomsa, sibusiso, gathering) = await TwoWithALesson();
        await nomsa.OpenMinutes(gathering);
        await sibusiso.OpenMinutes(gathering);

        await nomsa.Page.TabTo(nomsa.Button("I take the chair"));
        await nomsa.Page.Keyboard.PressAsync("Enter");
        await sibusiso.Sees("has the chair").ToBeVisibleAsync();
        await nomsa.Page.TabTo(nomsa.Under("Lenses"));
        // In one go: what is taken back at once is what was typed without a pause.
        await nomsa.Page.Keyboard.InsertTextAsync("Begin with the window.");
        await Assertions.Expect(sibusiso.Under("Lenses")).ToHaveValueAsync("Begin with the window.");
        await sibusiso.Sees($"Writing here now: {nomsa.Name}").ToBeVisibleAsync();

        await sibusiso.Under("Lenses").PressAsync("End");
        await sibusiso.Page.Keyboard.TypeAsync(" At noon.");
        await Assertions.Expect(nomsa.Under("Lenses")).ToHaveValueAsync("Begin with the window. At noon.");
        await nomsa.Page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(sibusiso.Under("Lenses")).ToHaveValueAsync(" At noon.");
        await nomsa.Page.Keyboard.PressAsync("Control+y");
        await Assertions.Expect(sibusiso.Under("Lenses")).ToHaveValueAsync("Begin with the window. At noon.");
    }

    [Fact]
    public async Task In_a_hall_without_signal_a_prepared_phone_opens_them_with_who_was_ticked_and_takes_the_chair()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var (nomsa, sibusiso, gathering) = await TwoWithALesson(line.Address);
        await sibusiso.Open(gathering);
        await sibusiso.Comes();

        await sibusiso.Context.SetOfflineAsync(true);
        line.Cut();
        await sibusiso.OpenRegister(gathering);
        await sibusiso.Tick(sibusiso.Name).ClickAsync();
        await sibusiso.WaitsThere();
        await sibusiso.OpenMinutes(gathering);
        await Assertions.Expect(sibusiso.Page.Locator("[data-there]")).ToHaveTextAsync(sibusiso.Name);
        await sibusiso.Under("Lenses").FillAsync("Nobody had a candle.");
        await sibusiso.Button("I take the chair").ClickAsync();
        await sibusiso.WaitsThere();

        line.Mend();
        await sibusiso.Context.SetOfflineAsync(false);
        await sibusiso.IsSavedThere();
        await nomsa.OpenMinutes(gathering);
        await Assertions.Expect(nomsa.Under("Lenses")).ToHaveValueAsync("Nobody had a candle.");
        await Assertions.Expect(nomsa.Page.Locator(".chair")).ToContainTextAsync($"{sibusiso.Name} has the chair");
        await Assertions.Expect(nomsa.Page.Locator("[data-there]")).ToHaveTextAsync(sibusiso.Name);
    }

    [Fact]
    public async Task What_comes_onto_the_agenda_has_its_sheet_at_once_and_what_is_being_written_stays_as_it_is()
    {
        var (nomsa, sibusiso, gathering) = await TwoWithALesson();
        await nomsa.OpenMinutes(gathering);
        await sibusiso.OpenMinutes(gathering);
        await nomsa.Mark();
        await nomsa.Under("Anything else").FillAsync("Thanks");
        var third = await sibusiso.Context.NewPageAsync();
        await third.GotoAsync(sibusiso.Page.Url.Replace("/minutes", "", StringComparison.Ordinal));
        await third.GetByLabel("Add something", new() { Exact = true }).FillAsync("The next venue");
        await third.Locator("form[data-waits=agenda] button").ClickAsync();

        foreach (var person in new[] { nomsa, sibusiso })
        {
            await Assertions.Expect(person.Page.Locator(".minutes__part h2")).ToHaveTextAsync(["Lenses", "The next venue", "Decisions", "Anything else"]);
        }

        await Assertions.Expect(nomsa.Under("Anything else")).ToBeFocusedAsync();
        await nomsa.Page.Keyboard.TypeAsync(" to the school.");
        await Assertions.Expect(sibusiso.Under("Anything else")).ToHaveValueAsync("Thanks to the school.");
        await nomsa.Under("The next venue").FillAsync("Mvula Hills.");
        await Assertions.Expect(sibusiso.Under("The next venue")).ToHaveValueAsync("Mvula Hills.");
        await Assertions.Expect(sibusiso.Page.GetByText("Taken out of the programme")).ToHaveCountAsync(0);

        await third.ReloadAsync();
        await third.Locator(".agenda button").First.ClickAsync();
        await nomsa.Sees("Taken out of the programme or the agenda since.").ToBeVisibleAsync();
        await Assertions.Expect(sibusiso.Under("The next venue")).ToHaveValueAsync("Mvula Hills.");
        await nomsa.WasNeverReloaded();
    }

    [Fact]
    public async Task A_chair_that_was_tapped_without_signal_is_taken_from_nobody_who_came_to_it_since_and_one_more_tap_takes_it()
    {
        var line = OutlastsPeople(new Line(Suite.Program.Port));
        var (nomsa, sibusiso, gathering) = await TwoWithALesson(line.Address);
        await sibusiso.OpenMinutes(gathering);
        await sibusiso.IsKeptOnPhone($"{gathering}/minutes");
        await sibusiso.Loses(line);
        await sibusiso.Button("I take the chair").ClickAsync();
        var waits = sibusiso.Page.Locator(".chair [data-tap-waits]");
        await Assertions.Expect(waits).ToHaveTextAsync("I take the chair · Waiting to send");
        await sibusiso.Page.ReloadAsync();
        await Assertions.Expect(waits).ToHaveTextAsync("I take the chair · Waiting to send");
        await Assertions.Expect(sibusiso.Page.Locator(".chair").GetByRole(AriaRole.Button)).ToHaveCountAsync(0);

        await nomsa.Open(gathering);
        await nomsa.Button("I take the chair").ClickAsync();
        await Assertions.Expect(nomsa.Page.Locator(".chair")).ToContainTextAsync($"{nomsa.Name} has the chair");
        await Assertions.Expect(nomsa.Button("I leave the chair")).ToBeVisibleAsync();
        await Assertions.Expect(nomsa.Button("I take the chair")).ToHaveCountAsync(0);

        await sibusiso.Finds(line);
        await sibusiso.Sees("Somebody else took the chair meanwhile.").ToBeVisibleAsync();
        await Assertions.Expect(sibusiso.Page.Locator(".chair")).ToContainTextAsync($"{nomsa.Name} has the chair");
        await Assertions.Expect(nomsa.Page.Locator(".chair")).ToContainTextAsync($"{nomsa.Name} has the chair");
        await sibusiso.Button("I take the chair").ClickAsync();
        await Assertions.Expect(nomsa.Page.Locator(".chair")).ToContainTextAsync($"{sibusiso.Name} has the chair");
        await sibusiso.Sees("Somebody else took the chair meanwhile.").ToBeHiddenAsync();
        await sibusiso.Button("I leave the chair").ClickAsync();
        await Assertions.Expect(nomsa.Page.Locator(".chair")).ToContainTextAsync("Nobody has the chair yet.");
        await Assertions.Expect(sibusiso.Page.Locator("[data-waiting-count]")).ToHaveTextAsync("Sent");
    }

    [Fact]
    public async Task Who_leaves_the_cluster_has_nothing_of_its_minutes_on_a_phone_that_has_them_open()
    {
        var (_, sibusiso, gathering) = await TwoWithALesson();
        await sibusiso.OpenMinutes(gathering);
        await sibusiso.IsKeptOnPhone($"{gathering}/minutes");
        await sibusiso.Under("Decisions").FillAsync("We meet again in April.");
        await sibusiso.IsSavedThere();

        // From another phone of theirs: this one only hears that it is over.
        var other = await OtherPhone(sibusiso);
        await other.Open(gathering[..gathering.IndexOf("/gatherings/", StringComparison.Ordinal)]);
        await other.Leave();

        await Assertions.Expect(sibusiso.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "You are no longer in this cluster" })).ToBeVisibleAsync();
        await sibusiso.Page.Until($"() => caches.match('{gathering}/minutes').then(found => !found)");
    }

    private static Regex With(string words) => new(words, RegexOptions.None, TimeSpan.FromSeconds(1));

    private async Task<(Person Nomsa, Person Sibusiso, string Gathering)> TwoWithALesson(string? his = null)
    {
        var (nomsa, sibusiso) = await TwoInACluster(his: his);
        var gathering = await nomsa.CallToday(new Uri(nomsa.Page.Url).AbsolutePath);
        await nomsa.AddLesson(gathering, "Lenses", sibusiso.Name);
        return (nomsa, sibusiso, gathering);
    }
}
