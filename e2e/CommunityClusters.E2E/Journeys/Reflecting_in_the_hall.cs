namespace CommunityClusters.E2E.Journeys;

/// <summary>Straight after the lessons, in a hall without signal: observers speak from their own screens, the chair's phone keeps the minutes.</summary>
public sealed class Reflecting_in_the_hall(Suite suite) : PlanJourney(suite)
{
    private const string First = "They draw both arrows on the trolley";
    private const string Second = "Nobody asked the wall";

    [Theory]
    [InlineData(0, 1, 2)]
    [InlineData(2, 1, 0)]
    public async Task With_all_phones_cut_off_it_is_there_afterwards_once_issues_first_in_whichever_order_they_come_back(int first, int second, int third)
    {
        var lines = Enumerable.Range(0, 3).Select(_ => OutlastsPeople(new Line(Suite.Program.Port))).ToList();
        var (nomsa, sibusiso) = await TwoInACluster(lines[0].Address, lines[1].Address);
        var link = await nomsa.Invite();
        var thandi = await Arrive("Thandi Mokoena", at: lines[2].Address, losesLine: true);
        var cluster = await thandi.Join(link);
        Person[] people = [nomsa, sibusiso, thandi];
        var gathering = await nomsa.CallToday(cluster.AbsolutePath);
        await nomsa.AddLesson(gathering, "Lenses", sibusiso.Name);
        await nomsa.Presents(gathering, "Lenses");
        await nomsa.PutsDown(gathering, "Lenses", thandi.Name, "To observe");
        foreach (var person in people)
        {
            await person.Open(gathering);
            await person.Comes();
        }

        foreach (var (person, line) in people.Zip(lines))
        {
            await person.Context.SetOfflineAsync(true);
            line.Cut();
        }

        foreach (var (observer, issue) in new[] { (sibusiso, First), (thandi, Second) })
        {
            await observer.Open($"{gathering}/day");
            await observer.NotesIssue($"Seen by {observer.Name} alone", issue);
            await observer.RaisesIt(issue);
            await observer.Sees("Raised on this phone, waiting to send").ToBeVisibleAsync();
            await Assertions.Expect(observer.Page.Locator("[data-raise] details")).Not.ToHaveAttributeAsync("open", "");
            await observer.Open($"{gathering}/reflection");
            await observer.Sees("No signal. This page is from").ToBeVisibleAsync();
            await Assertions.Expect(observer.Column("Lenses").Locator(".raised__post--waiting .typed")).ToHaveTextAsync(issue);
        }

        await thandi.SaysAbout("Lenses", "Shall we try it with a door?");
        await Assertions.Expect(thandi.Column("Lenses").Locator(".post--waiting .typed")).ToHaveTextAsync("Shall we try it with a door?");
        // The chair's phone has the lessons and who observed them, and keeps what is said and taken on.
        await nomsa.Open($"{gathering}/reflection");
        await Assertions.Expect(nomsa.Column("Lenses")).ToContainTextAsync($"{sibusiso.Name}, {thandi.Name}");
        await nomsa.Link("Minutes").ClickAsync();
        await Assertions.Expect(nomsa.Under("Lenses")).ToBeEditableAsync();
        await nomsa.Under("Lenses").FillAsync("Both observers saw the arrows.");
        await nomsa.WritesDown("Draw each body by itself", nomsa.Name);
        await nomsa.WaitsThere();

        foreach (var at in new[] { first, second, third })
        {
            lines[at].Mend();
            await people[at].Context.SetOfflineAsync(false);
            await people[at].Open("/waiting");
            await people[at].Sees("Nothing waits to be sent.").ToBeVisibleAsync();
        }

        await nomsa.Open($"{gathering}/reflection");
        await nomsa.IsLive();
        await Assertions.Expect(nomsa.Raised()).ToHaveTextAsync(second > third ? [Second, First] : [First, Second]);
        await Assertions.Expect(nomsa.Column("Lenses").Locator("[data-posts] .prose")).ToHaveTextAsync(["Shall we try it with a door?"]);
        await nomsa.Sees("You taught this lesson: would you like to answer first?").ToBeVisibleAsync();
        await thandi.Open($"{gathering}/reflection");
        await thandi.IsLive();
        await thandi.Sees("Nomsa Dlamini taught this lesson: the first answer is offered to them.").ToBeVisibleAsync();
        await nomsa.SaysAbout("Lenses", "I will draw each body by itself");
        await Assertions.Expect(thandi.Column("Lenses").Locator("[data-posts] .prose").Last).ToHaveTextAsync("I will draw each body by itself");
        await Assertions.Expect(thandi.Page.Locator("[data-offered-to]")).ToHaveCountAsync(0);

        // The same talk goes on at home; what was not raised nobody reads.
        await sibusiso.Open($"{gathering}/reflection");
        await sibusiso.Column("Lenses").Locator("a.onward").Last.ClickAsync();
        await sibusiso.IsLive();
        await Assertions.Expect(sibusiso.Raised()).ToHaveCountAsync(2);
        await Assertions.Expect(sibusiso.Posts()).ToHaveCountAsync(4);
        await Assertions.Expect(sibusiso.Page.Locator("main")).Not.ToContainTextAsync("Seen by");
        await sibusiso.OpenMinutes(gathering);
        await Assertions.Expect(sibusiso.Under("Lenses")).ToHaveValueAsync("Both observers saw the arrows.");
        await Assertions.Expect(sibusiso.TakenOn("Draw each body by itself")).ToHaveCountAsync(1);
    }
}
