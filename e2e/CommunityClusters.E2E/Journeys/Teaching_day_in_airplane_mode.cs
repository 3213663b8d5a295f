namespace CommunityClusters.E2E.Journeys;

/// <summary>A Saturday at a school without signal: the last that the phones heard was the evening before.</summary>
public sealed class Teaching_day_in_airplane_mode(Suite suite) : PlanJourney(suite)
{
    private static readonly TimeSpan Night = TimeSpan.FromDays(1);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_observed_and_counted_on_phones_that_were_off_overnight_is_there_once_in_whichever_order_they_come_back(bool herPhoneFirst)
    {
        var (hers, his) = (OutlastsPeople(new Line(Suite.Program.Port)), OutlastsPeople(new Line(Suite.Program.Port)));
        var phone = OutlastsPeople(new Phone(Suite));
        var nomsa = await Arrive("Nomsa Dlamini", at: hers.Address, losesLine: true);
        await nomsa.SignUp();
        var cluster = await nomsa.StartCluster("Saturday Physics");
        var link = await nomsa.Invite();
        await phone.Start(his.Address);
        var evening = await TakeUp("Sibusiso Nkosi", phone.Context, his.Address);
        await evening.Join(link);
        var gathering = await nomsa.CallTomorrow(cluster.AbsolutePath);
        await nomsa.AddLesson(gathering, "Newton’s third law", observer: evening.Name);
        await nomsa.Open(gathering);
        await nomsa.HasDayOnPhone();
        await evening.Open(gathering);
        await evening.Comes();

        await phone.Close();
        await nomsa.Page.CloseAsync();
        his.Cut();
        hers.Cut();
        await phone.Start(his.Address);
        foreach (var context in new[] { phone.Context, nomsa.Context })
        {
            await context.SetOfflineAsync(true);
            await context.ClockIsAhead(Night);
        }

        var sibusiso = await TakeUp(evening.Name, phone.Context, his.Address);
        await sibusiso.Open("/");
        await sibusiso.Sees("No signal. This page is from").ToBeVisibleAsync();
        await sibusiso.Page.Locator(".gathering a").ClickAsync();
        await sibusiso.Link("Open the day").ClickAsync();
        await Assertions.Expect(sibusiso.Page.Locator("[data-clock-doubt]")).ToBeHiddenAsync();
        // The page that was kept the evening before says no more that the day is still to come.
        await sibusiso.Link("Learners’ voice").ClickAsync();
        await Assertions.Expect(sibusiso.Page.GetByText("Enter the counts").First).ToBeVisibleAsync();
        await Assertions.Expect(sibusiso.Page.GetByText("This day is still to come.")).ToBeHiddenAsync();
        await sibusiso.Page.Locator(".back").ClickAsync();
        await sibusiso.ObservesNext();
        await sibusiso.Button("The lesson begins now").ClickAsync();
        await sibusiso.Notes("The arrows of a pair are drawn on one body");
        await sibusiso.Field("The one issue I will raise").FillAsync("When do we let them argue?");
        await sibusiso.WaitsThere();
        await sibusiso.Page.Locator(".back").ClickAsync();
        await sibusiso.Link("Register").ClickAsync();
        await Keeps(sibusiso, 12);
        nomsa = await TakeUp(nomsa.Name, nomsa.Context, hers.Address);
        await nomsa.Open($"{gathering}/register");
        await Keeps(nomsa, 14);

        foreach (var (person, line) in herPhoneFirst ? new[] { (nomsa, hers), (sibusiso, his) } : [(sibusiso, his), (nomsa, hers)])
        {
            line.Mend();
            await person.Context.SetOfflineAsync(false);
            await person.IsSavedThere();
        }

        foreach (var person in new[] { nomsa, sibusiso })
        {
            await Assertions.Expect(person.Page.Locator(".register__count")).ToHaveTextAsync("2 here");
            await person.Sees("Were these the same children, or others?").ToBeVisibleAsync();
            await Assertions.Expect(person.Page.Locator(".register__total")).ToContainTextAsync("0 learners");
        }

        await nomsa.Button("Other children").ClickAsync();
        await Assertions.Expect(sibusiso.Page.Locator(".register__total")).ToHaveTextAsync("26 learners");
        await sibusiso.Open("/waiting");
        await sibusiso.Sees("Nothing waits to be sent.").ToBeVisibleAsync();
        await sibusiso.Open($"{gathering}/day");
        await Assertions.Expect(sibusiso.Page.Locator(".day__slot a").GetByText("My notes")).ToHaveCountAsync(1);
        await sibusiso.Page.Locator(".day__slot a").GetByText("My notes").ClickAsync();
        await sibusiso.IsAt(DaySteps.ObservationPage());
        await sibusiso.IsSavedThere();
        var reader = await Reader(sibusiso);
        await reader.Open(Suite.Program.Address + new Uri(sibusiso.Page.Url).AbsolutePath);
        await Assertions.Expect(reader.Page.GetByText("The arrows of a pair are drawn on one body")).ToHaveCountAsync(1);
        await Assertions.Expect(reader.Page.Locator(".typed").Filter(new() { HasText = "When do we let them argue?" })).ToHaveCountAsync(1);
    }

    private static async Task Keeps(Person person, int learners)
    {
        await person.KeepsRegister();
        await person.Tick(person.Name).ClickAsync();
        await person.Count("Mvula Hills", "11", learners);
        await person.WaitsThere();
    }
}
