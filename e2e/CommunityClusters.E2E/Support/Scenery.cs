namespace CommunityClusters.E2E.Support;

/// <summary>People and clusters of every kind that a page can show, so that walks over all pages see them filled.</summary>
/// <param name="Cluster">The path of a cluster with more members than its page lists.</param>
/// <param name="Invitation">The path of an invitation to it.</param>
/// <param name="Left">The path of a cluster that the member left.</param>
/// <param name="Found">The path of a cluster that chose to be found.</param>
/// <param name="Plan">The path of a lesson plan of the first cluster; the found one has none.</param>
/// <param name="Formulas">The path of another, in which formulas stand.</param>
/// <param name="Cookies">Who is signed in where, by role.</param>
public sealed record Scenery(string Cluster, string Invitation, string Left, string Found, string Plan, string Formulas, IReadOnlyDictionary<Role, string> Cookies)
{
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
        var plan = await BeginPlan(founder);
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
        return new Scenery(cluster.AbsolutePath, new Uri(invitation).AbsolutePath, left.AbsolutePath, found.AbsolutePath, plan.AbsolutePath, formulas.AbsolutePath, cookies);

        Task<Person> Arrive(string name) => Person.Arrive(suite.Browser, name, suite.Program.Address, with: null);
    }

    private static async Task<Uri> BeginPlan(Person founder)
    {
        await founder.Link("Plan it").ClickAsync();
        await founder.Field("How many minutes?").FillAsync("60");
        await founder.Button("Begin it").ClickAsync();
        var plan = await founder.IsOnPlan();
        await founder.Page.GetByRole(AriaRole.Textbox, new() { Name = "Minutes for Introduction" }).FillAsync("15");
        await founder.Page.Write("Two skateboards and **a wall**: who pushes whom?\n\n- Push\nBe pushed");
        await founder.Page.IsSaved();
        return plan;
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
