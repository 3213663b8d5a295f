using System.Net;
using CommunityClusters.Tests.Support;

namespace CommunityClusters.Tests.Features.Plans;

public sealed class BringingTests
{
    [Theory, OnBothDatabases]
    public async Task A_member_finds_where_to_bring_a_file_and_leads_on_to_the_plans(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var plans = await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/plans");
        Assert.Equal("Bring what you have", plans.TextOf($"#begin a[href='/clusters/{scene.Cluster}/plans/bring']"));

        var page = await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/plans/bring");
        Assert.Equal(Scene.Name, page.TextOf(".back"));
        Assert.Single(page.Elements($"form[action='/clusters/{scene.Cluster}/plans'] input[name='__RequestVerificationToken']"));
    }

    [Theory, OnBothDatabases]
    public async Task To_anybody_else_there_is_no_such_page(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        foreach (var outsider in scene.Outsiders)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await outsider.Opens($"/clusters/{scene.Cluster}/plans/bring")).Status);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await scene.Nomsa.Opens($"/clusters/{Guid.NewGuid()}/plans/bring")).Status);
    }
}
