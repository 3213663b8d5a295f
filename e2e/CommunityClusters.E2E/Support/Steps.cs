using System.Text.RegularExpressions;

namespace CommunityClusters.E2E.Support;

/// <summary>What people do in many journeys.</summary>
internal static partial class Steps
{
    public const string Purpose = "We plan **hard topics** together and teach them on one Saturday a month.";

    public static async Task SignUp(this Person person)
    {
        await person.Open("/sign-up");
        await person.TypeNameAndPassword();
        await person.Button("Go on").ClickAsync();
        await person.IsAt("/start");
    }

    public static async Task TypeNameAndPassword(this Person person)
    {
        await person.Field("Your name").FillAsync(person.Name);
        await person.Field("A password").FillAsync(Person.Password);
    }

    /// <summary>Starts a cluster from the page for it, and is on the cluster's page then.</summary>
    public static async Task<Uri> StartCluster(this Person person, string name)
    {
        await person.Open("/start");
        await person.TypeCluster(name);
        await person.Button("Start it").ClickAsync();
        return await person.IsOnClusterPage();
    }

    public static async Task TypeCluster(this Person person, string name)
    {
        await person.Field("Its name").FillAsync(name);
        await person.Field("What it is for").FillAsync(Purpose);
    }

    public static async Task<Uri> IsOnClusterPage(this Person person)
    {
        await person.IsAt(ClusterPage());
        await Assertions.Expect(person.Page.Locator("#who-we-are")).ToBeVisibleAsync();
        return new Uri(person.Page.Url);
    }

    /// <summary>Makes the invitation, and returns its link.</summary>
    public static async Task<string> Invite(this Person person)
    {
        await person.Button("Invite").ClickAsync();
        await person.IsAt("/invite");
        return await person.Field("Your link").InputValueAsync();
    }

    /// <summary>Goes back from the invitation to the cluster, and waits for its live line.</summary>
    public static async Task BackToCluster(this Person person)
    {
        await person.Page.Locator(".back").ClickAsync();
        await person.IsOnClusterPage();
        await person.IsLive();
    }

    public static Task IsLive(this Person person) => IsLive(person.Page);

    public static Task IsLive(this IPage page) => Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-line", "open");

    /// <summary>Waits until the page is there that a form leads to: live news of what was sent may be shown before it.</summary>
    public static Task Settles(this Person person) => person.Page.Until("() => document.querySelector('[aria-busy=true]') === null");

    /// <summary>Opens the link as somebody without an account, and joins.</summary>
    public static async Task<Uri> Join(this Person person, string link)
    {
        await person.Open(new Uri(link).PathAndQuery);
        await person.TypeNameAndPassword();
        await person.Button("Join the cluster").ClickAsync();
        return await person.IsOnClusterPage();
    }

    /// <summary>From the cluster's page, lets others find it.</summary>
    public static async Task ChooseToBeFound(this Person person)
    {
        await person.Link("Change the description").ClickAsync();
        await person.Page.Locator("#Ask_Subjects summary").ClickAsync();
        await person.Page.GetByText("Physical Sciences", new() { Exact = true }).ClickAsync();
        await person.Page.GetByText("Others can find us", new() { Exact = true }).ClickAsync();
        await person.Button("Keep it").ClickAsync();
        await person.IsOnClusterPage();
    }

    /// <summary>From the cluster's page, names a topic that is hard to teach, and stays on the page of needs.</summary>
    public static async Task NameNeed(this Person person, string topic, bool unseen = false)
    {
        await person.Page.Locator("#top-needs .button").ClickAsync();
        await person.IsAt("/needs#name");
        await person.TypeNeed(topic, unseen);
        await Assertions.Expect(person.Page.Locator("#needs .need__title").GetByText(topic)).ToBeVisibleAsync();
    }

    /// <summary>Fills in the form of a need and sends it.</summary>
    public static async Task TypeNeed(this Person person, string topic, bool unseen = false)
    {
        if (!await person.Field("The topic").IsVisibleAsync())
        {
            await person.Page.Locator("#name summary").ClickAsync();
        }

        await person.Field("The topic").FillAsync(topic);
        if (unseen)
        {
            await person.Page.GetByText("Ask without my name", new() { Exact = true }).ClickAsync();
        }

        await person.Button("Name it").ClickAsync();
    }

    public static async Task Leave(this Person person)
    {
        await person.Button("Leave").ClickAsync();
        await person.IsAt("/left");
    }

    /// <summary>Chooses a language at the foot of the page, and is back on it.</summary>
    public static async Task ChooseLanguage(this Person person, string ownName, string code)
    {
        await person.Page.Locator(".foot").GetByRole(AriaRole.Button, new() { Name = ownName, Exact = true }).ClickAsync();
        await Assertions.Expect(person.Page.Locator("html")).ToHaveAttributeAsync("lang", code);
    }

    /// <summary>Remembers that this very page is the one that was loaded: a reload would forget it.</summary>
    public static Task Mark(this Person person) => person.Page.EvaluateAsync("window.neverReloaded = true");

    public static async Task WasNeverReloaded(this Person person) =>
        Assert.True(await person.Page.EvaluateAsync<bool>("window.neverReloaded === true"));

    [GeneratedRegex("/clusters/[0-9a-f-]{36}$", RegexOptions.None, 1000)]
    private static partial Regex ClusterPage();
}
