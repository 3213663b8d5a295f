using System.Net;
using System.Text.RegularExpressions;

namespace CommunityClusters.Tests.Support;

/// <summary>What people do, in the practice's words, through the pages that everybody uses.</summary>
internal static partial class Steps
{
    public const string Purpose = "We teach the hard topics together.";

    public static async Task<Sight> SignsUp(this Person person, string name)
    {
        await person.Opens("/sign-up");
        var page = await person.Submits("Go on", new { Name = name, Person.Password });
        Assert.Equal(HttpStatusCode.OK, page.Status);
        person.Remembers(name);
        return page;
    }

    public static async Task<Sight> SignsIn(this Person person, string signInName, string password = Person.Password)
    {
        await person.Opens("/sign-in");
        return await person.Submits("Sign in", new { SignInName = signInName, Password = password });
    }

    /// <summary>Signs in on one more phone of theirs.</summary>
    public static async Task<Person> SignsInOnAnotherPhone(this Person person)
    {
        var phone = person.Place.Visitor();
        Assert.Equal("/", (await phone.SignsIn(person.SignInName)).Path);
        return phone;
    }

    public static async Task<bool> IsSignedIn(this Person person) => (await person.Opens("/me")).Path == "/me";

    public static async Task<Sight> SignsOut(this Person person)
    {
        await person.Opens("/sign-out");
        return await person.Submits("Sign out");
    }

    /// <summary>Starts a cluster and stands on its page.</summary>
    public static async Task<Guid> StartsCluster(this Person person, string name, string purpose = Purpose)
    {
        await person.Opens("/start");
        var page = await person.Submits("Start it", new { Name = name, Purpose = purpose });
        Assert.Equal(HttpStatusCode.OK, page.Status);
        return Guid.Parse(ClusterAddress().Match(page.Path).Groups["id"].Value);
    }

    /// <summary>Names a need and stands on the page of needs.</summary>
    public static async Task<Sight> NamesNeed(this Person person, Guid cluster, string topic, bool unseen = false)
    {
        await person.Opens($"/clusters/{cluster}/needs");
        var form = person.Form("Name it").With(new { Topic = topic });
        return await person.Sends(unseen ? form.And("Ask.Unseen", "true") : form);
    }

    /// <summary>Makes the person's invitation.</summary>
    /// <returns>The link, without the address of the site.</returns>
    public static async Task<string> Invites(this Person person, Guid cluster)
    {
        await person.Opens($"/clusters/{cluster}");
        var page = await person.Submits("Invite");
        return new Uri(page.One("#link").GetAttribute("value")!).AbsolutePath;
    }

    /// <summary>Joins by a link, as who they are, or as a newcomer with the name they give.</summary>
    public static async Task<Sight> JoinsBy(this Person person, string link, string? asNewcomer = null)
    {
        await person.Opens(link);
        var page = await person.Submits("Join the cluster", asNewcomer is null ? null : new { Name = asNewcomer, Person.Password });
        Assert.Equal(HttpStatusCode.OK, page.Status);
        if (asNewcomer is not null)
        {
            person.Remembers(asNewcomer);
        }

        return page;
    }

    public static async Task<Sight> Leaves(this Person person, Guid cluster)
    {
        await person.Opens($"/clusters/{cluster}");
        return await person.Submits("Leave");
    }

    public static async Task<Sight> ComesBack(this Person person, Guid cluster)
    {
        await person.Opens($"/clusters/{cluster}/left");
        return await person.Submits("Come back");
    }

    /// <summary>Chooses a language at the foot of the page, and is back on that page.</summary>
    public static Task<Sight> ChoosesLanguage(this Person person, string code) =>
        person.Sends(person.Form(CommunityClusters.Localisation.Languages.Named(code)!.OwnName, ".foot"));

    /// <summary>A form with a valid stamp, to be sent where the person has no form for.</summary>
    public static Task<Sight> OpensAnyForm(this Person person) => person.Opens("/sign-out");

    public static Form AnyForm(this Person person) => person.Form("Sign out");

    /// <summary>Opens a cluster's page and keeps it open: what happens from then on arrives.</summary>
    public static async Task<LiveLine> WatchesPageOf(this Person person, Guid cluster)
    {
        var page = await person.Opens($"/clusters/{cluster}");
        var watch = page.One("[data-watch]");
        return await person.Watches(watch.GetAttribute("data-watch")!, long.Parse(watch.GetAttribute("data-cursor")!, System.Globalization.CultureInfo.InvariantCulture), page.Language);
    }

    /// <summary>Opens a page and keeps it open: of what happens from then on, what this page shows arrives.</summary>
    public static async Task<LiveLine> KeepsOpen(this Person person, string path)
    {
        var watch = (await person.Opens(path)).One("[data-watch]");
        return await LiveLine.Open(
            person.Place.Node, person, watch.GetAttribute("data-watch")!, long.Parse(watch.GetAttribute("data-cursor")!, System.Globalization.CultureInfo.InvariantCulture), fragments: watch.GetAttribute("data-fragments")!.Split(' '));
    }

    /// <summary>The id of who is signed in, as their pages say it to scripts.</summary>
    public static async Task<Guid> TeacherId(this Person person) =>
        Guid.Parse((await person.Opens("/me")).One("meta[name=teacher]").GetAttribute("content")!);

    private static void Remembers(this Person person, string name)
    {
        person.Name = name;
        person.SignInName = person.Sees.TextOf("#sign-in-name b");
    }

    [GeneratedRegex("^/clusters/(?<id>[0-9a-f-]{36})$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ClusterAddress();
}
