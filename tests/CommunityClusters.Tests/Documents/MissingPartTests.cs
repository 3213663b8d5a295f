using System.Net;
using CommunityClusters.Documents;
using CommunityClusters.Tests.Support;

namespace CommunityClusters.Tests.Documents;

public sealed class MissingPartTests
{
    [Theory, OnBothDatabases]
    public async Task What_is_too_much_for_the_line_is_fetched_in_parts(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan) = await Scene.WithPlan(place);
        await using var sibusiso = await Phone.Of(scene.Sibusiso, plan);
        var day = string.Concat(Enumerable.Range(0, 60_000).Select(n => $"{n} "));
        await sibusiso.GivesInParts("text:a", day);

        await using var nomsa = await Phone.Of(scene.Nomsa, plan);

        Assert.InRange(Assert.Single(nomsa.Opened.GetProperty("updates").EnumerateArray()).GetBytesFromBase64().Length, 40_000, Document.LargestAnswer);
        Assert.InRange(nomsa.Fetched.Count, 4, 6);
        Assert.All(nomsa.Fetched, bytes => Assert.InRange(bytes, 1, Document.LargestPart));
        Assert.Equal((day, "Lenses"), (nomsa.Doc.GetText("text:a").ToString(), nomsa.Doc.GetText("topic").ToString()));
        await sibusiso.Writes("topic", "Thin ");
        await nomsa.Shows("topic", "Thin Lenses");
    }

    [Theory, OnBothDatabases]
    public async Task While_parts_are_fetched_others_write_and_the_log_is_compacted_and_nothing_is_missed(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan) = await Scene.WithPlan(place);
        await using var sibusiso = await Phone.Of(scene.Sibusiso, plan);
        await sibusiso.GivesInParts("text:a", new string('a', 200_000));
        await using var nomsa = await Phone.Of(scene.Nomsa, plan);
        await nomsa.IsAway();
        await sibusiso.GivesInParts("text:b", new string('b', 300_000));
        var knows = nomsa.Doc.EncodeStateVector();
        var round = 0;

        await nomsa.IsConnected();
        await nomsa.OpensAtFirst(2, knows);
        await nomsa.FetchesRest(knows, async () =>
        {
            // Each time it is enough for the log to be put into one state anew.
            if (round == 2)
            {
                return;
            }

            await sibusiso.GivesInParts("text:c", new string((char)('0' + round), 150_000));
            await sibusiso.Does(doc => doc.GetText("text:a").Delete(round * 1000, 500));
            await sibusiso.Does(doc => doc.GetText("text:b").Delete(round * 1000, 500));
            round++;
        });

        Assert.Equal(2, round);
        Assert.False(nomsa.Doc.HasPending);
        await nomsa.Shows("text:c", sibusiso.Doc.GetText("text:c").ToString());
        await Eventually.Is(() => nomsa.Numbers.Count == 6);
        Assert.Equal((199_000, 299_000), (nomsa.Doc.GetText("text:a").Length, nomsa.Doc.GetText("text:b").Length));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_too_large_for_the_line_of_those_who_are_here_is_told_by_its_number_alone(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan) = await Scene.WithPlan(place);
        await using var nomsa = await Phone.Of(scene.Nomsa, plan);
        await using var sibusiso = await Phone.Of(scene.Sibusiso, plan);
        var pasted = new string('p', 2 * Document.LargestAnswer);

        await sibusiso.Writes("text:a", pasted);
        await Eventually.Is(() => nomsa.Numbers.Count == 1);

        Assert.Equal([0, 0], nomsa.Line.Heard("documentUpdated")[0][2].GetBytesFromBase64());
        await nomsa.Shows("text:a", pasted);
        await sibusiso.Writes("topic", "Thin ");
        await nomsa.Shows("topic", "Thin Lenses");
    }

    [Theory, OnBothDatabases]
    public async Task After_a_break_only_what_had_not_arrived_comes_again(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan) = await Scene.WithPlan(place);
        await using var sibusiso = await Phone.Of(scene.Sibusiso, plan);
        await sibusiso.GivesInParts("text:a", new string('a', 400_000));
        await using var broken = await Phone.Of(scene.Nomsa, plan, opens: false);
        await broken.OpensAtFirst(0, []);
        await Assert.ThrowsAsync<InvalidOperationException>(() => broken.FetchesRest([], () => broken.Fetched.Count < 3 ? Task.CompletedTask : throw new InvalidOperationException("no signal")));

        await broken.Opens(0, asNew: false);

        Assert.InRange(broken.Fetched.Sum(), 1, 400_000 - Document.LargestAnswer - (3 * (Document.LargestPart - 1024)) - Document.LargestAnswer + 4096);
        Assert.Equal(400_000, broken.Doc.GetText("text:a").Length);
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_from_outside_fetches_a_part_and_nobody_in_anothers_session(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan) = await Scene.WithPlan(place);
        foreach (var outsider in scene.Outsiders)
        {
            await using var phone = await Phone.Of(outsider, plan);
            Assert.Equal(HttpStatusCode.NotFound, (await phone.FetchesPart("w-7-0", [], await outsider.TeacherId())).Status);
        }

        await using var sibusiso = await Phone.Of(scene.Sibusiso, plan);
        Assert.Equal(HttpStatusCode.Unauthorized, (await sibusiso.FetchesPart("w-7-0", [], await scene.Nomsa.TeacherId())).Status);
    }

    [Theory, OnBothDatabases]
    public async Task A_page_of_elsewhere_and_places_that_make_no_sense_are_refused(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan) = await Scene.WithPlan(place);
        await using var phone = await Phone.Of(scene.Nomsa, plan);
        var me = await scene.Nomsa.TeacherId();

        HttpStatusCode[] met =
        [
            (await phone.FetchesPart("w-7-0", [], me, asPage: false)).Status,
            (await phone.FetchesPart("here", [], me)).Status,
            (await phone.FetchesPart("w-7-99999999999999999999", [], me)).Status,
        ];

        Assert.All(met, status => Assert.Equal(HttpStatusCode.BadRequest, status));
        Assert.Equal(HttpStatusCode.OK, (await phone.FetchesPart("w-7-0", [255], me)).Status);
    }
}
