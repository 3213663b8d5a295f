using System.Net;
using CommunityClusters.Crdt;
using CommunityClusters.Documents;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Gatherings.Observing;
using CommunityClusters.Files;
using CommunityClusters.Tests.Files;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityClusters.Tests.Features.Gatherings.Observing;

/// <summary>Recordings and pictures of an observation: its observer's alone, as the words are.</summary>
public sealed class HeardAndSeenTests
{
    private static readonly string Heard = new('h', 21);
    private static readonly string Board = new('b', 21);

    [Theory, OnBothDatabases(Store.Disk, Store.AzureBlobs)]
    public async Task Whoever_else_knows_the_address_or_what_is_in_it_finds_nothing(Database database, Store store)
    {
        await using var place = await Place.On(database, store);
        var (day, mine) = await Begun(place);
        var sound = await day.Scene.Sibusiso.Puts(mine, Samples.M4a, "Recording.m4a");
        var begun = await day.Scene.Sibusiso.BeginsFile(mine);
        await place.Sends(day.Scene.Nomsa, new DescribeCluster { ClusterId = day.Scene.Cluster, Seen = 1, Name = Scene.Name, Purpose = Steps.Purpose, Open = true });

        var heard = await day.Scene.Sibusiso.Opens($"/files/{sound}.m4a");
        Assert.Equal((HttpStatusCode.OK, "audio/mp4", $"{await day.Scene.Sibusiso.TeacherId()}"), (heard.Status, heard.Headers["Content-Type"], heard.Headers["X-Room"]));
        Assert.Equal(HttpStatusCode.Unauthorized, (await place.Visitor().Opens($"/files/{sound}.m4a")).Status);
        // The presenter, whose lesson it is, is a member as well.
        foreach (var other in day.Scene.Outsiders.Prepend(day.Scene.Nomsa))
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.Opens($"/files/{sound}.m4a")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await other.Opens($"/files/{sound}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await other.Begins(mine, Guid.NewGuid(), "Recording.m4a", Samples.M4a)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await other.Begins(mine, sound, "Recording.m4a", Samples.M4a)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await other.GivesPart(mine, begun, 9, [0])).Status);
        }

        // Who knows its SHA-256, or its id, gets nothing by it: what they cannot send themselves is not there.
        var (_, hers) = await Begun(place, day, day.Scene.Nomsa, day.Free);
        var twin = Guid.NewGuid();
        Assert.Contains("\"arrived\":0,\"isWhole\":false", (await day.Scene.Nomsa.Begins(hers, twin, "Recording.m4a", Samples.M4a)).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await day.Scene.Nomsa.Opens($"/files/{twin}.m4a")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await day.Scene.Nomsa.Begins(hers, sound, "Recording.m4a", Samples.M4a)).Status);
        await using var phone = await Phone.Of(day.Scene.Nomsa, hers);
        await phone.Does(doc => Notes(doc, Heard, "heard", $"/files/{sound}.m4a"));
        await phone.Does(doc => doc.GetMap("notes").Set($"{Heard}:removed", true));
        Assert.Equal(HttpStatusCode.OK, (await day.Scene.Sibusiso.Opens($"/files/{sound}.m4a")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task Its_page_has_them_where_no_script_runs_and_it_alone_may_ask_for_the_microphone(Database database)
    {
        await using var place = await Place.On(database);
        var (day, mine) = await Begun(place);
        var sound = await day.Scene.Sibusiso.Puts(mine, Samples.M4a, "Recording.m4a");
        var picture = await day.Scene.Sibusiso.Puts(mine, Samples.JpegOfPhone, "The board.jpg");
        await using var phone = await Phone.Of(day.Scene.Sibusiso, mine);
        await phone.Does(doc =>
        {
            Notes(doc, Heard, "heard", $"/files/{sound}.m4a", seconds: 12);
            Notes(doc, Board, "board", $"/files/{picture}.jpg#8x6");
            doc.GetText($"text:{Board}").Insert(0, "Two carts, one arrow each");
            // What no phone of ours writes is a note without a file.
            Notes(doc, new string('x', 21), "heard", "https://elsewhere.example/x.m4a");
            Notes(doc, new string('y', 21), "board", $"/files/{sound}.m4a");
        });

        var page = await day.Scene.Sibusiso.Opens($"{day.Path}/observations/{mine}");

        Assert.Equal($"/files/{sound}.m4a", page.One("audio").GetAttribute("src"));
        Assert.Equal(("Two carts, one arrow each", "8"), (page.One("main img").GetAttribute("alt"), page.One("main img").GetAttribute("width")));
        Assert.DoesNotContain("elsewhere", page.Html, StringComparison.Ordinal);
        Assert.Equal("camera=(), microphone=(self), geolocation=()", page.Headers["Permissions-Policy"]);
        Assert.Equal("camera=(), microphone=(), geolocation=()", (await day.Scene.Sibusiso.Opens($"{day.Path}/day")).Headers["Permissions-Policy"]);
        Assert.Equal("camera=(), microphone=(), geolocation=()", (await day.Scene.Nomsa.Opens($"{day.Path}/observations/{mine}")).Headers["Permissions-Policy"]);
        Assert.Equal(Samples.Jpeg, (await day.Scene.Sibusiso.Opens($"/files/{picture}.jpg")).Bytes);
    }

    [Theory, OnBothDatabases(Store.Disk, Store.AzureBlobs)]
    public async Task What_is_thrown_away_is_gone_at_once_and_so_are_its_bytes_within_the_hour(Database database, Store store)
    {
        await using var place = await Place.On(database, store);
        var (day, mine) = await Begun(place);
        var sound = await day.Scene.Sibusiso.Puts(mine, Samples.M4a, "Recording.m4a");
        var picture = await day.Scene.Sibusiso.Puts(mine, Samples.Jpeg, "The board.jpg");
        var late = Guid.NewGuid();
        await using var phone = await Phone.Of(day.Scene.Sibusiso, mine);
        await phone.Does(doc =>
        {
            Notes(doc, Heard, "heard", $"/files/{sound}.m4a");
            Notes(doc, Board, "board", $"/files/{picture}.jpg#8x6");
            Notes(doc, new string('l', 21), "heard", $"/files/{late}.m4a");
        });

        await phone.Does(doc => doc.GetMap("notes").Set($"{Heard}:removed", true));
        await phone.Does(doc => doc.GetMap("notes").Set($"{new string('l', 21)}:removed", true));
        // On its way from the other phone when it was thrown away on this one.
        await day.Scene.Sibusiso.Gives(mine, late, "Recording.m4a", Samples.M4a);

        Assert.Equal(HttpStatusCode.NotFound, (await day.Scene.Sibusiso.Opens($"/files/{sound}.m4a")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await day.Scene.Sibusiso.Opens($"/files/{late}.m4a")).Status);
        Assert.Equal(HttpStatusCode.OK, (await day.Scene.Sibusiso.Opens($"/files/{picture}.jpg")).Status);
        Assert.Equal(2, await place.Node.Services.GetRequiredService<Clearing>().Clear(TestContext.Current.CancellationToken));
        var bytes = place.Node.Services.GetRequiredService<IFileStore>();
        await Assert.ThrowsAsync<FileNotFoundException>(() => bytes.Open(StoredFile.NameOfWhole(sound), TestContext.Current.CancellationToken));
        Assert.Equal(Samples.Jpeg.Length, await place.Reads(db => db.Set<FileRoom>().Select(r => r.Taken).SingleAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task With_the_observation_they_are_gone(Database database)
    {
        await using var place = await Place.On(database);
        var (day, mine) = await Begun(place);
        var sound = await day.Scene.Sibusiso.Puts(mine, Samples.M4a, "Recording.m4a");

        await place.Reads(db => db.Set<Document>().Where(d => d.Id == mine).ExecuteDeleteAsync());

        Assert.Equal(HttpStatusCode.NotFound, (await day.Scene.Sibusiso.Opens($"/files/{sound}.m4a")).Status);
        Assert.Equal(1, await place.Node.Services.GetRequiredService<Clearing>().Clear(TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<FileNotFoundException>(
            () => place.Node.Services.GetRequiredService<IFileStore>().Open(StoredFile.NameOfWhole(sound), TestContext.Current.CancellationToken));
    }

    [Theory, OnBothDatabases]
    public async Task Who_leaves_the_cluster_has_them_still(Database database)
    {
        await using var place = await Place.On(database);
        var (day, mine) = await Begun(place);
        var sound = await day.Scene.Sibusiso.Puts(mine, Samples.M4a, "Recording.m4a");

        await place.Sends(day.Scene.Sibusiso, new LeaveCluster(day.Scene.Cluster));

        Assert.Equal(HttpStatusCode.OK, (await day.Scene.Sibusiso.Opens($"/files/{sound}.m4a")).Status);
        await day.Scene.Sibusiso.Puts(mine, Samples.M4a, "Recording.m4a");
    }

    [Theory, OnBothDatabases]
    public async Task Nothing_but_short_sounds_and_small_pictures_is_taken_whatever_their_names(Database database)
    {
        await using var place = await Place.On(database);
        var (day, mine) = await Begun(place);
        var (fits, fitsNot) = (Webm(600 * 1024), Webm((600 * 1024) + 1));

        var large = await day.Scene.Sibusiso.Begins(mine, Guid.NewGuid(), "Recording.weba", [1], length: (1024 * 1024) + 1);
        var longer = await day.Scene.Sibusiso.Gives(mine, Guid.NewGuid(), "Recording.weba", fitsNot);
        var paper = await day.Scene.Sibusiso.Gives(mine, Guid.NewGuid(), "Recording.weba", Samples.Pdf);
        var film = await day.Scene.Sibusiso.Gives(mine, Guid.NewGuid(), "Recording.m4a", Samples.Film);

        Assert.All([large, longer, paper, film], a => Assert.Equal(HttpStatusCode.UnprocessableEntity, a.Status));
        Assert.All([large, longer, paper], a => Assert.Contains("recordings of up to 600 KB", a.Html, StringComparison.Ordinal));
        Assert.Equal((0, 0L), (await place.Count<StoredFile>(), await place.Reads(db => db.Set<FileRoom>().Select(r => r.Taken).SingleAsync())));
        await day.Scene.Sibusiso.Puts(mine, fits, "Recording.weba");
        // A plan takes what it took.
        await day.Scene.Nomsa.Puts(await day.Scene.BeginsPlan(), fitsNot, "Recording.weba");
    }

    private static byte[] Webm(int length) => [.. new byte[] { 0x1A, 0x45, 0xDF, 0xA3 }, .. "webm A_OPUS"u8, .. new byte[length - 15]];

    private static void Notes(Doc doc, string id, string kind, string file, int? seconds = null)
    {
        var notes = doc.GetMap("notes");
        notes.Set($"{id}:kind", kind);
        notes.Set($"{id}:order", "a");
        notes.Set($"{id}:file", file);
        if (seconds is { } length)
        {
            notes.Set($"{id}:seconds", length);
        }
    }

    private static async Task<(SaturdayScene Day, Guid Observation)> Begun(Place place)
    {
        var day = await SaturdayScene.Of(place);
        return await Begun(place, day, day.Scene.Sibusiso, day.Lesson);
    }

    private static async Task<(SaturdayScene Day, Guid Observation)> Begun(Place place, SaturdayScene day, Person observer, Guid lesson) =>
        (day, await place.Sends(observer, new BeginObservation { CommandId = Guid.NewGuid(), ClusterId = day.Scene.Cluster, GatheringId = day.Gathering, SlotId = lesson }));
}
