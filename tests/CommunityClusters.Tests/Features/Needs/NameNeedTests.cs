using System.Net;
using CommunityClusters.Features.Needs;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Tests.Features.Needs;

public sealed class NameNeedTests
{
    [Theory, OnBothDatabases]
    public async Task A_colleague_reads_what_is_hard_and_who_named_it(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);

        await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}/needs");
        await scene.Sibusiso.Submits("Name it", new { Topic = "Newton’s third law", Subject = "physical-sciences", Grade = "11", Struggle = "A learner thinks <b>forces</b> cancel.", Week = "2027-03-10" });

        var page = await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/needs");
        var about = page.TextsOf(".need").Single(n => n.StartsWith("Newton’s third law", StringComparison.Ordinal));
        Assert.Contains("Physical Sciences · grade 11 · taught in the week of 8 March · named by Sibusiso Nkosi", about, StringComparison.Ordinal);
        Assert.Contains("A learner thinks <b>forces</b> cancel.", about, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Who_writes_about_learners_is_asked_to_name_none(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);

        var page = await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}/needs");

        var described = page.One("textarea[name$='Struggle']").GetAttribute("aria-describedby")!.Split(' ');
        Assert.Contains("Write “a learner”, never a name.", described.Select(id => page.TextOf($"[id='{id}']")));
    }

    [Theory, OnBothDatabases]
    public async Task A_subject_or_grade_that_is_left_open_is_not_said_and_not_any(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);

        var page = await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}/needs");

        Assert.Equal(["Not said", "Not said"], page.TextsOf("#name option[value='']"));
        Assert.Equal(["Any", "Any", "Any"], (await scene.Sibusiso.Opens("/find")).TextsOf("option[value='']"));
    }

    [Theory, OnBothDatabases]
    public async Task Asked_without_a_name_no_page_feed_or_fragment_tells_who_it_was(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await using var line = await scene.Nomsa.WatchesPageOf(scene.Cluster);

        await scene.Sibusiso.NamesNeed(scene.Cluster, "Lenses", unseen: true);
        await line.Hears("Lenses");

        var need = await place.Reads(db => db.Set<Need>().AsNoTracking().SingleAsync(n => n.Topic == "Lenses"));
        Assert.Null(need.NamedBy);
        Assert.NotNull(need.NamedUnseenBy);
        var told = line.Streams.Where(s => s.Contains("Lenses", StringComparison.Ordinal)).Append((await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/needs")).Html)
            .SelectMany(html => Sight.Parsed(html.Replace("template>", "div>", StringComparison.Ordinal)).QuerySelectorAll(".need").Where(n => n.TextContent.Contains("Lenses", StringComparison.Ordinal)))
            .Select(n => n.OuterHtml).ToList();
        Assert.NotEmpty(told);
        Assert.All(told, html =>
        {
            Assert.Contains("asked without a name", html, StringComparison.Ordinal);
            Assert.DoesNotContain("Sibusiso", html, StringComparison.Ordinal);
            Assert.DoesNotContain(need.NamedUnseenBy.ToString()!, html, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Theory, OnBothDatabases]
    public async Task What_is_malformed_is_told_beside_the_field_and_kept(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}/needs");

        var empty = await scene.Sibusiso.Submits("Name it", new { Topic = "  ", Struggle = "A learner guesses." });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.Equal("Name the topic.", empty.ErrorOf("Topic"));
        Assert.Equal("A learner guesses.", empty.ValueOf("Struggle"));

        var tooLong = await scene.Sibusiso.Submits("Name it", new { Topic = new string('x', 200) });
        Assert.Equal("This topic is too long. Please use at most 140 letters.", tooLong.ErrorOf("Topic"));
        Assert.Equal(1, await place.Count<Need>());
    }

    [Theory, OnBothDatabases]
    public async Task What_waited_on_a_phone_and_arrives_twice_is_named_once(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}/needs");
        var form = scene.Sibusiso.Form("Name it").With(new { Topic = "Lenses" });

        await Task.WhenAll(scene.Sibusiso.Twin().Sends(form), scene.Sibusiso.Twin().Sends(form));
        await scene.Sibusiso.Sends(form);

        Assert.Equal(2, await place.Count<Need>());
    }

    [Theory, OnBothDatabases]
    public async Task What_one_wrote_is_never_sent_as_another(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}/needs");
        var writtenBySibusiso = scene.Sibusiso.Form("Name it").With(new { Topic = "Lenses" });
        await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/needs");
        var stamp = scene.Nomsa.Form("Name it");

        var answer = await scene.Nomsa.Sends(writtenBySibusiso.StampedAs(stamp));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Equal(1, await place.Count<Need>());
    }
}
