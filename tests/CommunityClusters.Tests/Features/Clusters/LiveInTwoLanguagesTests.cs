using CommunityClusters.Features.Needs;
using CommunityClusters.Localisation;
using CommunityClusters.Tests.Support;

namespace CommunityClusters.Tests.Features.Clusters;

public sealed class LiveInTwoLanguagesTests
{
    private static readonly Words Words = new();

    [Theory, OnBothDatabases]
    public async Task Each_open_page_is_sent_what_is_new_in_its_own_language(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await scene.Sibusiso.Opens("/");
        await scene.Sibusiso.ChoosesLanguage("ur");
        await using var english = await scene.Nomsa.WatchesPageOf(scene.Cluster);
        await using var urdu = await scene.Sibusiso.WatchesPageOf(scene.Cluster);

        await place.Sends(scene.Nomsa, new NameNeed { ClusterId = scene.Cluster, Topic = "Lenses", Grade = "11" });

        await english.Hears("Lenses");
        await urdu.Hears("Lenses");
        Assert.Contains(english.Streams, s => s.Contains("grade 11", StringComparison.Ordinal));
        Assert.Contains(urdu.Streams, s => s.Contains("جماعت 11", StringComparison.Ordinal));
        Assert.DoesNotContain(urdu.Streams, s => s.Contains(Words.In(Languages.English, "needs.title"), StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task A_line_that_is_open_already_goes_on_in_the_language_that_its_next_page_is_in(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await using var line = await scene.Sibusiso.WatchesPageOf(scene.Cluster);
        var watch = scene.Sibusiso.Sees.One("[data-watch]");
        await line.Watch(watch.GetAttribute("data-watch")!, long.Parse(watch.GetAttribute("data-cursor")!, System.Globalization.CultureInfo.InvariantCulture), "zu");

        await place.Sends(scene.Nomsa, new NameNeed { ClusterId = scene.Cluster, Topic = "Lenses", Grade = "11" });

        await line.Hears("Lenses");
        Assert.Contains(line.Streams, s => s.Contains("iBanga 11", StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task A_page_in_a_language_that_there_is_not_is_sent_English(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}");
        var watch = scene.Sibusiso.Sees.One("[data-watch]");
        await using var line = await scene.Sibusiso.Watches(watch.GetAttribute("data-watch")!, 0, "../../etc");

        await place.Sends(scene.Nomsa, new NameNeed { ClusterId = scene.Cluster, Topic = "Lenses", Grade = "11" });

        await line.Hears("grade 11");
    }
}
