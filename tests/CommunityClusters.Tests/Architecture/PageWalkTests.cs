using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using CommunityClusters.Features.Gatherings.Calendars;
using CommunityClusters.Identity;
using CommunityClusters.Persistence;
using CommunityClusters.Tests.Features.Gatherings;
using CommunityClusters.Tests.Support;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityClusters.Tests.Architecture;

/// <summary>Law 1, at the pages: whoever is not in a cluster meets nothing of it, on whichever page and by whichever post.</summary>
public sealed partial class PageWalkTests
{
    private const string Number = "829071364";
    private const string Unknown = "AAAAAAAAAAAAAAAAAAAAAA";
    private static readonly string[] OfTheCluster = [Scene.Name, "Nomsa", "Sibusiso", "Dlamini", "Nkosi"];

    // Who left may read the cluster's name, there and at home, to find the way back; nothing else, and nobody else.
    private static readonly string[] WhereFormersReadItsName = ["/", "/clusters/{clusterId:guid}/left"];

    [Theory, OnBothDatabases]
    public async Task Opened_by_outsiders_no_page_shows_anything_of_the_cluster(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var plan = await scene.BeginsPlan();
        var day = await scene.HasSlot();
        var wrong = new List<string>();
        foreach (var route in Pages(place).Select(p => p.Route).Distinct(StringComparer.Ordinal))
        {
            foreach (var person in scene.Outsiders.Append(place.Visitor()))
            {
                Check(wrong, scene, person, route, "GET", await person.OpensOnly(Address(route, scene, plan, day)));
            }
        }

        Assert.Empty(wrong);
    }

    [Theory, OnBothDatabases]
    public async Task Posted_to_by_outsiders_no_page_does_or_shows_anything_of_the_cluster(Database database)
    {
        await using var place = await Place.On(database);
        var wrong = new List<string>();
        var shared = await Scene.Of(place);
        var sharedPlan = await shared.BeginsPlan();
        foreach (var (route, handler) in Pages(place).Where(p => p.Handler is not null))
        {
            // Some posts end a session, begin one, or lead back into a cluster; each of those walks over a scene of its own.
            var isRefused = route.Contains("/gatherings", StringComparison.Ordinal) || route.Contains("/plans", StringComparison.Ordinal) || route.Contains("/needs", StringComparison.Ordinal);
            var scene = isRefused ? shared : await Scene.Of(place);
            var plan = isRefused ? sharedPlan : await scene.BeginsPlan();
            var day = await scene.HasSlot();
            foreach (var person in scene.Outsiders.Append(place.Visitor()))
            {
                await person.OpensAnyForm();
                var answer = await person.SendsOnly(person.AnyForm().To($"{Address(route, scene, plan, day)}?handler={handler}"));
                Check(wrong, scene, person, route, $"POST {handler}", answer);
            }

            Assert.Equal(["Sibusiso Nkosi", "Nomsa Dlamini"], [.. (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}")).TextsOf(".people b").Where(n => !n.Contains("Former", StringComparison.Ordinal))]);
        }

        Assert.Empty(wrong);
    }

    [Theory, OnBothDatabases]
    public async Task Opened_by_a_colleague_no_page_feed_or_message_shows_a_phone_number_or_asks_for_a_learners_name(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var (plan, day) = (await scene.BeginsPlan(), await scene.HasSlot());
        await place.Sends(scene.Sibusiso, new ChangeCalendarLink(scene.Cluster, null));
        var (token, nomsa) = (await place.Reads(db => db.Set<CalendarLink>().Select(l => l.Token).SingleAsync(TestContext.Current.CancellationToken)), await scene.Nomsa.TeacherId());
        await place.Inside(services => services.GetRequiredService<ClustersDb>().Set<Account>().Where(a => a.Id == nomsa).ExecuteUpdateAsync(s => s.SetProperty(a => a.PhoneNumber, "+27" + Number)));
        var (wrong, opened) = (new List<string>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var route in Pages(place).Select(p => p.Route).Distinct(StringComparer.Ordinal))
        {
            var page = await scene.Sibusiso.OpensOnly(Address(route, scene, plan, day).Replace(Unknown, token, StringComparison.Ordinal));
            if (page.Status == HttpStatusCode.OK)
            {
                opened.Add(route);
            }

            if (Digits(page.Html).Contains(Number, StringComparison.Ordinal))
            {
                wrong.Add($"{route} shows a number");
            }

            wrong.AddRange(page.Elements("input:not([type=hidden], [type=number], [type=radio], [type=checkbox]), textarea")
                .Select(f => (Field: f.GetAttribute("name") ?? f.Id, Asks: f.Id is { Length: > 0 } id ? page.Document.QuerySelector($"label[for='{id}']")?.TextContent ?? "" : ""))
                .Where(f => AsksForLearner().IsMatch($"{f.Field} {f.Asks}")).Select(f => $"{route} asks for {f.Field}: {f.Asks.Trim()}"));
        }

        Assert.Empty(wrong);
        Assert.All(new[] { "gatherings/{gatheringId:guid}", "register", "register/print", "programme", "tell", ".ics" }, path => Assert.Contains(opened, r => r.EndsWith(path, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("LearnerName Name", true)]
    [InlineData("who Name of the learner", true)]
    [InlineData("pupil Who?", true)]
    [InlineData("Text What you noted of the lesson", false)]
    [InlineData("Ask.Struggle Where do learners get stuck?", false)]
    public void A_field_that_asks_for_a_learner_is_found(string field, bool isFound) => Assert.Equal(isFound, AsksForLearner().IsMatch(field));

    private static string Digits(string html) => string.Concat(html.Where(char.IsAsciiDigit));

    private static void Check(List<string> wrong, Scene scene, Person person, string route, string how, Sight answer)
    {
        var mayReadName = person == scene.Former && WhereFormersReadItsName.Contains(route, StringComparer.Ordinal);
        var read = OfTheCluster.Where(w => answer.Html.Contains(w, StringComparison.Ordinal) && !(mayReadName && w == Scene.Name)).ToList();
        var isMembersOnly = route.Contains("{clusterId", StringComparison.Ordinal) && !mayReadName;
        var isRefused = answer.Status == HttpStatusCode.NotFound
            || (answer.Status == HttpStatusCode.Redirect && answer.LeadsTo!.StartsWith("/sign-in?", StringComparison.Ordinal))
            || (person == scene.Former && how == "POST Leave" && answer.LeadsTo == $"/clusters/{scene.Cluster}/left");
        if (read.Count > 0 || (isMembersOnly && !isRefused))
        {
            wrong.Add($"{how} {route} by {(person.Name.Length > 0 ? person.Name : "nobody")}: {(int)answer.Status} {answer.LeadsTo} {string.Join(", ", read)}");
        }
    }

    // Every page, once for each of its post handlers; a page without any once with none.
    private static IEnumerable<(string Route, string? Handler)> Pages(Place place)
    {
        var pages = place.Node.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<PageActionDescriptor>() is not null).ToList();
        Assert.NotEmpty(pages);
        var models = typeof(Pipeline.Doors).Assembly.GetTypes().Where(t => typeof(PageModel).IsAssignableFrom(t) && !t.IsAbstract).ToList();
        foreach (var page in pages)
        {
            // Features/Clusters/Show.cshtml has its model in ShowPage of the same folder.
            var path = page.Metadata.GetMetadata<PageActionDescriptor>()!.ViewEnginePath.Split('/');
            var model = Assert.Single(models, m => m.Name == path[^1] + "Page" && m.Namespace!.EndsWith("." + path[^2], StringComparison.Ordinal));
            var handlers = model.GetMethods(BindingFlags.Instance | BindingFlags.Public).Where(m => m.Name.StartsWith("OnPost", StringComparison.Ordinal))
                .Select(m => m.Name["OnPost".Length..].Replace("Async", "", StringComparison.Ordinal)).ToList();
            var route = "/" + page.RoutePattern.RawText!.TrimStart('/');
            yield return (route, null);
            foreach (var handler in handlers)
            {
                yield return (route, handler);
            }
        }
    }

    private static string Address(string route, Scene scene, Guid plan, (Guid Id, Guid Slot) day)
    {
        var address = route.Replace("{clusterId:guid}", scene.Cluster.ToString(), StringComparison.Ordinal)
            .Replace("{gatheringId:guid}", day.Id.ToString(), StringComparison.Ordinal).Replace("{postId:guid}", Guid.NewGuid().ToString(), StringComparison.Ordinal).Replace("{observationId:guid}", Guid.NewGuid().ToString(), StringComparison.Ordinal).Replace("{actionId:guid}", Guid.NewGuid().ToString(), StringComparison.Ordinal).Replace("{decisionId:guid}", Guid.NewGuid().ToString(), StringComparison.Ordinal)
            .Replace("{slotId:guid}", day.Slot.ToString(), StringComparison.Ordinal).Replace("{lessonId:guid}", day.Slot.ToString(), StringComparison.Ordinal)
            .Replace("{of}/{subjectId:guid}", $"plan/{plan}", StringComparison.Ordinal)
            .Replace("{planId:guid}", plan.ToString(), StringComparison.Ordinal).Replace("{token}", Unknown, StringComparison.Ordinal).Replace("{token:maxlength(40)}", Unknown, StringComparison.Ordinal).Replace("{code:int}", "404", StringComparison.Ordinal);
        Assert.False(address.Contains('{', StringComparison.Ordinal), $"The walk does not know what to put into {route}: teach it.");
        return address;
    }

    // What learners find hard is asked, and which group of them comes; never who one of them is.
    [GeneratedRegex(@"(?=.*(?:Learner|Pupil|Child))(?=.*(?:Name|\bWho\b))", RegexOptions.IgnoreCase | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AsksForLearner();
}
