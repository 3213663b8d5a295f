using System.Net;
using CommunityClusters.Features.Threads;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Support;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Tests.Features.Threads;

/// <summary>What becomes of a post: changed or taken back by its author, thanked for by the others.</summary>
public sealed class OwnPostTests
{
    [Theory, OnBothDatabases]
    public async Task Its_author_says_it_otherwise_and_all_see_that_and_nobody_what_it_said(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var post = await scene.Writes(scene.Nomsa, "At ten, @Sibusiso, in the staffroom");
        await scene.Nomsa.Opens($"{scene.Talk()}?Changing={post.Id}");
        Assert.Equal("At ten, @Sibusiso Nkosi, in the staffroom", scene.Nomsa.Sees.ValueOf("Change.Text"));
        // What comes live takes the place of the post, and never of the form.
        Assert.False(scene.Nomsa.Sees.Has(".post #change"));
        Assert.Equal(["At ten, @Sibusiso Nkosi, in the staffroom"], scene.Nomsa.Sees.Said());

        var page = await scene.Nomsa.Submits("Keep it", new { Text = "At *eleven*" }, within: ".thread__foot");

        Assert.Equal(["At eleven"], page.Said());
        page = await scene.Sibusiso.Opens(scene.Talk());
        Assert.EndsWith("changed", page.TextOf(".post__head"), StringComparison.Ordinal);
        Assert.Equal(0, await place.Count<PostMention>());
        Assert.DoesNotContain("staffroom", await place.Reads(db => Everything(db, post.Id)), StringComparison.Ordinal);
        await scene.Nomsa.Opens($"{scene.Talk()}?Changing={post.Id}");
        page = await scene.Nomsa.Submits("Keep it", new { Text = " " }, within: ".thread__foot");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Write a few words first.", page.TextOf("#Change_Text-error"));
        await Assert.ThrowsAsync<ValidationException>(() => place.Sends(scene.Nomsa, scene.Otherwise(post.Id, new string('a', Post.LongestText + 1))));
    }

    [Theory, OnBothDatabases]
    public async Task Whom_it_mentioned_stays_mentioned_when_it_is_changed_though_they_left_since(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var post = await scene.Writes(scene.Nomsa, "Thank you, @Sibusiso Nkosi");
        await scene.Sibusiso.Leaves(scene.Cluster);
        await scene.Nomsa.Opens($"{scene.Talk()}?Changing={post.Id}");

        var page = await scene.Nomsa.Submits("Keep it", new { Text = scene.Nomsa.Sees.ValueOf("Change.Text") + "!" }, within: ".thread__foot");

        Assert.Equal(["Thank you, @Sibusiso Nkosi!"], page.Said());
        Assert.Equal("@Sibusiso Nkosi", page.TextOf(".post .mention"));
        // Who is no member is mentioned by nobody anew.
        await scene.Writes(scene.Nomsa, "Where is @Sibusiso Nkosi?");
        Assert.Equal(1, await place.Count<PostMention>());
    }

    [Theory, OnBothDatabases]
    public async Task A_colleagues_post_is_not_theirs_to_change_or_to_take_back(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var post = await scene.Writes(scene.Nomsa, "Mine");

        await Assert.ThrowsAsync<NotYoursException>(() => place.Sends(scene.Sibusiso, scene.Otherwise(post.Id, "Theirs")));
        await Assert.ThrowsAsync<NotYoursException>(() => place.Sends(scene.Sibusiso, scene.Back(post.Id)));
        await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(scene.Sibusiso, scene.Back(Guid.NewGuid())));
        var page = await scene.Sibusiso.Opens($"{scene.Talk()}?Changing={post.Id}");
        Assert.False(page.Has("#change"));
        Assert.All(page.Elements($"{Talking.Of(post.Id)} [data-mine]"), own => Assert.True(own.HasAttribute("hidden")));
        // Nor does another cluster's member reach it by naming their own cluster.
        await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(scene.OtherMember, scene.Otherwise(post.Id, "Theirs") with { ClusterId = scene.OtherCluster }));
        await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(scene.OtherMember, scene.Thanks(post.Id) with { ClusterId = scene.OtherCluster }));
        Assert.Equal(["Mine"], (await scene.Nomsa.Opens(scene.Talk())).Said());
    }

    [Theory, OnBothDatabases]
    public async Task Taken_back_its_words_are_gone_and_that_it_was_there_stays(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var post = await scene.Writes(scene.Nomsa, "By mistake, @Sibusiso Nkosi");
        await scene.Writes(scene.Sibusiso, "What was?", answerTo: post.Id);
        await place.Sends(scene.Sibusiso, scene.Thanks(post.Id));

        await scene.Nomsa.Opens(scene.Talk());
        var page = await scene.Nomsa.Sends(Form.Of(scene.Nomsa.Sees, scene.Nomsa.Sees.One($"{Talking.Of(post.Id)} button[form=take-back]")));

        Assert.Contains("Nomsa Dlamini took this post back.", page.TextOf(Talking.Of(post.Id)), StringComparison.Ordinal);
        Assert.Equal(["What was?"], page.Said());
        Assert.DoesNotContain("mistake", await place.Reads(db => Everything(db, post.Id)), StringComparison.Ordinal);
        Assert.Equal((0, 0), (await place.Count<PostMention>(), await place.Count<PostThanks>()));
        Assert.Equal("post.is-taken-back", (await Assert.ThrowsAsync<RuleBrokenException>(() => place.Sends(scene.Nomsa, scene.Otherwise(post.Id, "Again")))).Sentence);
        await place.Sends(scene.Nomsa, scene.Back(post.Id));
        await place.Sends(scene.Sibusiso, scene.Thanks(post.Id));
        Assert.Equal(0, await place.Count<PostThanks>());
    }

    [Theory, OnBothDatabases]
    public async Task Thanks_are_one_tap_counted_once_with_names_and_taken_back_by_another(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var post = await scene.Writes(scene.Nomsa, "I bring the balances");
        await scene.Sibusiso.Opens(scene.Talk());

        var page = await Press(scene.Sibusiso, post.Id);

        Assert.Equal("Thanked by Sibusiso Nkosi", page.TextOf(".post__thanks"));
        Assert.Equal("true", page.One(".post [data-not-mine]").GetAttribute("aria-pressed"));
        await Task.WhenAll(place.Sends(scene.Sibusiso, scene.Thanks(post.Id)), place.Sends(scene.Sibusiso, scene.Thanks(post.Id)));
        Assert.Equal(1, await place.Count<PostThanks>());
        Assert.Equal("false", (await scene.Nomsa.Opens(scene.Talk())).One(".post [data-not-mine]").GetAttribute("aria-pressed"));
        await scene.Sibusiso.Opens(scene.Talk());
        Assert.False((await Press(scene.Sibusiso, post.Id)).Has(".post__thanks"));
        Assert.Equal("post.thanks.own", (await Assert.ThrowsAsync<RuleBrokenException>(() => place.Sends(scene.Nomsa, scene.Thanks(post.Id)))).Sentence);
    }

    [Theory, OnBothDatabases]
    public async Task However_many_thanked_a_post_names_the_first_three_and_each_sees_their_own(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var post = await scene.Writes(scene.Nomsa, "I bring the balances");
        var link = await scene.Nomsa.Invites(scene.Cluster);
        await place.Sends(scene.Sibusiso, scene.Thanks(post.Id));
        Person last = scene.Sibusiso;
        foreach (var name in new[] { "Thandi Mokoena", "Bongani Zulu", "Grace Moyo", "Zoe Naidoo" })
        {
            last = place.Visitor();
            await last.JoinsBy(link, asNewcomer: name);
            await place.Sends(last, scene.Thanks(post.Id));
        }

        var page = await last.Opens(scene.Talk());

        Assert.Equal("Thanked by Sibusiso Nkosi, Thandi Mokoena, Bongani Zulu and 2 more", page.TextOf(".post__thanks"));
        Assert.Equal(($"{post.Id}", "true"), (page.One("[data-thread]").GetAttribute("data-thanked"), page.One(".post [data-not-mine]").GetAttribute("aria-pressed")));
        Assert.DoesNotContain((await last.TeacherId()).ToString(), page.One("#posts").OuterHtml, StringComparison.Ordinal);
    }

    private static Task<Sight> Press(Person person, Guid post) => person.Sends(Form.Of(person.Sees, person.Sees.One($"{Talking.Of(post)} [data-not-mine]")));

    private static async Task<string> Everything(CommunityClusters.Persistence.ClustersDb db, Guid post) =>
        string.Join('\n', (await db.Set<Post>().Where(p => p.Id == post).Select(p => p.Text).ToListAsync()).Concat(await db.Set<Done>().Select(d => d.Answer).ToListAsync()));
}
