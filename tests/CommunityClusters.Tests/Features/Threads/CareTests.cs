using System.Net;
using CommunityClusters.Features.Threads;
using CommunityClusters.Features.Threads.Care;
using CommunityClusters.Features.Threads.Pictures;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Files;
using CommunityClusters.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityClusters.Tests.Features.Threads;

/// <summary>What members do when something is wrong with a post: no gate before it, and nobody above them after it.</summary>
public sealed class CareTests
{
    [Theory, OnBothDatabases]
    public async Task Any_member_takes_a_post_that_shows_a_learner_down_at_once_and_for_all(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var post = await scene.Writes(scene.Nomsa, "Look what Thandeka wrote, @Sibusiso Nkosi");
        await scene.Writes(scene.Sibusiso, "Oh", answerTo: post.Id);
        await place.Sends(scene.Sibusiso, scene.Thanks(post.Id));
        await using var line = await scene.Nomsa.KeepsOpen(scene.Talk());
        await scene.Sibusiso.Opens(scene.Talk());
        await scene.Sibusiso.Opens(scene.Sibusiso.Sees.One($"{Talking.Of(post.Id)} [id^=care-]").GetAttribute("href")!);

        var page = await scene.Sibusiso.Submits("Take the whole post down");

        Assert.Equal("Sibusiso Nkosi took this post down: it showed a learner.", page.TextOf("[data-taken-back]"));
        Assert.Equal((scene.Talk(), $"#post-{post.Id}"), (page.Path, page.Address.Fragment));
        Assert.DoesNotContain("Thandeka", page.Text, StringComparison.Ordinal);
        Assert.Contains("A post that is no longer there", page.TextOf("[data-quotes]"), StringComparison.Ordinal);
        await line.Hears("took this post down");
        Assert.Equal((0, 0), (await place.Count<PostMention>(), await place.Count<PostThanks>()));
        var change = await Assert.ThrowsAsync<RuleBrokenException>(() => place.Sends(scene.Nomsa, scene.Otherwise(post.Id, "Look what Thandeka wrote")));
        Assert.Equal("post.is-taken-down", change.Sentence);
        // A colleague who was a moment slower finds it done.
        await place.Sends(scene.Sibusiso, new TakePostDown(scene.Cluster, post.Id, Picture: null));
        Assert.Contains("Sibusiso Nkosi took this post down", (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/posts/{post.Id}")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_picture_that_shows_a_learner_is_gone_from_every_post_and_comes_back_in_none(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var talk = TalkDocument.IdOf(scene.Cluster);
        var (face, board) = (await scene.Nomsa.Puts(talk, Samples.JpegOfPhone), await scene.Nomsa.Puts(talk, Samples.Jpeg));
        var both = await scene.Shows(scene.Nomsa, "Our day", Line(face, "The class"), Line(board, "The board"));
        var alone = await scene.Shows(scene.Nomsa, "", Line(face, "The class"));
        await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}/posts/{both.Id}");

        var page = await scene.Sibusiso.Submits("Take this picture down: The class");

        Assert.Equal(["Our day"], page.Said());
        Assert.Equal([$"/files/{board}.jpg"], page.Elements(".post__picture img").Select(i => i.GetAttribute("src")));
        Assert.Contains("Sibusiso Nkosi took a picture down: it showed a learner.", page.TextOf(Talking.Of(both.Id)), StringComparison.Ordinal);
        Assert.Equal("Sibusiso Nkosi took this post down: it showed a learner.", page.TextOf($"{Talking.Of(alone.Id)} [data-taken-back]"));
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Nomsa.Opens($"/files/{face}.jpg")).Status);
        var again = await Assert.ThrowsAsync<RuleBrokenException>(() => scene.Shows(scene.Nomsa, "Once more", Line(face)));
        Assert.Equal("post.picture.taken-down", again.Sentence);
        // Nor does it come with the words that its author had open.
        await place.Sends(scene.Nomsa, scene.Otherwise(both.Id, "Our good day") with { Pictures = [Line(face, "The class"), Line(board, "The board")] });
        Assert.Single((await scene.Nomsa.Opens(scene.Talk())).Elements(".post__picture img"));
    }

    [Theory, OnBothDatabases]
    public async Task A_colleagues_file_goes_with_no_picture_that_names_it(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var picture = await scene.Nomsa.Puts(TalkDocument.IdOf(scene.Cluster), Samples.Jpeg);
        await scene.Shows(scene.Nomsa, "Mine", Line(picture));
        var borrowed = await scene.Shows(scene.Sibusiso, "As she showed", Line(picture));

        await place.Sends(scene.Sibusiso, new TakePostDown(scene.Cluster, borrowed.Id, picture));

        Assert.Equal(HttpStatusCode.OK, (await scene.Nomsa.Opens($"/files/{picture}.jpg")).Status);
        Assert.Single((await scene.Nomsa.Opens(scene.Talk())).Elements(".post__picture img"));
    }

    [Theory, OnBothDatabases]
    public async Task Enough_flags_fold_a_post_for_seven_days_and_nobody_is_told_whose(Database database)
    {
        var clock = new FakeClock();
        await using var place = await Place.On(database, s => s.AddSingleton<TimeProvider>(clock));
        var scene = await Scene.Of(place);
        var third = place.Visitor();
        await third.JoinsBy(await scene.Nomsa.Invites(scene.Cluster), asNewcomer: "Thabo Mokoena");
        var post = await scene.Writes(scene.Nomsa, "You are all lazy");
        await scene.Writes(third, "That hurts", answerTo: post.Id);
        await using var line = await scene.Nomsa.KeepsOpen(scene.Talk());
        await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}/posts/{post.Id}");
        Assert.Contains("Once 2 members flag it, it is folded for 7 days", scene.Sibusiso.Sees.Text, StringComparison.Ordinal);

        var page = await scene.Sibusiso.Submits("Flag it");
        Assert.Contains("You flagged it.", page.Text, StringComparison.Ordinal);
        page = await scene.Sibusiso.Submits("I flag it no longer");
        Assert.DoesNotContain("You flagged it.", page.Text, StringComparison.Ordinal);
        await place.Sends(third, new FlagPost(scene.Cluster, post.Id, NoLonger: false));
        await place.Sends(third, new FlagPost(scene.Cluster, post.Id, NoLonger: false));
        Assert.False((await third.Opens(scene.Talk())).Has(".post__folded"));
        Assert.DoesNotContain("flagged", (await third.Opens(scene.Talk())).Text, StringComparison.Ordinal);
        await line.Settles();
        Assert.Empty(line.Streams);

        await place.Sends(scene.Sibusiso, new FlagPost(scene.Cluster, post.Id, NoLonger: false));

        await line.Hears("class=\"post__folded\"");
        page = await scene.Nomsa.Opens(scene.Talk());
        Assert.Equal("Hidden for a week: several colleagues flagged it. Tap to read it", page.TextOf(".post__folded > summary"));
        Assert.Equal("Nomsa Dlamini A post that is folded", page.TextOf("[data-quotes]"));
        Assert.Equal(0, await place.Count<PostFlag>());
        clock.Passes(TimeSpan.FromDays(7));
        page = await scene.Nomsa.Opens(scene.Talk());
        Assert.Equal((false, "You are all lazy"), (page.Has(".post__folded"), page.Said()[0]));
        var again = await Assert.ThrowsAsync<RuleBrokenException>(() => place.Sends(third, new FlagPost(scene.Cluster, post.Id, NoLonger: false)));
        Assert.Equal("care.flag.once", again.Sentence);
    }

    [Theory, OnBothDatabases]
    public async Task What_a_folded_post_becomes_later_may_be_flagged_anew_and_its_picture_is_behind_the_tap(Database database)
    {
        var clock = new FakeClock();
        await using var place = await Place.On(database, s => s.AddSingleton<TimeProvider>(clock));
        var scene = await Scene.Of(place);
        var third = place.Visitor();
        await third.JoinsBy(await scene.Nomsa.Invites(scene.Cluster), asNewcomer: "Thabo Mokoena");
        var picture = await scene.Nomsa.Puts(TalkDocument.IdOf(scene.Cluster), Samples.Jpeg);
        var post = await scene.Shows(scene.Nomsa, "You are all lazy", Line(picture));
        async Task Flag() => await Task.WhenAll(
            Task.Run(() => place.Sends(scene.Sibusiso, new FlagPost(scene.Cluster, post.Id, NoLonger: false)), TestContext.Current.CancellationToken),
            Task.Run(() => place.Sends(third, new FlagPost(scene.Cluster, post.Id, NoLonger: false)), TestContext.Current.CancellationToken));
        await Flag();
        Assert.True((await third.Opens(scene.Talk())).Has(".post__folded .post__picture"));

        await place.Sends(scene.Nomsa, scene.Otherwise(post.Id, "You are all late") with { Pictures = [Line(picture)] });
        Assert.True((await third.Opens(scene.Talk())).Has(".post__folded"));
        clock.Passes(TimeSpan.FromDays(8));
        await Assert.ThrowsAsync<RuleBrokenException>(Flag);
        await place.Sends(scene.Nomsa, scene.Otherwise(post.Id, "You are all lazy, still"));
        await Flag();
        Assert.True((await third.Opens(scene.Talk())).Has(".post__folded"));
    }

    [Theory, OnBothDatabases]
    public async Task A_picture_that_comes_after_it_was_taken_down_is_not_kept(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var picture = Guid.NewGuid();
        var post = await scene.Shows(scene.Nomsa, "From the taxi", Line(picture, "The class"));
        await place.Sends(scene.Sibusiso, new TakePostDown(scene.Cluster, post.Id, picture));

        await scene.Nomsa.Gives(TalkDocument.IdOf(scene.Cluster), picture, "Picture.jpg", Samples.Jpeg);

        Assert.False((await scene.Nomsa.Opens(scene.Talk())).Has(".post__picture"));
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Nomsa.Opens($"/files/{picture}.jpg")).Status);
        // Nor is it typed in.
        await Assert.ThrowsAsync<RuleBrokenException>(() => place.Sends(scene.Nomsa, scene.Otherwise(post.Id, $"Again\n\n{Line(picture)}")));
        await Assert.ThrowsAsync<RuleBrokenException>(() => scene.Writes(scene.Nomsa, $"Again\n\n{Line(picture)}"));
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_flags_the_own_post_and_a_flag_of_who_left_counts_no_more(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var third = place.Visitor();
        await third.JoinsBy(await scene.Nomsa.Invites(scene.Cluster), asNewcomer: "Thabo Mokoena");
        var post = await scene.Writes(scene.Nomsa, "You are all lazy");

        var own = await Assert.ThrowsAsync<RuleBrokenException>(() => place.Sends(scene.Nomsa, new FlagPost(scene.Cluster, post.Id, NoLonger: false)));
        await place.Sends(third, new FlagPost(scene.Cluster, post.Id, NoLonger: false));
        await third.Leaves(scene.Cluster);
        await place.Sends(scene.Sibusiso, new FlagPost(scene.Cluster, post.Id, NoLonger: false));

        Assert.Equal("care.flag.own", own.Sentence);
        Assert.False((await scene.Nomsa.Opens(scene.Talk())).Has(".post__folded"));
    }

    [Theory, OnBothDatabases]
    public async Task Who_is_no_member_finds_no_post_and_takes_none_down(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var post = await scene.Writes(scene.Nomsa, "Mine");
        foreach (var outsider in scene.Outsiders)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await outsider.Opens($"/clusters/{scene.Cluster}/posts/{post.Id}")).Status);
            await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(outsider, new TakePostDown(scene.Cluster, post.Id, Picture: null)));
            await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(outsider, new FlagPost(scene.Cluster, post.Id, NoLonger: false)));
        }

        await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(scene.OtherMember, new TakePostDown(scene.OtherCluster, post.Id, Picture: null)));
        await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(scene.OtherMember, new SeePost(scene.OtherCluster, post.Id)));
        Assert.Equal(["Mine"], (await scene.Nomsa.Opens(scene.Talk())).Said());
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(8, 2)]
    [InlineData(9, 3)]
    [InlineData(16, 4)]
    [InlineData(17, 5)]
    [InlineData(80, 5)]
    public void A_quarter_of_the_members_fold_a_post_at_least_two_and_at_most_five(int members, int flags) => Assert.Equal(flags, Post.FlagsToFold(members));

    private static string Line(Guid picture, string words = "Picture") => $"![{words}](/files/{picture}.jpg#8x6)";
}
