namespace CommunityClusters.E2E.Journeys;

/// <summary>Two teachers set a Saturday's programme: one on a phone, one at a desk.</summary>
public sealed class Setting_the_programme(Suite suite) : PlanJourney(suite)
{
    [Fact]
    public async Task By_arrow_keys_and_by_dragging_slots_move_for_both_without_a_reload()
    {
        var (phone, desk, programme) = await TwoOnAProgramme();
        await phone.Mark();

        // By keyboard at the desk: ten minutes later, and into no room.
        await desk.Slot(1).Grip().FocusAsync();
        await desk.Page.Keyboard.PressAsync("ArrowDown");
        await desk.Page.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(desk.Page.Locator("[data-move-said]")).ToHaveTextAsync("Moved: 08:55 to 09:35, Room A");
        await Assertions.Expect(phone.Slot(1).Begins()).ToHaveTextAsync("08:55");
        await Assertions.Expect(phone.Slot(1).Locator(".slot__mark").First).ToContainTextAsync("At the same time: To be planned, 09:25 to 10:05");

        // By dragging at the desk: the second lesson to 11:00 or so, for all its rows.
        var grip = await desk.Slot(2).Grip().BoundingBoxAsync();
        await desk.Page.Mouse.MoveAsync(grip!.X + (grip.Width / 2), grip.Y + (grip.Height / 2));
        await desk.Page.Mouse.DownAsync();
        await desk.Page.Mouse.MoveAsync(grip.X + (grip.Width / 2), grip.Y + 60, new() { Steps = 5 });
        await desk.Page.Mouse.MoveAsync(grip.X + (grip.Width / 2), grip.Y + 260, new() { Steps = 10 });
        var wanted = await desk.Page.Locator(".slot--moving .slot__time b").InnerTextAsync();
        await desk.Page.Mouse.UpAsync();
        Assert.NotEqual("09:25", wanted);
        await Wait.Until(async () => (await phone.Beginnings()).Contains(wanted), async () => string.Join(' ', await phone.Beginnings()));
        Assert.Equal(await desk.Beginnings(), await phone.Beginnings());

        // By dragging in the list of the phone: the first lesson before the assembly.
        var lesson = phone.Page.Locator("#slots > .slot--lesson").First;
        await lesson.Grip().ScrollIntoViewIfNeededAsync();
        var (from, to) = (await lesson.Grip().BoundingBoxAsync(), await phone.Slot(0).BoundingBoxAsync());
        await phone.Page.Mouse.MoveAsync(from!.X + 20, from.Y + 20);
        await phone.Page.Mouse.DownAsync();
        await phone.Page.Mouse.MoveAsync(from.X + 20, from.Y - 40, new() { Steps = 4 });
        await phone.Page.Mouse.MoveAsync(from.X + 20, from.Y + (to!.Y - from.Y) - 60, new() { Steps = 8 });
        await phone.Page.Mouse.UpAsync();
        await Assertions.Expect(lesson.Begins()).ToHaveTextAsync("08:30");
        await Assertions.Expect(desk.Page.Locator("#slots > .slot--lesson").First.Begins()).ToHaveTextAsync("08:30");
        await phone.WasNeverReloaded();

        // What all see is what the server has.
        var shown = await desk.Beginnings();
        await phone.Open(programme);
        Assert.Equal(shown, await phone.Beginnings());
    }

    [Fact]
    public async Task Whoever_is_asked_sees_it_live_is_marked_in_two_places_and_steps_out_in_one_tap()
    {
        var (phone, desk, programme) = await TwoOnAProgramme();
        await phone.Mark();
        await desk.Slot(1).Locator("h3 a").ClickAsync();
        await desk.Page.Locator("#teacherId").SelectOptionAsync(new SelectOptionValue { Label = phone.Name });
        await desk.Button("To observe").ClickAsync();
        await Assertions.Expect(desk.Page.Locator(".slot__person b")).ToHaveTextAsync(phone.Name);

        await Assertions.Expect(phone.Slot(1).Locator(".slot__you")).ToHaveTextAsync("you");
        await Assertions.Expect(phone.Page.Locator(".slot--mine")).ToHaveCountAsync(1);

        // The second lesson at the same time, and the same member presents it: marked on both, refused nowhere.
        await desk.Open(programme);
        await desk.Slot(2).Locator("h3 a").ClickAsync();
        await desk.Page.Locator("#teacherId").SelectOptionAsync(new SelectOptionValue { Label = phone.Name });
        await desk.Button("To present").ClickAsync();
        await Assertions.Expect(desk.Page.Locator(".slot__person b")).ToHaveTextAsync(phone.Name);
        await desk.Settles();
        await desk.Page.Locator("#move summary").ClickAsync();
        await desk.Field("When does it begin?").FillAsync("09:00");
        await desk.Button("Move it there").ClickAsync();
        await Assertions.Expect(phone.Page.Locator(".slot__mark").Filter(new() { HasText = $"{phone.Name} is also in" })).ToHaveCountAsync(2);

        await phone.Slot(1).Locator(".slot__mine").GetByRole(AriaRole.Button, new() { Name = "Step out" }).ClickAsync();
        await Assertions.Expect(desk.Page.Locator(".slot__mark").Filter(new() { HasText = "is also in" })).ToHaveCountAsync(0);
        await Assertions.Expect(phone.Page.Locator(".slot--mine")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task What_a_colleague_moved_meanwhile_is_told_and_stays_where_they_put_it()
    {
        var (phone, desk, programme) = await TwoOnAProgramme();

        // The phone shows an older state: as if the news were still on its way.
        await phone.Page.EvaluateAsync("document.querySelector('#slots > .slot--lesson').dataset.version = 0");
        await phone.Slot(1).Grip().FocusAsync();
        await phone.Page.Keyboard.PressAsync("ArrowDown");

        await Assertions.Expect(phone.Page.Locator("[data-move-refused]")).ToContainTextAsync("Somebody changed this meanwhile.");
        await Assertions.Expect(phone.Slot(1).Begins()).ToHaveTextAsync("08:45");
        Assert.Equal("08:45", (await desk.Beginnings())[1]);
        Assert.NotEmpty(programme);
    }

    [Fact]
    public async Task Without_script_a_programme_is_set_by_forms_alone()
    {
        var (_, desk, programme) = await TwoOnAProgramme();
        var reader = await Reader(desk);
        await reader.Open(programme);
        await reader.Page.Locator("#add").ClickAsync();
        await reader.Field("When does it begin?").FillAsync("11:00");
        await reader.Field("What is it about?").FillAsync("Friction on a slope");
        await reader.Button("Add it").ClickAsync();
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "Friction on a slope" }).ClickAsync();
        await reader.Button("I present").ClickAsync();
        await Assertions.Expect(reader.Page.Locator(".slot__person b")).ToBeVisibleAsync();
        await reader.Page.Locator("#move summary").ClickAsync();
        await reader.Field("When does it begin?").FillAsync("11:15");
        await reader.Button("Move it there").ClickAsync();
        await Assertions.Expect(reader.Page.Locator(".slot--mine .slot__time b")).ToHaveTextAsync("11:15");
        await Assertions.Expect(desk.Page.Locator(".slot--mine .slot__time b")).ToHaveTextAsync("11:15");
        await reader.Button("Step out").ClickAsync();
        await Assertions.Expect(reader.Page.Locator(".slot--mine")).ToHaveCountAsync(0);
    }

    /// <summary>Sibusiso on a phone and Nomsa at a desk, both with a usual day's programme open.</summary>
    private async Task<(Person Phone, Person Desk, string Programme)> TwoOnAProgramme()
    {
        var desk = await Arrive("Nomsa Dlamini", ProgrammeSteps.Desktop);
        await desk.SignUp();
        var cluster = await desk.StartCluster("Saturday Physics");
        var link = await desk.Invite();
        var phone = await Arrive("Sibusiso Nkosi");
        await phone.Join(link);
        var programme = await desk.CallDay(cluster.AbsolutePath);
        await desk.BeginUsualDay(programme);
        await desk.OpenProgramme(programme);
        await phone.OpenProgramme(programme);
        return (phone, desk, programme);
    }
}
