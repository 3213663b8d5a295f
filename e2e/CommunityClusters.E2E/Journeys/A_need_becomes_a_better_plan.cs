using System.Text.RegularExpressions;

namespace CommunityClusters.E2E.Journeys;

/// <summary>
/// The wheel turns once: seven teachers of three schools in three circuits, from what one of them finds hard to teach to a plan that is better for what was
/// learnt. Its pictures stand in the README; <c>PICTURES=1 ./test --filter A_need_becomes_a_better_plan</c> takes them anew.
/// </summary>
public sealed class A_need_becomes_a_better_plan(Suite suite) : PlanJourney(suite)
{
    private const string Need = "Newton’s third law: which force pairs?";
    private const string Lesson = "Two skateboards and a wall";
    private const string FirstIssue = "When do we let them argue before we answer?";
    private const string SecondIssue = "Nobody asked what the wall does";
    private const string Answer = "I answered too soon. Next time they draw each body by itself first.";

    [Fact]
    public async Task Seven_teachers_of_three_schools_from_a_need_to_a_plan_that_is_better()
    {
        var lines = Enumerable.Range(0, 3).Select(_ => OutlastsPeople(new Line(Suite.Program.Port))).ToList();
        var nomsa = await Arrive("Nomsa Dlamini", at: lines[0].Address, losesLine: true);
        await nomsa.SignUp();
        var cluster = (await nomsa.StartCluster("Saturday Physics")).AbsolutePath;
        await nomsa.Teaches("mvula hills sec", "12");
        await nomsa.Open(cluster);
        var link = await nomsa.Invite();
        var thandi = await Joins("Thandi Mokoena", "tall grass", "11", link, lines[1].Address);
        var lerato = await Joins("Lerato Molefe", "river bend high", "10", link, lines[2].Address);
        var sibusiso = await Joins("Sibusiso Nkosi", "tall grass", "11", link);
        var pieter = await Joins("Pieter Botha", "mvula hills sec", "9", link);
        var kagiso = await Joins("Kagiso Sithole", "river bend high", "12", link);
        var ayesha = await Arrive("Ayesha Khan");
        await ayesha.JoinsByKeyboard(link);
        await nomsa.Open(cluster);
        await Assertions.Expect(nomsa.Page.Locator("#who-we-are")).ToContainTextAsync("7 teachers");
        await Assertions.Expect(nomsa.Page.Locator("#who-we-are")).ToContainTextAsync("3 circuits");
        await nomsa.IsPictured("1-find-each-other");

        // What one finds hard, others find hard too; one of them has no mouse and no touch.
        await thandi.Open(cluster);
        await thandi.NameNeed(Need);
        await ayesha.Open($"{cluster}/needs");
        await ayesha.Presses(ayesha.Page.Locator(".need").First.GetByRole(AriaRole.Button).First);
        await Assertions.Expect(ayesha.Page.Locator(".need").First.GetByRole(AriaRole.Button).First).ToHaveAttributeAsync("aria-pressed", "true");
        await Assertions.Expect(thandi.Page.Locator(".metoo b").First).ToHaveTextAsync("2");
        await thandi.IsPictured("2-name-the-need");

        // Two write the plan on two phones, one of them in a taxi without signal.
        await thandi.Link("Plan it").ClickAsync();
        await thandi.Button("Begin it").ClickAsync();
        var plan = await thandi.IsOnPlan();
        await sibusiso.Open(plan.AbsolutePath);
        await sibusiso.IsOnPlan();
        lines[1].Cut();
        await thandi.Page.Write("Two learners on skateboards push each other. ");
        await thandi.Page.Waits();
        await sibusiso.Page.Write("Ask first: who pushes whom? ");
        await sibusiso.Page.IsSaved();
        lines[1].Mend();
        foreach (var page in new[] { thandi.Page, sibusiso.Page })
        {
            await page.Says(text => text.Contains("skateboards push each other", StringComparison.Ordinal) && text.Contains("who pushes whom?", StringComparison.Ordinal));
        }

        await thandi.Page.IsSaved();
        await sibusiso.IsPictured("3-plan-together");

        var gathering = await nomsa.CallToday(cluster);
        await nomsa.AddLesson(gathering, Lesson, thandi.Name, plan: Need);
        await nomsa.AddLesson(gathering, "Forces on a slope", kagiso.Name);
        await sibusiso.Presents(gathering, Need);
        await pieter.Presents(gathering, "Forces on a slope");
        await nomsa.PutsDown(gathering, Need, lerato.Name, "To observe");
        await nomsa.Open($"{gathering}/programme");
        await nomsa.IsPictured("4-set-the-saturday");
        foreach (var person in new[] { nomsa, thandi, lerato })
        {
            await person.Open(gathering);
            await person.Comes();
        }

        // At a school without signal: two observe, one keeps minutes and register, and raise what they saw in the hall.
        foreach (var (person, line) in new[] { nomsa, thandi, lerato }.Zip(lines))
        {
            await person.Context.SetOfflineAsync(true);
            line.Cut();
        }

        foreach (var (observer, issue) in new[] { (thandi, FirstIssue), (lerato, SecondIssue) })
        {
            await observer.Open($"{gathering}/day");
            await observer.NotesIssue($"Seen by {observer.Name} alone", issue);
            await observer.RaisesIt(issue);
            await observer.Sees("Raised on this phone, waiting to send").ToBeVisibleAsync();
        }

        await thandi.IsPictured("5-teach-and-observe");
        await nomsa.Open($"{gathering}/register");
        await nomsa.KeepsRegister();
        await nomsa.Tick(thandi.Name).ClickAsync();
        await nomsa.Count("Mvula Hills", "11", 31);
        await nomsa.WaitsThere();
        await nomsa.Open($"{gathering}/minutes");
        await nomsa.Under(Need).First.FillAsync("Both observers spoke. We try it with each body drawn by itself.");
        await nomsa.WritesDown("Change the plan before April", thandi.Name);
        await nomsa.WaitsThere();
        foreach (var (person, line) in new[] { nomsa, thandi, lerato }.Zip(lines).Reverse())
        {
            line.Mend();
            await person.Context.SetOfflineAsync(false);
            await person.Open("/waiting");
            await person.Sees("Nothing waits to be sent.").ToBeVisibleAsync();
        }

        // In the evening from home: issues first, and the first answer is offered to who taught.
        await sibusiso.Open($"{gathering}/reflection");
        await sibusiso.IsLive();
        await Assertions.Expect(sibusiso.Column(Need).Locator(".raised__post .prose")).ToHaveCountAsync(2);
        await sibusiso.Sees("You taught this lesson: would you like to answer first?").ToBeVisibleAsync();
        await sibusiso.SaysAbout(Need, Answer);
        await Assertions.Expect(sibusiso.Column(Need).Locator("[data-posts] .prose").Last).ToHaveTextAsync(Answer);
        await sibusiso.IsPictured("6-reflect");
        await sibusiso.Column(Need).Locator("a.onward").Last.ClickAsync();
        await sibusiso.IsAt(new Regex("/talk/lesson/", RegexOptions.None, TimeSpan.FromSeconds(1)));
        var talk = new Uri(sibusiso.Page.Url).AbsolutePath;
        await ayesha.Open(talk);
        await ayesha.IsLive();
        await ayesha.Page.TabTo(ayesha.Field("Your post"));
        await ayesha.Page.Keyboard.InsertTextAsync("May I try it in my class on Monday?");
        await ayesha.Presses(ayesha.Button("Send"));
        await Assertions.Expect(sibusiso.Posts().Last).ToHaveTextAsync("May I try it in my class on Monday?");

        // Her action waits for her at home; the day is over, and what was learnt goes back into the plan.
        await thandi.Open("/");
        await thandi.Sees("Change the plan before April").ToBeVisibleAsync();
        await nomsa.IsOver(gathering);
        await thandi.Open(talk);
        await thandi.Link("Change the plan").ClickAsync();
        await thandi.Page.Stands();
        await Assertions.Expect(thandi.Page.Locator(".said__posts")).ToContainTextAsync(Answer);
        await thandi.Page.Write("Each learner first draws each body by itself. ");
        await thandi.Page.IsSaved();
        await thandi.Page.Locator("#keep button").ClickAsync();
        await thandi.IsAt("/arc");
        await Assertions.Expect(thandi.Page.Locator(".arc-picture .is-there")).ToHaveCountAsync(6);
        await thandi.Page.EvaluateAsync("scrollTo(0, 0)");
        await thandi.IsPictured("7-improve");

        // By keyboard along the arc, from the need to the better plan.
        await ayesha.Open(new Uri(thandi.Page.Url).AbsolutePath);
        for (var step = 0; step < 5; step++)
        {
            await ayesha.Presses(ayesha.Page.Locator(".arc__step--there").Nth(step).Locator(".arc__next"));
            await Assertions.Expect(ayesha.Page.Locator(".arc__step--there").Nth(step + 1).Locator("h2")).ToBeInViewportAsync();
        }

        await ayesha.Presses(ayesha.Page.Locator("#improved .arc__what"));
        await ayesha.Sees("Each learner first draws each body by itself.").ToBeVisibleAsync();
        await Assertions.Expect(ayesha.Page.Locator("main")).Not.ToContainTextAsync("Seen by");
    }

    private async Task<Person> Joins(string name, string school, string grade, string link, string? at = null)
    {
        var person = await Arrive(name, at: at, losesLine: at is not null);
        await person.Join(link);
        await person.Teaches(school, grade);
        return person;
    }
}
