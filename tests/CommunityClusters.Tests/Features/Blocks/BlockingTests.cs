using System.Net;
using CommunityClusters.Features.Blocks;
using CommunityClusters.Features.Gatherings.Reaching;
using CommunityClusters.Features.Threads;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Features.Gatherings;
using CommunityClusters.Tests.Features.Threads;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Tests.Features.Blocks;

/// <summary>A teacher keeps another away, and the other is told nothing.</summary>
public sealed class BlockingTests
{
    [Theory, OnBothDatabases]
    public async Task Neither_mentions_the_other_and_both_read_what_is_written_for_all(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await scene.Nomsa.Opens("/me/blocked");
        Assert.Contains("You block nobody.", scene.Nomsa.Sees.Text, StringComparison.Ordinal);

        var page = await scene.Nomsa.Submits("Block", new { teacherId = (await scene.Sibusiso.TeacherId()).ToString() });

        Assert.Equal("/me/blocked", page.Path);
        Assert.Equal(["Sibusiso Nkosi"], page.TextsOf("#blocked b"));
        foreach (var (from, to) in new[] { (scene.Nomsa, "Sibusiso Nkosi"), (scene.Sibusiso, "Nomsa Dlamini") })
        {
            // Whoever is blocked is offered the name as ever.
            Assert.Equal(from == scene.Sibusiso, (await from.Opens(scene.Talk())).TextsOf("[data-members] *").Contains(to));
            await scene.Writes(from, $"Where is @{to}?");
        }

        Assert.Equal(0, await place.Count<PostMention>());
        Assert.Equal(["Where is @Sibusiso Nkosi?", "Where is @Nomsa Dlamini?"], (await scene.Sibusiso.Opens(scene.Talk())).Said());
        Assert.DoesNotContain("Nomsa", (await scene.Sibusiso.Opens("/me/blocked")).TextOf("#blocked, .empty"), StringComparison.Ordinal);

        page = await scene.Nomsa.Opens("/me/blocked");
        page = await scene.Nomsa.Submits("Block no longer: Sibusiso Nkosi");
        Assert.False(page.Has("#blocked"));
        await scene.Writes(scene.Sibusiso, "There you are, @Nomsa Dlamini");
        Assert.Equal(1, await place.Count<PostMention>());
    }

    [Theory, OnBothDatabases]
    public async Task Whom_one_cannot_mention_is_not_taken_for_a_namesake(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await scene.Welcomes("Sibusiso Zulu");
        await place.Sends(scene.Nomsa, new BlockTeacher(await scene.Sibusiso.TeacherId()));

        await scene.Writes(scene.Nomsa, "Where is @Sibusiso Nkosi?");

        Assert.Equal(0, await place.Count<PostMention>());
        Assert.Equal(["Where is @Sibusiso Nkosi?"], (await scene.Nomsa.Opens(scene.Talk())).Said());
    }

    [Theory, OnBothDatabases]
    public async Task No_lift_is_offered_between_them_and_the_numbers_that_passed_are_erased(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var day = await scene.HasDay();
        var thandi = await scene.Welcomes("Thandi Mokoena");
        await scene.Offers(scene.Sibusiso, day, seats: 2);
        await scene.Wishes(scene.Nomsa, day);
        await scene.Wishes(thandi, day);
        await scene.Takes(scene.Nomsa, day, await scene.HoldsOut(scene.Sibusiso, scene.Nomsa, day));
        await scene.Takes(thandi, day, await scene.HoldsOut(scene.Sibusiso, thandi, day));

        await place.Sends(scene.Nomsa, new BlockTeacher(await scene.Sibusiso.TeacherId()));

        var hers = await scene.Nomsa.Opens(scene.Reach(day));
        Assert.False(hers.Has(".hand"));
        var his = await scene.Sibusiso.Opens(scene.Reach(day));
        Assert.Single(his.Elements(".hand--agreed"));
        Assert.DoesNotContain("Nomsa", his.TextOf("main"), StringComparison.Ordinal);
        Assert.False(his.Has(".hand:not(.hand--agreed)"));
        Assert.Equal(1, await place.Reads(db => db.Set<Match>().CountAsync(m => m.NumberOfHelper != "" || m.NumberOfAsker != "")));
        var again = await Assert.ThrowsAsync<RuleBrokenException>(() => scene.HoldsOut(scene.Sibusiso, scene.Nomsa, day));
        Assert.Equal("reach.gone", again.Sentence);
    }

    [Theory, OnBothDatabases]
    public async Task One_blocks_colleagues_alone_and_never_oneself(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);

        var self = await Assert.ThrowsAsync<RuleBrokenException>(async () => await place.Sends(scene.Nomsa, new BlockTeacher(await scene.Nomsa.TeacherId())));
        Assert.Equal("blocks.self", self.Sentence);
        await place.Sends(scene.Nomsa, new BlockTeacher(await scene.OtherMember.TeacherId()));
        await place.Sends(scene.Nomsa, new BlockTeacher(Guid.NewGuid()));
        Assert.Equal(0, await place.Count<Block>());
        await place.Sends(scene.Nomsa, new BlockTeacher(await scene.Sibusiso.TeacherId()));
        await place.Sends(scene.Nomsa, new BlockTeacher(await scene.Sibusiso.TeacherId()));
        Assert.Equal(1, await place.Count<Block>());
        // Nobody undoes another's.
        await place.Sends(scene.Sibusiso, new UnblockTeacher(await scene.Nomsa.TeacherId()));
        Assert.Equal(1, await place.Count<Block>());
        Assert.Equal("/sign-in", (await place.Visitor().Opens("/me/blocked")).Path);
    }

    [Theory, OnBothDatabases]
    public async Task From_a_post_that_hurts_its_author_is_blocked_by_one_tap(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var post = await scene.Writes(scene.Nomsa, "You are all lazy");
        await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}/posts/{post.Id}");

        var page = await scene.Sibusiso.Submits("Block: Nomsa Dlamini");

        Assert.Equal((HttpStatusCode.OK, "/me/blocked"), (page.Status, page.Path));
        Assert.Equal(["Nomsa Dlamini"], page.TextsOf("#blocked b"));
    }
}
