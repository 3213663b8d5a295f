using System.Net;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Files;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityClusters.Tests.Files;

public sealed class FileTests
{
    [Theory, OnBothDatabases(Store.Disk, Store.AzureBlobs)]
    public async Task A_picture_given_in_parts_is_there_for_colleagues_and_says_nothing_of_the_place(Database database, Store store)
    {
        await using var place = await Place.On(database, store);
        var (scene, plan) = await Scene.WithPlan(place);
        var id = Guid.NewGuid();
        Assert.Contains("\"arrived\":0", (await scene.Nomsa.Begins(plan, id, "lens.png", Samples.JpegOfPhone)).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Sibusiso.Opens($"/files/{id}.jpg")).Status);

        await scene.Nomsa.Gives(plan, id, "lens.png", Samples.JpegOfPhone, part: 300);
        var seen = await scene.Sibusiso.Opens($"/files/{id}.jpg#8x6");

        Assert.Equal((HttpStatusCode.OK, "image/jpeg", "nosniff", "no-cache, private"), (seen.Status, seen.Headers["Content-Type"], seen.Headers["X-Content-Type-Options"], seen.Headers["Cache-Control"]));
        Assert.Equal(($"{Samples.Jpeg.Length}", $"\"{id:n}\"", scene.Cluster.ToString()), (seen.Headers["Content-Length"], seen.Headers["ETag"], seen.Headers["X-Room"]));
        Assert.Equal("inline; filename*=UTF-8''lens.jpg", seen.Headers["Content-Disposition"]);
        Assert.Contains("sandbox", seen.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Equal(Samples.Jpeg, await Bytes(place, id));
        Assert.Equal(Samples.Jpeg.Length, await place.Reads(db => db.Set<FileRoom>().Select(r => r.Taken).SingleAsync()));
    }

    [Theory, OnBothDatabases(Store.Disk, Store.AzureBlobs)]
    public async Task After_a_break_it_goes_on_where_it_was_and_what_comes_twice_counts_once(Database database, Store store)
    {
        await using var place = await Place.On(database, store);
        var (scene, plan) = await Scene.WithPlan(place);
        var (id, bytes) = (Guid.NewGuid(), Samples.Jpeg);
        await scene.Nomsa.Begins(plan, id, "lens.jpg", bytes);
        await scene.Nomsa.GivesPart(plan, id, 0, bytes[..300]);

        var twice = await scene.Nomsa.GivesPart(plan, id, 0, bytes[..300]);
        var early = await scene.Nomsa.GivesPart(plan, id, 500, bytes[500..]);
        var asked = await scene.Nomsa.On(place.AnotherNode()).Begins(plan, id, "lens.jpg", bytes);
        var rest = await scene.Nomsa.GivesPart(plan, id, 300, bytes[300..]);
        var again = await scene.Nomsa.GivesPart(plan, id, 300, bytes[300..]);

        Assert.All([twice, early, asked], a => Assert.Contains("\"arrived\":300,\"isWhole\":false", a.Html, StringComparison.Ordinal));
        Assert.All([rest, again], a => Assert.Contains("\"isWhole\":true", a.Html, StringComparison.Ordinal));
        Assert.Equal(bytes, await Bytes(place, id));
    }

    [Theory, OnBothDatabases(Store.Disk, Store.AzureBlobs)]
    public async Task A_sound_is_read_from_any_place_in_it_and_a_paper_is_saved_by_its_name(Database database, Store store)
    {
        await using var place = await Place.On(database, store);
        var (scene, plan) = await Scene.WithPlan(place);
        var sound = await scene.Nomsa.Puts(plan, Samples.M4a, "izwi lami.m4a");
        var paper = await scene.Nomsa.Puts(plan, Samples.Pdf, "Umsebenzi wasekhaya ü.jpg");

        var part = await scene.Sibusiso.SendsAsScript(() => new HttpRequestMessage(HttpMethod.Get, $"/files/{sound}.m4a") { Headers = { { "Range", "bytes=4-7" } } });
        var saved = await scene.Sibusiso.Opens($"/files/{paper}.pdf");
        var known = await scene.Sibusiso.SendsAsScript(() => new HttpRequestMessage(HttpMethod.Get, $"/files/{paper}.pdf") { Headers = { { "If-None-Match", $"\"{paper:n}\"" } } });
        var head = await scene.Sibusiso.SendsAsScript(() => new HttpRequestMessage(HttpMethod.Head, $"/files/{paper}"));

        Assert.Equal((HttpStatusCode.PartialContent, "audio/mp4", "ftyp"), (part.Status, part.Headers["Content-Type"], part.Html));
        Assert.Equal("attachment; filename*=UTF-8''Umsebenzi%20wasekhaya%20%C3%BC.pdf", saved.Headers["Content-Disposition"]);
        Assert.Equal(HttpStatusCode.NotModified, known.Status);
        Assert.Equal((HttpStatusCode.OK, $"{Samples.Pdf.Length}", ""), (head.Status, head.Headers["Content-Length"], head.Html));
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_from_outside_gives_or_sees_a_file_and_who_left_sees_none_any_more(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan) = await Scene.WithPlan(place);
        var picture = await scene.Sibusiso.Puts(plan, Samples.Jpeg);
        var begun = await scene.Sibusiso.BeginsFile(plan);
        foreach (var outsider in scene.Outsiders)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await outsider.Begins(plan, Guid.NewGuid(), "lens.jpg", Samples.Jpeg)).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await outsider.GivesPart(plan, begun, 9, [0])).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await outsider.Opens($"/files/{picture}.jpg")).Status);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await place.Visitor().Opens($"/files/{picture}.jpg")).Status);
        await scene.Sibusiso.Leaves(scene.Cluster);
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Sibusiso.Opens($"/files/{picture}.jpg")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Sibusiso.GivesPart(plan, begun, 9, [0])).Status);
        Assert.Equal(HttpStatusCode.OK, (await scene.Nomsa.Opens($"/files/{picture}.jpg")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task In_an_open_cluster_others_see_files_and_give_none(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan) = await Scene.WithPlan(place);
        var picture = await scene.Nomsa.Puts(plan, Samples.Jpeg);
        await place.Sends(scene.Nomsa, new DescribeCluster { ClusterId = scene.Cluster, Seen = 1, Name = Scene.Name, Purpose = Steps.Purpose, Open = true });

        Assert.Equal(HttpStatusCode.OK, (await scene.Stranger.Opens($"/files/{picture}.jpg")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await scene.Stranger.Begins(plan, Guid.NewGuid(), "lens.jpg", Samples.Jpeg)).Status);
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_goes_on_with_anothers_file_or_sends_what_another_chose(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan) = await Scene.WithPlan(place);
        var begun = await scene.Nomsa.BeginsFile(plan);
        var nomsa = await scene.Nomsa.TeacherId();

        Assert.Equal(HttpStatusCode.NotFound, (await scene.Sibusiso.GivesPart(plan, begun, 9, [0])).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await scene.Sibusiso.Begins(plan, begun, "lens.jpg", new byte[10])).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await scene.Sibusiso.Begins(plan, Guid.NewGuid(), "lens.jpg", Samples.Jpeg, author: nomsa)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await scene.Sibusiso.GivesPart(plan, begun, 9, [0], author: nomsa)).Status);
        Assert.Equal(9, await place.Reads(db => db.Set<StoredFile>().Select(f => f.Arrived).SingleAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_too_large_empty_or_makes_no_sense_is_refused_in_words(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan) = await Scene.WithPlan(place);
        var id = Guid.NewGuid();

        var large = await scene.Nomsa.Begins(plan, id, "lens.jpg", [1], length: StoredFile.Largest + 1L);
        var endless = await scene.Nomsa.Begins(plan, id, "lens.jpg", [1], length: long.MaxValue);
        var empty = await scene.Nomsa.Begins(plan, id, "lens.jpg", []);
        var noHash = await scene.Nomsa.Begins(plan, id, "lens.jpg", [1], sha256: "zz");
        var fromElsewhere = await scene.Nomsa.SendsAsScript(() => new HttpRequestMessage(HttpMethod.Post, $"/documents/{plan}/files/{id}?name=a&length=1&sha256={new string('a', 64)}"));

        Assert.All([large, endless, empty, noHash], a => Assert.Equal(HttpStatusCode.UnprocessableEntity, a.Status));
        Assert.Contains("larger than 15 MB", large.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, fromElsewhere.Status);
        Assert.Equal(0, await place.Count<StoredFile>());
        foreach (var odd in new[] { "nonsense", "../clusters.db", $"{Guid.NewGuid()}.jpg/x", "0000" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await scene.Nomsa.Opens($"/files/{odd}")).Status);
        }
    }

    [Theory, OnBothDatabases(Store.Disk, Store.AzureBlobs)]
    public async Task What_is_no_picture_whatever_its_name_is_refused_and_its_room_given_back(Database database, Store store)
    {
        await using var place = await Place.On(database, store);
        var (scene, plan) = await Scene.WithPlan(place);

        var page = await scene.Nomsa.Gives(plan, Guid.NewGuid(), "lens.jpg", "<svg onload='alert(1)'></svg>"u8.ToArray());
        var id = Guid.NewGuid();
        await scene.Nomsa.Begins(plan, id, "lens.jpg", Samples.Jpeg, sha256: new string('a', 64));
        var other = await scene.Nomsa.GivesPart(plan, id, 0, Samples.Jpeg);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("could run something", page.Html, StringComparison.Ordinal);
        Assert.Contains("got lost on the way", other.Html, StringComparison.Ordinal);
        Assert.Equal((0, 0L), (await place.Count<StoredFile>(), await place.Reads(db => db.Set<FileRoom>().Select(r => r.Taken).SingleAsync())));
        await Assert.ThrowsAsync<FileNotFoundException>(() => StoreOf(place).Open(StoredFile.NameOfPart(id, 0), TestContext.Current.CancellationToken));
        Assert.Contains("\"isWhole\":true", (await scene.Nomsa.Gives(plan, id, "lens.jpg", Samples.Jpeg)).Html, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_clusters_room_is_counted_however_many_begin_at_once(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan) = await Scene.WithPlan(place);
        var nomsa = await scene.Nomsa.TeacherId();
        await scene.Nomsa.BeginsFile(plan);
        await place.Reads(db => db.Set<FileRoom>().ExecuteUpdateAsync(s => s.SetProperty(r => r.Taken, FileRoom.Largest - (5L * StoredFile.Largest))));

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => scene.Nomsa.Twin().Begins(plan, Guid.NewGuid(), "lens.jpg", [1], length: StoredFile.Largest, author: nomsa)));

        Assert.Equal((5, 7), (answers.Count(a => a.Status == HttpStatusCode.OK), answers.Count(a => a.Html.Contains("1 GB", StringComparison.Ordinal))));
        Assert.Equal(FileRoom.Largest, await place.Reads(db => db.Set<FileRoom>().Select(r => r.Taken).SingleAsync()));
    }

    [Theory, OnBothDatabases(Store.Disk, Store.AzureBlobs)]
    public async Task What_never_came_to_its_end_is_cleared_by_one_node_and_what_is_whole_stays(Database database, Store store)
    {
        var clock = new FakeClock();
        await using var place = await Place.On(database, store, services => services.AddSingleton<TimeProvider>(clock));
        var (scene, plan) = await Scene.WithPlan(place);
        var picture = await scene.Nomsa.Puts(plan, Samples.Jpeg);
        var begun = await scene.Nomsa.BeginsFile(plan);
        Assert.Equal(0, await Clearings(place).First().Clear(TestContext.Current.CancellationToken));

        clock.Passes(Clearing.Patience + TimeSpan.FromMinutes(1));
        place.AnotherNode();
        var cleared = await Task.WhenAll(Clearings(place).Select(c => Task.Run(() => c.Clear(TestContext.Current.CancellationToken))));

        Assert.Equal(1, cleared.Sum());
        Assert.Equal(picture, await place.Reads(db => db.Set<StoredFile>().Select(f => f.Id).SingleAsync()));
        Assert.Equal(Samples.Jpeg.Length, await place.Reads(db => db.Set<FileRoom>().Select(r => r.Taken).SingleAsync()));
        await Assert.ThrowsAsync<FileNotFoundException>(() => StoreOf(place).Open(StoredFile.NameOfPart(begun, 0), TestContext.Current.CancellationToken));
        Assert.Equal(Samples.Jpeg, await Bytes(place, picture));
    }

    [Theory, OnBothDatabases]
    public async Task A_file_whose_document_is_gone_is_shown_to_nobody_and_cleared(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan) = await Scene.WithPlan(place);
        var picture = await scene.Nomsa.Puts(plan, Samples.Jpeg);

        await place.Reads(db => db.Set<StoredFile>().ExecuteUpdateAsync(s => s.SetProperty(f => f.DocumentId, (Guid?)null)));

        Assert.Equal(HttpStatusCode.NotFound, (await scene.Nomsa.Opens($"/files/{picture}.jpg")).Status);
        Assert.Equal(1, await Clearings(place).First().Clear(TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<FileNotFoundException>(() => StoreOf(place).Open(StoredFile.NameOfWhole(picture), TestContext.Current.CancellationToken));
    }

    private static IFileStore StoreOf(Place place) => place.Node.Services.GetRequiredService<IFileStore>();

    private static IEnumerable<Clearing> Clearings(Place place) => place.Nodes.Select(n => n.Services.GetRequiredService<Clearing>());

    private static async Task<byte[]> Bytes(Place place, Guid file)
    {
        await using var stream = await StoreOf(place).Open(StoredFile.NameOfWhole(file), TestContext.Current.CancellationToken);
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, TestContext.Current.CancellationToken);
        return bytes.ToArray();
    }
}
