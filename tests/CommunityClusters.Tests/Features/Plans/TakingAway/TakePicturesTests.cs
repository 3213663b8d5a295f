using System.Net;
using System.Text;
using CommunityClusters.Features.Plans;
using CommunityClusters.Features.Plans.TakingAway;
using CommunityClusters.Files;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Files;
using CommunityClusters.Tests.Support;
using CommunityClusters.Tests.TakingAway;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityClusters.Tests.Features.Plans.TakingAway;

/// <summary>A plan's own pictures go with it, and nobody else's.</summary>
public sealed class TakePicturesTests
{
    [Theory, OnBothDatabases(Store.Disk, Store.AzureBlobs)]
    public async Task Its_pictures_are_in_the_file_for_Word_and_all_its_files_in_the_folder(Database database, Store store)
    {
        await using var place = await Place.On(database, store);
        var (scene, plan) = await Scene.WithPlan(place);
        var (lens, paper) = (await scene.Nomsa.Puts(plan, Samples.JpegOfPhone, "IMG 2034.jpg"), await scene.Nomsa.Puts(plan, Samples.Pdf, "sheet.pdf"));
        await Write(scene, plan, $"![A thin lens](/files/{lens}.jpg#8x6) [sheet](/files/{paper}.pdf)");

        var html = await Word(place, scene, plan);
        Assert.Equal("A thin lens", html.One("img").GetAttribute("alt"));
        Assert.Equal(Samples.Jpeg, Convert.FromBase64String(html.One("img").GetAttribute("src")!.Split(',')[1]));
        Assert.Contains("(File: sheet)", html.Text, StringComparison.Ordinal);

        var (text, files) = await Folder(place, scene, plan);
        Assert.Contains("![A thin lens](pictures/IMG%202034.jpg) [sheet](files/sheet.pdf)\n", text, StringComparison.Ordinal);
        Assert.Equal(["pictures/IMG 2034.jpg", "files/sheet.pdf", "Lenses.md"], files.Keys);
        Assert.Equal([Samples.Jpeg, Samples.Pdf], files.Values.SkipLast(1));
        foreach (var way in new[] { "word", "markdown" })
        {
            Assert.Equal(HttpStatusCode.OK, (await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}/plans/{plan}/{way}")).Status);
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_picture_of_another_cluster_whose_address_somebody_typed_stays_out(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan) = await Scene.WithPlan(place);
        var elsewhere = await place.Sends(scene.OtherMember, new BeginPlan { CommandId = Guid.NewGuid(), ClusterId = scene.OtherCluster, Topic = "Theirs" });
        var theirs = await scene.OtherMember.Puts(elsewhere, Samples.Jpeg, "theirs.jpg");
        var unfinished = await scene.Nomsa.BeginsFile(plan);
        var gone = await scene.Nomsa.Puts(plan, Samples.Jpeg, "gone.jpg");
        await place.Reads(db => db.Set<StoredFile>().Where(f => f.Id == gone).ExecuteUpdateAsync(s => s.SetProperty(f => f.ClearedAt, DateTimeOffset.UnixEpoch)));
        await Write(scene, plan, string.Join(' ', new[] { theirs, unfinished, gone }.Select((id, at) => $"![no {at}](/files/{id}.jpg)")));

        var html = await Word(place, scene, plan);
        Assert.False(html.Has("img"));
        Assert.Contains("(Picture: no 0) (Picture: no 1) (Picture: no 2)", html.Text, StringComparison.Ordinal);
        Assert.Contains("3 files of this text are not in here", html.Text, StringComparison.Ordinal);
        var (text, files) = await Folder(place, scene, plan);
        Assert.Single(files);
        Assert.Contains("(Picture: no 0) (Picture: no 1) (Picture: no 2)\n", text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_picture_that_came_along_from_a_template_goes_with_the_plan(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan) = await Scene.WithPlan(place);
        var ofTemplate = await scene.Nomsa.Puts(await scene.BeginsPlan(), Samples.Jpeg, "candle.jpg");
        await Write(scene, plan, $"![A candle](/files/{ofTemplate}.jpg)");

        Assert.Equal("A candle", (await Word(place, scene, plan)).One("img").GetAttribute("alt"));
        var (text, files) = await Folder(place, scene, plan);
        Assert.Equal(2, files.Count);
        Assert.Contains("![A candle](pictures/candle.jpg)", text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases(Store.Disk, Store.AzureBlobs)]
    public async Task What_the_store_has_lost_breaks_nothing(Database database, Store store)
    {
        await using var place = await Place.On(database, store);
        var (scene, plan) = await Scene.WithPlan(place);
        var (lost, there) = (await scene.Nomsa.Puts(plan, Samples.Jpeg), await scene.Nomsa.Puts(plan, Samples.Png, "there.png"));
        await place.Node.Services.GetRequiredService<IFileStore>().Drop(StoredFile.NameOfWhole(lost), TestContext.Current.CancellationToken);
        await Write(scene, plan, $"![lost](/files/{lost}.jpg) ![there](/files/{there}.png)");

        var html = await Word(place, scene, plan);
        Assert.Equal("there", html.One("img").GetAttribute("alt"));
        Assert.Contains("(Picture: lost)", html.Text, StringComparison.Ordinal);
        var (text, files) = await Folder(place, scene, plan);
        Assert.Contains("(Picture: lost) ![there](pictures/there.png)\n", text, StringComparison.Ordinal);
        Assert.Equal(2, files.Count);
    }

    [Theory, OnBothDatabases]
    public async Task What_would_be_too_much_is_left_out_and_said_and_what_is_no_picture_of_Words_is_said_too(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan) = await Scene.WithPlan(place);
        var (large, small, web) = (await scene.Nomsa.Puts(plan, Samples.Jpeg, "large.jpg"), await scene.Nomsa.Puts(plan, Samples.Png, "small.png"), await scene.Nomsa.Puts(plan, Samples.WebP, "web.webp"));
        await place.Reads(db => db.Set<StoredFile>().Where(f => f.Id == large).ExecuteUpdateAsync(s => s.SetProperty(f => f.Length, 1024 * 1024 * 1024)));
        await Write(scene, plan, $"![large](/files/{large}.jpg) ![small](/files/{small}.png) ![web](/files/{web}.webp)");

        var html = await Word(place, scene, plan);
        Assert.Equal("small", html.One("img").GetAttribute("alt"));
        Assert.Contains("(Picture: large)", html.Text, StringComparison.Ordinal);
        Assert.Contains("(Picture: web)", html.Text, StringComparison.Ordinal);
        var (text, _) = await Folder(place, scene, plan);
        Assert.Contains("(Picture: large) ![small](pictures/small.png) ![web](pictures/web.webp)\n", text, StringComparison.Ordinal);
        Assert.Contains("1 file of this text is not in here.", text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task No_more_files_go_than_a_plan_can_use(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan) = await Scene.WithPlan(place);
        var late = await scene.Nomsa.Puts(plan, Samples.Jpeg);
        await Write(scene, plan, string.Join('\n', Enumerable.Range(0, PlanFiles.Most).Select(_ => $"![](/files/{Guid.NewGuid()}.jpg)")) + $"\n![late](/files/{late}.jpg)");

        var (text, files) = await Folder(place, scene, plan);
        Assert.Single(files);
        Assert.Contains("(Picture: late)", text, StringComparison.Ordinal);
        Assert.Contains($"{PlanFiles.Most + 1} files of this text are not in here.", text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_from_outside_takes_them(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan) = await Scene.WithPlan(place);
        await Write(scene, plan, $"![lens](/files/{await scene.Nomsa.Puts(plan, Samples.Jpeg)}.jpg)");
        foreach (var outsider in scene.Outsiders)
        {
            await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(outsider, new TakePlanAsWord(scene.Cluster, plan)));
            await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(outsider, new TakePlanAsMarkdown(scene.Cluster, plan)));
        }
    }

    private static async Task Write(Scene scene, Guid plan, string text)
    {
        var section = (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/plans/{plan}")).Elements("[data-section]")[0].GetAttribute("data-section");
        await using var phone = await Phone.Of(scene.Nomsa, plan);
        await phone.Does(doc => doc.GetText($"text:{section}").Insert(0, text));
    }

    private static async Task<Sight> Word(Place place, Scene scene, Guid plan)
    {
        var file = await place.Sends(scene.Sibusiso, new TakePlanAsWord(scene.Cluster, plan));
        var html = (await Peer.Reads("word.mjs", await file.Bytes())).GetProperty("html").GetString()!;
        return new Sight(HttpStatusCode.OK, new Uri("http://localhost/"), null, html, Sight.Parsed(html), new Dictionary<string, string>(StringComparer.Ordinal));
    }

    private static async Task<(string Text, IReadOnlyDictionary<string, byte[]> Files)> Folder(Place place, Scene scene, Guid plan)
    {
        var file = await place.Sends(scene.Sibusiso, new TakePlanAsMarkdown(scene.Cluster, plan));
        var files = Taking.Unpacked(await file.Bytes());
        return (Encoding.UTF8.GetString(files["Lenses.md"]), files);
    }
}
