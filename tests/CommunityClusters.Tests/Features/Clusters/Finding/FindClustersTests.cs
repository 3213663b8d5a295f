using System.Globalization;
using System.Net;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Clusters.Finding;
using CommunityClusters.Features.People;
using CommunityClusters.Features.Places;
using CommunityClusters.Realtime;
using CommunityClusters.Tests.Support;
using Place = CommunityClusters.Tests.Support.Place;
using Somewhere = CommunityClusters.Features.Clusters.Finding.Place;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Tests.Features.Clusters.Finding;

public sealed class FindClustersTests
{
    [Theory, OnBothDatabases]
    public async Task A_cluster_is_found_only_while_it_chooses_so(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        Assert.Empty((await place.Visitor().Opens("/find?Ask.Words=optics")).TextsOf(".list b"));
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Stranger.Opens($"/clusters/{scene.Cluster}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await place.Visitor().Opens($"/clusters/{scene.Cluster}/about")).Status);

        await place.Sends(scene.Sibusiso, Described(scene, seen: 1));
        Assert.Equal([Scene.Name], (await place.Visitor().Opens("/find?Ask.Words=OPTICS&Ask.Subject=physical-sciences&Ask.Grade=11&Ask.Language=zu")).TextsOf(".list b"));
        Assert.Empty((await place.Visitor().Opens("/find?Ask.Words=optics&Ask.Grade=12")).TextsOf(".list b"));

        await place.Sends(scene.Nomsa, Described(scene, seen: 2) with { Findable = false });
        Assert.Empty((await place.Visitor().Opens("/find?Ask.Words=optics")).TextsOf(".list b"));
        Assert.Equal(0, await place.Count<ListingTerm>());
    }

    [Theory, OnBothDatabases]
    public async Task A_stranger_sees_name_purpose_subjects_circuits_and_a_count_and_no_members_name(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await place.Sends(scene.Sibusiso, Described(scene, seen: 1));
        await At(place, scene.Sibusiso, -25.0, 31.0, "Kruisfontein");

        Assert.Equal([Scene.Name], (await place.Visitor().Opens("/find?Ask.Words=kruisfontein")).TextsOf(".list b"));
        foreach (var page in new[] { await scene.Stranger.Opens($"/clusters/{scene.Cluster}"), await place.Visitor().Opens("/find") })
        {
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.All([Scene.Name, Steps.Purpose, "Physical Sciences", "Kruisfontein", "2 teachers"], shown => Assert.Contains(shown, page.Text, StringComparison.Ordinal));
            Assert.DoesNotContain("Sibusiso", page.Html, StringComparison.Ordinal);
            Assert.DoesNotContain("Nomsa", page.Html, StringComparison.Ordinal);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Clusters_near_my_school_come_nearest_first_and_far_ones_not_at_all(Database database)
    {
        await using var place = await Place.On(database);
        var me = await place.Newcomer("Thandi Mokoena");
        await At(place, me, -25.0, 31.0, "Here");
        foreach (var (name, latitude) in new[] { ("Forty kilometres", -25.36), ("Ten kilometres", -25.09), ("Far away", -27.0) })
        {
            var founder = await place.Newcomer(name);
            await At(place, founder, latitude, 31.0, $"Circuit of {name}");
            var cluster = await place.Sends(founder, new StartCluster { Name = name, Purpose = Steps.Purpose });
            await place.Sends(founder, new DescribeCluster { ClusterId = cluster, Seen = 1, Name = name, Purpose = Steps.Purpose, Findable = true });
        }

        var page = await me.Opens("/find?Ask.Within=60");

        Assert.Equal(["Ten kilometres", "Forty kilometres"], page.TextsOf(".list b"));
        Assert.Contains("10 km away", page.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_teacher_finds_the_clusters_of_the_own_circuit_by_choosing_it(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await place.Sends(scene.Sibusiso, Described(scene, seen: 1));
        await At(place, scene.Sibusiso, -25.0, 31.0, "Kruisfontein");

        var choice = (await scene.Sibusiso.Opens("/find")).One("#Ask_Circuit");
        var mine = choice.QuerySelectorAll("option")[1];

        Assert.Equal("Kruisfontein", mine.TextContent);
        var found = await scene.Sibusiso.Opens($"/find?Ask.Circuit={mine.GetAttribute("value")}");
        Assert.Equal([Scene.Name], found.TextsOf(".list b"));
        Assert.Equal("Kruisfontein", found.One("#Ask_Circuit option[selected]").TextContent);
        Assert.Empty(await Names(place, $"Ask.Circuit={Guid.NewGuid()}"));
        Assert.Empty((await place.Visitor().Opens("/find")).Document.QuerySelectorAll("#Ask_Circuit"));
    }

    [Theory, OnBothDatabases]
    public async Task However_many_there_are_the_nearest_come_first(Database database)
    {
        await using var place = await Place.On(database);
        var me = await place.Newcomer("Thandi Mokoena");
        await At(place, me, -25.0, 31.0, "Here");
        var random = new Random(7);

        // A town of hundreds to the north-east, more than are looked at in one go, and a few on farms on the way.
        var town = Enumerable.Range(0, 600).Select(_ => (Kilometres: 18 + (random.NextDouble() * 4), Direction: 40 + (random.NextDouble() * 10)));
        var farms = Enumerable.Range(0, 6).Select(_ => (Kilometres: 2 + (random.NextDouble() * 10), Direction: random.NextDouble() * 360));
        var all = town.Concat(farms).ToList();
        await List(place, all);

        var page = await me.Opens("/find?Ask.Within=60");

        Assert.Equal(all.Select(a => a.Kilometres).Order().Take(20), Kilometres(page));
    }

    [Theory, OnBothDatabases]
    public async Task Hundreds_at_one_place_hide_nobody_who_is_nearer(Database database)
    {
        await using var place = await Place.On(database);
        var me = await place.Newcomer("Thandi Mokoena");
        await At(place, me, -25.0, 31.0, "Here");
        await List(place, [(1.4, 10), (2.1, 120), (3.2, 250), .. Enumerable.Repeat((5.0, 45.0), 450)]);

        var page = await me.Opens("/find?Ask.Within=60");

        Assert.Equal([1.4, 2.1, 3.2, .. Enumerable.Repeat(5.0, 17)], Kilometres(page));
    }

    private static IEnumerable<double> Kilometres(Sight page) => page.TextsOf(".list b").Select(d => double.Parse(d, CultureInfo.InvariantCulture));

    // Each is called as far as it is from 25° S, 31° E.
    private static async Task List(Place place, IEnumerable<(double Kilometres, double Direction)> clusters) => await place.Reads(async db =>
    {
        var number = 0;
        foreach (var (kilometres, direction) in clusters)
        {
            // The place so far away in a direction, on a sphere.
            var (angle, away, from) = (direction * Math.PI / 180, kilometres / 6371.0088, -25.0 * Math.PI / 180);
            var to = Math.Asin((Math.Sin(from) * Math.Cos(away)) + (Math.Cos(from) * Math.Sin(away) * Math.Cos(angle)));
            var aside = Math.Atan2(Math.Sin(angle) * Math.Sin(away) * Math.Cos(from), Math.Cos(away) - (Math.Sin(from) * Math.Sin(to)));
            var (latitude, longitude) = (to * 180 / Math.PI, 31.0 + (aside * 180 / Math.PI));
            var cluster = new Cluster();
            var name = kilometres.ToString(CultureInfo.InvariantCulture);
            db.AddRange(cluster, new Listing { ClusterId = cluster.Id, Number = ++number, Name = name, Latitude = latitude, Longitude = longitude, Band = Somewhere.BandOf(latitude) });
        }

        return await db.SaveChangesAsync();
    });

    [Theory, OnBothDatabases]
    public async Task The_list_goes_on_page_by_page_and_loses_nobody(Database database)
    {
        await using var place = await Place.On(database);
        var founder = await place.Newcomer("Nomsa Dlamini");
        foreach (var number in Enumerable.Range(1, 23))
        {
            var cluster = await place.Sends(founder, new StartCluster { Name = $"Circle {number}", Purpose = Steps.Purpose });
            await place.Sends(founder, new DescribeCluster { ClusterId = cluster, Seen = 1, Name = $"Circle {number}", Purpose = Steps.Purpose, Findable = true });
        }

        var first = await place.Visitor().Opens("/find?Ask.Words=circle");
        var second = await place.Visitor().Opens(first.One(".pager a").GetAttribute("href")!);

        Assert.Equal(Enumerable.Range(1, 23).Reverse().Select(n => $"Circle {n}"), first.TextsOf(".list b").Concat(second.TextsOf(".list b")));
    }

    [Theory, OnBothDatabases]
    public async Task What_clusters_are_about_may_change_and_each_is_found_by_what_it_is_about_now(Database database)
    {
        await using var place = await Place.On(database);
        var founder = await place.Newcomer("Nomsa Dlamini");
        var circles = new List<DescribeCluster>();
        foreach (var number in Enumerable.Range(1, 70))
        {
            if (number % 5 == 0)
            {
                await ManyAreListedMeanwhile(place);
            }

            var cluster = await place.Sends(founder, new StartCluster { Name = $"Circle {number}", Purpose = Steps.Purpose });
            circles.Add(new DescribeCluster
            {
                ClusterId = cluster, Seen = 1, Name = $"Circle {number}", Purpose = Steps.Purpose, Findable = true,
                Subjects = [number % 2 == 0 ? "history" : "geography"], Grades = [number % 2 == 0 ? "8" : "9"],
            });
            await place.Sends(founder, circles[^1]);
        }

        Assert.Empty(await Names(place, "Ask.Subject=history&Ask.Grade=9"));
        await place.Sends(founder, circles[1] with { Seen = 2, Grades = ["9"] });
        await place.Sends(founder, circles[65] with { Seen = 2, Grades = ["8", "9"] });
        await place.Sends(founder, circles[67] with { Seen = 2, Findable = false });

        Assert.Equal(["Circle 66", "Circle 2"], await Names(place, "Ask.Subject=history&Ask.Grade=9"));
        Assert.Equal(["Circle 66"], await Names(place, "Ask.Subject=history&Ask.Grade=9&Ask.Words=66"));
        Assert.Equal(["Circle 70", "Circle 66", "Circle 64"], (await Names(place, "Ask.Subject=history&Ask.Grade=8")).Take(3));
        Assert.Equal(["Circle 8", "Circle 6", "Circle 4"], await Names(place, $"Ask.Subject=history&Ask.Grade=8&Ask.Before={await NumberOf(place, circles[9])}"));
    }

    // As many as fill a block, so that what is seldom lies many blocks behind the newest.
    private static async Task ManyAreListedMeanwhile(Place place) => await place.Reads(db =>
        db.Set<Topic>().Where(t => t.Id == "directory").ExecuteUpdateAsync(s => s.SetProperty(t => t.Sequence, t => t.Sequence + BlockOfNumbers.Size)));

    private static Task<long> NumberOf(Place place, DescribeCluster cluster) =>
        place.Reads(db => db.Set<Listing>().Where(l => l.ClusterId == cluster.ClusterId).Select(l => l.Number).SingleAsync());

    [Theory, OnBothDatabases]
    public async Task An_open_cluster_is_read_and_joined_by_anyone_signed_in_and_by_nobody_once_it_closes(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await place.Sends(scene.Nomsa, Described(scene, seen: 1) with { Open = true });
        var page = await scene.Stranger.Opens($"/clusters/{scene.Cluster}");
        Assert.Contains("Sibusiso Nkosi", page.TextsOf(".people b"));
        await using var line = await scene.Stranger.WatchesPageOf(scene.Cluster);

        await place.Sends(scene.Nomsa, Described(scene, seen: 2));
        await Eventually.Is(() => line.IsOver, "The reader was not told that it is over.");
        Assert.DoesNotContain("Sibusiso", (await scene.Stranger.Opens($"/clusters/{scene.Cluster}")).Html, StringComparison.Ordinal);

        await place.Sends(scene.Nomsa, Described(scene, seen: 3) with { Open = true });
        await scene.Stranger.Opens($"/clusters/{scene.Cluster}/about");
        Assert.Contains(scene.Stranger.Name, (await scene.Stranger.Submits("Join the cluster")).TextsOf(".people b"));
    }

    [Theory, OnBothDatabases]
    public async Task A_description_is_never_written_over_unseen_and_any_member_brings_an_earlier_one_back(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/describe");
        await place.Sends(scene.Sibusiso, Described(scene, seen: 1) with { Name = "Sunday Optics" });

        var late = await scene.Nomsa.Submits("Keep it", new { Name = "Monday Optics" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Equal("Monday Optics", late.ValueOf("Name"));
        Assert.Contains("A colleague changed this meanwhile", late.Text, StringComparison.Ordinal);

        await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/describe");
        Assert.Equal(Scene.Name, (await scene.Nomsa.Submits("Bring back")).TextOf("h1"));
        Assert.Equal(3, await place.Reads(db => db.Set<Description>().CountAsync(d => d.ClusterId == scene.Cluster)));
    }

    private static async Task<IReadOnlyList<string>> Names(Place place, string asked) =>
        (await place.Visitor().Opens($"/find?{asked}")).TextsOf(".list b");

    private static DescribeCluster Described(Scene scene, int seen) => new()
    {
        ClusterId = scene.Cluster,
        Seen = seen,
        Name = Scene.Name,
        Purpose = Steps.Purpose,
        Subjects = ["physical-sciences"],
        Grades = ["11"],
        Languages = ["zu"],
        Findable = true,
    };

    private static async Task At(Place place, Person teacher, double latitude, double longitude, string circuit)
    {
        var school = new School { Name = $"School of {teacher.Name}", Latitude = latitude, Longitude = longitude };
        await place.Reads(async db =>
        {
            var drawn = new Circuit { Province = "MP", Name = circuit };
            school.CircuitId = drawn.Id;
            db.AddRange(drawn, school);
            return await db.SaveChangesAsync();
        });
        await place.Sends(teacher, new SayWhatITeach { Name = teacher.Name, SchoolId = school.Id });
    }
}
