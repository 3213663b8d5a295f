using System.Net;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.People;
using CommunityClusters.Features.Places;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Tests.Features.Clusters;

public sealed class AllMembersTests
{
    [Theory, OnBothDatabases]
    public async Task Members_see_who_joined_and_by_whose_invitation(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);

        var page = await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}/members");

        Assert.Equal(["Sibusiso Nkosi", "Nomsa Dlamini"], page.TextsOf(".people b"));
        Assert.Equal(["joined by Nomsa Dlamini’s invitation", "started the cluster"], page.TextsOf(".people p"));
    }

    [Theory, OnBothDatabases]
    public async Task A_large_cluster_is_read_page_by_page_and_nobody_is_missed(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var cluster = await nomsa.StartsCluster("Saturday Physics");
        var token = (await nomsa.Invites(cluster))["/i/".Length..];
        for (var i = 1; i <= 60; i++)
        {
            await place.Sends(null, new JoinAsNewcomer { Token = token, Name = $"Teacher {i}", Password = Person.Password });
        }

        var overview = await nomsa.Opens($"/clusters/{cluster}");
        Assert.Equal(WhoWeAre.Shown, overview.TextsOf(".people b").Count);
        var names = new List<string>();
        var page = await nomsa.Opens(overview.One($"a[href='/clusters/{cluster}/members']").GetAttribute("href")!);
        names.AddRange(page.TextsOf(".people b"));
        Assert.Equal(50, names.Count);
        page = await nomsa.Opens(new Uri(page.Address, page.One(".pager a").GetAttribute("href")).ToString());
        names.AddRange(page.TextsOf(".people b"));

        Assert.Equal(Enumerable.Range(1, 60).Reverse().Select(i => $"Teacher {i}").Append("Nomsa Dlamini"), names);
        Assert.False(page.Has(".pager"));
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_from_outside_reads_a_members_name(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);

        foreach (var outsider in scene.Outsiders)
        {
            foreach (var address in new[] { "/members", "/members?before=99", "" })
            {
                var page = await outsider.Opens($"/clusters/{scene.Cluster}{address}");
                Assert.Equal(HttpStatusCode.NotFound, page.Status);
                Assert.DoesNotContain("Dlamini", page.Html, StringComparison.Ordinal);
            }
        }

        Assert.Equal("/sign-in", (await place.Visitor().Opens($"/clusters/{scene.Cluster}/members")).Path);
    }

    [Theory, OnBothDatabases("x", "-1", "99999999999999999999", "")]
    public async Task A_page_number_that_is_none_breaks_nothing(Database database, string before)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var cluster = await nomsa.StartsCluster("Saturday Physics");

        Assert.Equal(HttpStatusCode.OK, (await nomsa.Opens($"/clusters/{cluster}/members?before={before}")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task The_cluster_shows_from_how_many_circuits_and_grades_its_members_come(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await place.Reads(async db =>
        {
            var (barberton, emalahleni) = (new Circuit { Province = "P", Name = "Barberton" }, new Circuit { Province = "P", Name = "Emalahleni <3>" });
            var (first, second) = (new School { Name = "Hillside", CircuitId = barberton.Id }, new School { Name = "Riverside", CircuitId = emalahleni.Id });
            db.AddRange(barberton, emalahleni, first, second);
            var teachers = await db.Set<Teacher>().ToListAsync();
            teachers.Single(t => t.Name == "Nomsa Dlamini").Teaches(first.Id, [], ["8", "9"], []);
            teachers.Single(t => t.Name == "Sibusiso Nkosi").Teaches(second.Id, [], ["12"], []);
            return await db.SaveChangesAsync();
        });

        var page = await scene.Nomsa.Opens($"/clusters/{scene.Cluster}");

        var facts = page.TextOf("#who-we-are .facts");
        Assert.Contains("2 teachers", facts, StringComparison.Ordinal);
        Assert.Contains("2 schools", facts, StringComparison.Ordinal);
        Assert.Contains("from 2 circuits", facts, StringComparison.Ordinal);
        Assert.Contains("grades 8 to 12", facts, StringComparison.Ordinal);
        Assert.Contains("Emalahleni <3>", page.TextOf("#who-we-are figure:first-of-type svg"), StringComparison.Ordinal);
    }
}
