namespace CommunityClusters.E2E.Support;

/// <summary>People and clusters of every kind that a page can show, so that walks over all pages see them filled.</summary>
/// <param name="Cluster">The path of a cluster with more members than its page lists.</param>
/// <param name="Invitation">The path of an invitation to it.</param>
/// <param name="Left">The path of a cluster that the member left.</param>
/// <param name="Found">The path of a cluster that chose to be found.</param>
/// <param name="Plan">The path of a lesson plan of the first cluster; the found one has none.</param>
/// <param name="Section">The id of a section of it that has words.</param>
/// <param name="Formulas">The path of another, in which formulas stand.</param>
/// <param name="Programme">The path of a teaching day's programme, with two lessons at the same time, which the member presents and observes.</param>
/// <param name="Lesson">The path of a lesson in it.</param>
/// <param name="Finding">The path of a gathering whose date is being found.</param>
/// <param name="Observation">The path of the member's observation of one of the day's lessons.</param>
/// <param name="Raised">The path of the talk about that lesson, which what they raised opens.</param>
/// <param name="Over">The path of a teaching day that is over.</param>
/// <param name="Recorded">The path of a lesson in its record.</param>
/// <param name="Cookies">Who is signed in where, by role.</param>
public sealed record Scenery(string Cluster, string Invitation, string Left, string Found, string Plan, string Section, string Formulas, string Programme, string Lesson, string Finding, string Observation, string Raised, string Over, string Recorded, IReadOnlyDictionary<Role, string> Cookies)
{
    /// <summary>The path of that day.</summary>
    public string Gathering => Programme[..Programme.LastIndexOf('/')];

    // More than a cluster's page shows at once.
    private const int Colleagues = 13;

    internal static async Task<Scenery> Make(Suite suite)
    {
        var founder = await Arrive("Nomsa Dlamini");
        await founder.SignUp();
        var cluster = await founder.StartCluster("Saturday Physics");
        var invitation = await founder.Invite();
        await founder.Open($"{cluster.AbsolutePath}/describe");
        await founder.Page.Locator("details:has(#Ask_Agreements) summary").ClickAsync();
        await founder.Field("What we agreed on").FillAsync("Who cannot come says so.\n\nEverybody brings paper.");
        await founder.Button("Keep it").ClickAsync();
        await founder.IsOnClusterPage();

        var found = await founder.StartCluster("Sunday Chemistry");
        await founder.ChooseToBeFound();
        await founder.Open(cluster.AbsolutePath);
        await founder.NameNeed("Newton’s third law: which force pairs?");
        var (plan, section) = await BeginPlan(founder);
        await founder.Open(cluster.AbsolutePath);
        var formulas = await founder.BeginPlan("Energy of what moves");
        await founder.Page.Put("Who moves has $E = \\frac{1}{2}mv^2$.\n\n$$\n\\sum_{i=1}^{n} F_i = m_1a_1 + m_2a_2 + m_3a_3 + m_4a_4 + m_5a_5 + m_6a_6 + m_7a_7\n$$\n\nIs it $\\sqrt{x$?");
        await founder.Page.IsSaved();

        var member = await Arrive("Sibusiso Nkosi");
        await member.Join(invitation);
        await member.Invite();
        var left = await member.StartCluster("Maths before the holidays");
        await member.Leave();

        foreach (var number in Enumerable.Range(1, Colleagues))
        {
            var colleague = await Arrive($"Colleague {number} of Mvula Hills Secondary School");
            await colleague.Join(invitation);
            await colleague.Context.CloseAsync();
        }

        var programme = await founder.CallDay(cluster.AbsolutePath);
        var lesson = await SetProgramme(founder, programme, member.Name);
        await member.Open($"{programme[..programme.LastIndexOf('/')]}/day");
        await member.Button("Observe it").First.ClickAsync();
        await member.IsAt(DaySteps.ObservationPage());
        await member.IsSavedThere();
        var observation = new Uri(member.Page.Url).AbsolutePath;
        var raised = await Reflect(founder, member);
        await BringThings(founder, member, programme.Replace("/programme", "/bring", StringComparison.Ordinal));
        await founder.OpenMinutes(programme[..programme.LastIndexOf('/')]);
        await founder.Under("Decisions").FillAsync("We meet again in **April**.");
        await founder.IsSavedThere();
        await founder.Button("I take the chair").ClickAsync();
        foreach (var what in new[] { "Borrow the trolleys", "Ask for paper" })
        {
            await founder.WritesDown(what, member.Name, "2199-03-28");
            await founder.TakenOn(what).WaitForAsync();
        }

        await founder.Button("Done: Ask for paper").ClickAsync();
        await founder.TakenOn("Ask for paper").Locator(".badge").WaitForAsync();
        await founder.PutToAll(found.AbsolutePath, "Do we meet in April?");
        await founder.Vote("Yes");
        await Assertions.Expect(founder.Page.Locator(".decision__outcome")).ToBeVisibleAsync();
        await founder.AskForElection(found.AbsolutePath);
        await founder.OpenElection();
        await founder.Stand();
        await founder.PutToAll(cluster.AbsolutePath, "Where do we meet in April?", "Mvula Hills Secondary School\nWhite River\nHazyview, in the hall beside the church");
        await founder.Vote("White River");
        await founder.HasVoted();
        var year = DateTime.UtcNow.Year + 1;
        await founder.AddStretch(cluster.AbsolutePath, "Term", "Term 1", $"{year}-01-13", $"{year}-03-28");
        await founder.AddStretch(cluster.AbsolutePath, "Holidays", "Autumn holidays of our schools", $"{year}-03-27", $"{year}-04-12");
        await founder.AddStretch(cluster.AbsolutePath, "Exam weeks", "", $"{year}-05-31", $"{year}-06-19");
        var finding = await founder.AskForDate(cluster.AbsolutePath, "2199-03-16", "2199-03-23");
        await Reach(founder, member, $"{finding}/reach");
        await founder.Open($"{cluster.AbsolutePath}/calendar");
        await founder.Button("Make my link").ClickAsync();
        await founder.Field("Your link").WaitForAsync();
        await Talk(founder, member, cluster, plan);
        var over = await founder.CallToday(cluster.AbsolutePath);
        await founder.AddLesson(over, "Lenses", member.Name, plan: "Energy of what moves");
        await founder.IsOver(over);
        await founder.CountVoices(over, 0, "20", "5", "3");
        await founder.CountVoices(over, 0, "21", "5", "3");
        await founder.Open($"{over}/record");
        var recorded = (await founder.Page.Locator(".slot a.button").GetAttributeAsync("href"))!;
        await Reflect(founder, member, cluster, formulas, recorded.Split('/')[^1]);
        var newcomer = await Arrive("Thandi Mokoena");
        await newcomer.SignUp();
        var cookies = new Dictionary<Role, string>
        {
            [Role.Visitor] = """{"cookies":[],"origins":[]}""",
            [Role.Newcomer] = await newcomer.Context.StorageStateAsync(),
            [Role.Founder] = await founder.Context.StorageStateAsync(),
            [Role.Member] = await member.Context.StorageStateAsync(),
        };
        await Task.WhenAll(founder.Context.CloseAsync(), member.Context.CloseAsync(), newcomer.Context.CloseAsync());
        return new Scenery(cluster.AbsolutePath, new Uri(invitation).AbsolutePath, left.AbsolutePath, found.AbsolutePath, plan.AbsolutePath, section, formulas.AbsolutePath, programme, lesson, finding, observation, raised, over, recorded, cookies);

        Task<Person> Arrive(string name) => Person.Arrive(suite.Browser, name, suite.Program.Address, with: null);
    }

    private static async Task<string> SetProgramme(Person founder, string programme, string member)
    {
        await founder.BeginUsualDay(programme);
        await founder.Page.Locator("#rooms summary").ClickAsync();
        await founder.Button("Add the room").ClickAsync();
        await Assertions.Expect(founder.Page.Locator("#rooms .rooms__one")).ToHaveCountAsync(2);
        foreach (var part in new[] { "To present", "To observe" })
        {
            await founder.Open(programme);
            await founder.Page.Locator(".slot--lesson h3 a").Nth(part == "To present" ? 0 : 1).ClickAsync();
            await founder.Page.Locator("#teacherId").SelectOptionAsync(new SelectOptionValue { Label = member });
            await founder.Button(part).ClickAsync();
            await Assertions.Expect(founder.Page.Locator(".slot__person b")).ToHaveTextAsync(member);
            await founder.Settles();
        }

        await founder.Page.Locator("#move summary").ClickAsync();
        await founder.Field("When does it begin?").FillAsync("09:00");
        await founder.Page.Locator("#Move_RoomId").SelectOptionAsync(new SelectOptionValue { Label = "Room B" });
        await founder.Button("Move it there").ClickAsync();
        await Assertions.Expect(founder.Page.Locator(".slot__mark").Filter(new() { HasText = "is also in" })).ToHaveCountAsync(2);
        return (await founder.Page.Locator(".slot--lesson h3 a").First.GetAttributeAsync("href"))!;
    }

    // What was observed is raised, and somebody says something to it.
    private static async Task<string> Reflect(Person founder, Person member)
    {
        await member.Field("The one issue I will raise").FillAsync("Where does the light go when it leaves the glass, and who decides that?");
        await member.IsSavedThere();
        await member.RaisesIt("Where does the light go when it leaves the glass, and who decides that?");
        var talk = (await member.Link("Open the talk").GetAttributeAsync("href"))!;
        await founder.Open(talk);
        await founder.IsLive();
        await founder.Tell("Through the *middle* it goes straight on.");
        return new Uri(founder.Page.Url).AbsolutePath;
    }

    // A talk with everything that a post may have, and one about a plan.
    private static async Task Talk(Person founder, Person member, Uri cluster, Uri plan)
    {
        await founder.OpenTalk(cluster);
        await founder.Tell($"Who has *spring balances* for Saturday, @{member.Name}? The plan is here: {plan}");
        await member.OpenTalk(cluster);
        await member.Page.Locator("[data-answer]").ClickAsync();
        await member.Tell("We have two, and a third that _sticks_.\n\n- the blue one\n- the old one");
        await member.Page.Locator("[data-not-mine]:visible").ClickAsync();
        await member.Page.Locator(".post__thanks").WaitForAsync();
        await founder.Tell("Sent by mistake");
        await founder.TakesBack(founder.Post("Sent by mistake"));
        await founder.Sees("took this post back.").ToBeVisibleAsync();
        await founder.Open($"{cluster.AbsolutePath}/talk/plan/{plan.Segments[^1]}");
        await founder.IsLive();
        await founder.Tell($"Is the introduction too long, @{member.Name}?");
    }

    // What was said of a lesson, and its plan as it became of that.
    private static async Task Reflect(Person founder, Person member, Uri cluster, Uri plan, string lesson)
    {
        foreach (var (person, says) in new[] { (member, "They took *mass* for weight."), (founder, "So did I, at school.") })
        {
            await person.Open($"{cluster.AbsolutePath}/talk/lesson/{lesson}");
            await person.IsLive();
            await person.Tell(says);
        }

        await founder.Open($"{plan.AbsolutePath}?lesson={lesson}");
        await founder.Page.Locator("#keep button").ClickAsync();
        await founder.IsAt("/arc");
    }

    // Learners and photocopies for them, of which the member brings some and a school the rest.
    private static async Task BringThings(Person founder, Person member, string bring)
    {
        await founder.Open(bring);
        await founder.Expect("Mvula Hills Secondary", "11", "45");
        await Assertions.Expect(founder.Page.Locator(".expected__count")).ToHaveTextAsync("45");
        await founder.Ask("Graph paper with squares of five millimetres", "200", "sheets");
        await member.Open(bring);
        await member.Thing("Graph paper with squares of five millimetres").GetByRole(AriaRole.Button, new() { Name = "I bring it" }).ClickAsync();
        await Assertions.Expect(member.Page.Locator(".pledge--mine .pledge__amount")).ToHaveTextAsync("200 sheets");
    }

    // A lift that both agreed on, a second wish, and a hand that the member held out for it.
    private static async Task Reach(Person founder, Person member, string reach)
    {
        await founder.Open(reach);
        await founder.AskInPrivate("A lift", "No taxi goes there on a Saturday", "R 60 there and back");
        await founder.AskInPrivate("Airtime", "To read the plans", "R 20");
        await member.Open(reach);
        await member.OfferLift("3", "White River, at the garage");
        await HoldOut();
        await founder.Open(reach);
        await founder.Page.Locator(".hand input[type=tel]").FillAsync("072 555 0002");
        await founder.Button("Yes, please").ClickAsync();
        await founder.Page.Locator(".hand--agreed").WaitForAsync();
        await founder.AskInPrivate("Company on the road", "The path is lonely", "");
        await member.Open(reach);
        await member.AskInPrivate("Childcare", "My two are small", "R 40");
        foreach (var kind in new[] { "Company on the road", "Airtime" })
        {
            await member.Page.Locator("#give > summary").ClickAsync();
            await member.Page.Locator("#give").GetByText(kind, new() { Exact = true }).ClickAsync();
            await member.Page.Locator("#Give_From").FillAsync("Hazyview");
            await member.Button("Offer it").ClickAsync();
            await member.Page.Locator(".hand input[type=tel]").WaitForAsync();
            if (kind == "Company on the road")
            {
                await HoldOut();
            }
        }

        async Task HoldOut()
        {
            await member.Page.Locator(".hand input[type=tel]").FillAsync("082 555 0001");
            await member.Button("I could help").ClickAsync();
            await member.Sees("You said that you could help").ToBeVisibleAsync();
        }
    }

    private static async Task<(Uri Plan, string Section)> BeginPlan(Person founder)
    {
        await founder.Link("Plan it").ClickAsync();
        await founder.Field("How many minutes?").FillAsync("60");
        await founder.Button("Begin it").ClickAsync();
        var plan = await founder.IsOnPlan();
        await founder.Page.GetByRole(AriaRole.Textbox, new() { Name = "Minutes for Introduction" }).FillAsync("15");
        await founder.Page.Write("Two skateboards and **a wall**: who pushes whom?\n\n- Push\nBe pushed");
        await founder.Page.IsSaved();
        var section = await founder.Page.Section(PlanSteps.Introduction).GetAttributeAsync("id");
        await founder.NameAsItStands("As planned");
        await founder.Open(plan.AbsolutePath);
        await founder.Page.Write(", and pull");
        await founder.Page.IsSaved();
        await founder.Page.RemarkOn("Two", "Three would show it better.");
        await founder.Page.Signs().WaitForAsync();
        return (plan, section!["section-".Length..]);
    }
}

/// <summary>As whom a page is looked at.</summary>
public enum Role
{
    /// <summary>Somebody without an account.</summary>
    Visitor,

    /// <summary>A teacher who is in no cluster.</summary>
    Newcomer,

    /// <summary>A teacher who is in one cluster and left another.</summary>
    Member,

    /// <summary>A teacher who is in two clusters.</summary>
    Founder,
}
