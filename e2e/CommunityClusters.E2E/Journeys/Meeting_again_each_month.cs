using System.Globalization;

namespace CommunityClusters.E2E.Journeys;

/// <summary>Two who keep their own terms and holidays, and call the Saturdays of half a year in one go.</summary>
public sealed class Meeting_again_each_month(Suite suite) : PlanJourney(suite)
{
    private static readonly int Year = DateTime.UtcNow.Year + 1;

    [Fact]
    public async Task From_a_years_terms_to_the_Saturdays_outside_of_the_holidays()
    {
        var (nomsa, sibusiso) = await TwoInACluster();
        var cluster = new Uri(nomsa.Page.Url).AbsolutePath;

        // Sibusiso has the calendar open while Nomsa types two terms of the year; then he adds what she left out.
        await sibusiso.Open($"{cluster}/terms");
        await sibusiso.IsLive();
        await nomsa.Open($"{cluster}/gatherings");
        await nomsa.Link("Terms and holidays").ClickAsync();
        await nomsa.Page.Locator("#Year_Terms_0__First").FillAsync($"{Year}-01-13");
        await nomsa.Page.Locator("#Year_Terms_0__Last").FillAsync($"{Year}-03-31");
        await nomsa.Page.Locator("#Year_Terms_1__First").FillAsync($"{Year}-04-19");
        await nomsa.Page.Locator("#Year_Terms_1__Last").FillAsync($"{Year}-06-30");
        await nomsa.Button("Add these terms").ClickAsync();
        await Assertions.Expect(nomsa.Page.Locator(".stretch")).ToHaveCountAsync(3);
        await Assertions.Expect(sibusiso.Page.Locator(".stretch")).ToHaveCountAsync(3);
        await Assertions.Expect(sibusiso.Page.Locator(".stretch--holidays")).ToContainTextAsync($"1 April to 18 April {Year}");
        await sibusiso.AddStretch(cluster, "Exam weeks", "Trial exams", $"{Year}-05-31", $"{Year}-06-20");
        await Assertions.Expect(nomsa.Page.Locator(".stretch--examweeks")).ToContainTextAsync("Trial exams");

        // Calling a day in the holidays she is told beside the field, and calls it on another, again each month.
        var first = FirstSaturday(3);
        await nomsa.Open($"{cluster}/gatherings");
        await nomsa.Page.Locator("[name='Ask.Dates[0].Day']").FillAsync($"{Year}-04-10");
        await Assertions.Expect(nomsa.Page.Locator("[data-hint]").First).ToHaveTextAsync($"Within Holidays, 1 April to 18 April {Year}");
        await nomsa.Page.Locator("[name='Ask.Dates[0].Day']").FillAsync(AsTyped(first));
        await Assertions.Expect(nomsa.Page.Locator("[data-hint]").First).ToHaveTextAsync("");
        await nomsa.Page.Locator("[name='Ask.Dates[0].Begins']").FillAsync("08:30");
        await nomsa.Page.Locator("[name='Ask.Dates[0].Ends']").FillAsync("13:00");
        await nomsa.Page.GetByText("Again each month").ClickAsync();
        await nomsa.Button("Call it").ClickAsync();

        // The first Saturdays of April and June are within the holidays and the exams; others are offered.
        await Assertions.Expect(nomsa.Page.GetByRole(AriaRole.Heading, new() { Name = "Again each month" })).ToBeVisibleAsync();
        await Assertions.Expect(nomsa.Page.Locator(".again__month")).ToHaveCountAsync(6);
        await Assertions.Expect(nomsa.Page.Locator(".again__month").First).ToContainTextAsync("Within Holidays");
        await Assertions.Expect(nomsa.Day(FirstSaturday(4))).Not.ToBeCheckedAsync();
        await Assertions.Expect(nomsa.Day(FirstSaturday(5))).ToBeCheckedAsync();
        await nomsa.Page.Locator(".again__others").First.GetByRole(AriaRole.Checkbox).Last.CheckAsync(new() { Force = true });
        await nomsa.Day(FirstSaturday(7)).UncheckAsync(new() { Force = true });
        // What she ticked stays while she looks at more months.
        await nomsa.Link("12 months").ClickAsync();
        await Assertions.Expect(nomsa.Page.Locator(".again__month")).ToHaveCountAsync(12);
        await nomsa.Link("6 months").ClickAsync();
        await Assertions.Expect(nomsa.Page.Locator(".again__month")).ToHaveCountAsync(6);
        await Assertions.Expect(nomsa.Day(FirstSaturday(7))).Not.ToBeCheckedAsync();
        await nomsa.Button("Call them").ClickAsync();

        // The first one, one beside the holidays, May, August and September: five days that stand for both, each by itself.
        await nomsa.IsAt($"{cluster}/gatherings");
        await Assertions.Expect(nomsa.Page.Locator(".gathering")).ToHaveCountAsync(5);
        await sibusiso.Open($"{cluster}/gatherings");
        await Assertions.Expect(sibusiso.Page.Locator(".gathering")).ToHaveCountAsync(5);
        await Assertions.Expect(sibusiso.Page.Locator(".gathering").Nth(2)).ToContainTextAsync($"{FirstSaturday(5).ToString("d MMMM", CultureInfo.InvariantCulture)} {Year}");
    }

    [Fact]
    public async Task Without_script_it_is_done_by_forms_alone()
    {
        var (nomsa, _) = await TwoInACluster();
        var cluster = new Uri(nomsa.Page.Url).AbsolutePath;
        var programme = await nomsa.CallDay(cluster);
        var reader = await Reader(nomsa);
        await reader.AddStretch(cluster, "Holidays", "Autumn holidays", $"{Year}-04-01", $"{Year}-04-18");
        await reader.Open(programme[..programme.LastIndexOf('/')]);
        await reader.Link("Again each month").ClickAsync();
        await Assertions.Expect(reader.Page.Locator(".again__month").First).ToContainTextAsync("Within Autumn holidays");
        await reader.Button("Call them").ClickAsync();
        await Assertions.Expect(reader.Page.Locator(".gathering")).ToHaveCountAsync(6);

        // What falls within them is marked where it stands, and the calendar is put right.
        await reader.Open($"{cluster}/terms");
        await reader.Page.Locator(".stretch__change").ClickAsync();
        await reader.Button("Take it out").ClickAsync();
        await Assertions.Expect(reader.Page.Locator(".stretch")).ToHaveCountAsync(0);
    }

    private static DateOnly FirstSaturday(int month)
    {
        var day = new DateOnly(Year, month, 1);
        return day.AddDays((DayOfWeek.Saturday - day.DayOfWeek + 7) % 7);
    }

    private static string AsTyped(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
