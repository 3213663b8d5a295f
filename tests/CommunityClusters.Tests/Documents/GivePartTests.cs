using System.Net;
using CommunityClusters.Documents;
using CommunityClusters.Tests.Support;

namespace CommunityClusters.Tests.Documents;

public sealed class GivePartTests
{
    [Theory, OnBothDatabases]
    public async Task What_is_too_large_for_the_line_comes_in_parts_in_any_order_and_is_kept_once(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan) = await Scene.WithPlan(place);
        await using var nomsa = await Phone.Of(scene.Nomsa, plan);
        await using var sibusiso = await Phone.Of(scene.Sibusiso, plan);
        var day = new string('d', 400_000);

        var answer = await sibusiso.GivesInParts("text:a", day);

        Assert.Equal(2, answer.GetProperty("sequence").GetInt64());
        await nomsa.Shows("text:a", day);
        Assert.Equal(0, await place.Count<DocumentPart>());
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_from_outside_gives_a_part(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan) = await Scene.WithPlan(place);
        foreach (var outsider in scene.Outsiders)
        {
            await using var phone = await Phone.Of(outsider, plan);
            Assert.Equal(HttpStatusCode.NotFound, (await phone.GivesPart(Guid.NewGuid(), 0, 1, [0, 0], await outsider.TeacherId())).Status);
        }

        Assert.Equal(0, await place.Count<DocumentPart>());
    }

    [Theory, OnBothDatabases]
    public async Task What_one_wrote_is_not_given_in_anothers_session(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan) = await Scene.WithPlan(place);
        await using var sibusiso = await Phone.Of(scene.Sibusiso, plan);

        var refused = await sibusiso.GivesPart(Guid.NewGuid(), 0, 1, [0, 0], await scene.Nomsa.TeacherId());

        Assert.Equal(HttpStatusCode.Unauthorized, refused.Status);
    }

    [Theory, OnBothDatabases]
    public async Task A_page_of_elsewhere_and_parts_that_make_no_sense_are_refused(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan) = await Scene.WithPlan(place);
        await using var phone = await Phone.Of(scene.Nomsa, plan);
        var (upload, me) = (Guid.NewGuid(), await scene.Nomsa.TeacherId());

        HttpStatusCode[] met =
        [
            (await phone.GivesPart(upload, 0, 1, [0, 0], me, asPage: false)).Status,
            (await phone.GivesPart(upload, 2, 2, [0, 0], me)).Status,
            (await phone.GivesPart(upload, -1, 2, [0, 0], me)).Status,
            (await phone.GivesPart(upload, 0, 1000, [0, 0], me)).Status,
            (await phone.GivesPart(upload, 0, 1, new byte[Document.LargestPart + 1], me)).Status,
            (await phone.GivesPart(upload, 0, 1, [], me)).Status,
        ];

        Assert.All(met, status => Assert.Equal(HttpStatusCode.BadRequest, status));
        Assert.Equal(0, await place.Count<DocumentPart>());
    }

    [Fact]
    public void A_phone_gives_as_large_and_as_many_parts_as_the_server_takes()
    {
        var script = File.ReadAllText(Path.Combine(Repository.Root, "src", "CommunityClusters", "Client", "documents", "parts.ts"));

        Assert.Contains($"mostInPart = {Document.LargestPart / 1024} * 1024;", script, StringComparison.Ordinal);
        Assert.Contains($"mostParts = {GivePart.MostParts};", script, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Parts_whose_rest_never_comes_do_not_heap_up(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan) = await Scene.WithPlan(place);
        await using var phone = await Phone.Of(scene.Nomsa, plan);
        var me = await scene.Nomsa.TeacherId();

        for (var i = 0; i < 8; i++)
        {
            Assert.Equal(HttpStatusCode.Accepted, (await phone.GivesPart(Guid.NewGuid(), 0, 2, [0, 0], me)).Status);
        }

        Assert.Equal(3, await place.Count<DocumentPart>());
    }
}
