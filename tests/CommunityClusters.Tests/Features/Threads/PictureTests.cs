using System.Net;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Threads;
using CommunityClusters.Features.Threads.Pictures;
using CommunityClusters.Files;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Files;
using CommunityClusters.Tests.Support;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityClusters.Tests.Features.Threads;

/// <summary>Pictures of posts: files of the talk's own document, which come before their post or after it.</summary>
public sealed class PictureTests
{
    [Theory, OnBothDatabases(Store.Disk, Store.AzureBlobs)]
    public async Task A_picture_stands_below_its_post_for_members_and_is_not_there_for_anybody_else(Database database, Store store)
    {
        await using var place = await Place.On(database, store);
        var scene = await Scene.Of(place);
        var talk = TalkDocument.IdOf(scene.Cluster);
        var picture = await scene.Nomsa.Puts(talk, Samples.JpegOfPhone);
        await scene.Shows(scene.Nomsa, "Our set-up", Line(picture, "Two carts, one arrow each"));
        await place.Sends(scene.Nomsa, new DescribeCluster { ClusterId = scene.Cluster, Seen = 1, Name = Scene.Name, Purpose = Steps.Purpose, Findable = true, Open = true });

        var page = await scene.Sibusiso.Opens(scene.Talk());

        var img = page.One(".post__picture img");
        Assert.Equal(
            ($"/files/{picture}.jpg", "Two carts, one arrow each", "8", "6", "lazy"),
            (img.GetAttribute("src"), img.GetAttribute("alt"), img.GetAttribute("width"), img.GetAttribute("height"), img.GetAttribute("loading")));
        Assert.Equal(["Our set-up"], page.Said());
        Assert.Equal(Samples.Jpeg, (await scene.Sibusiso.Opens($"/files/{picture}.jpg")).Bytes);
        foreach (var outsider in scene.Outsiders)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await outsider.Opens($"/files/{picture}.jpg")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await outsider.Begins(talk, Guid.NewGuid(), "lens.jpg", Samples.Jpeg)).Status);
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await place.Visitor().Opens($"/files/{picture}.jpg")).Status);
        await scene.Sibusiso.Leaves(scene.Cluster);
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Sibusiso.Opens($"/files/{picture}.jpg")).Status);
        Assert.Equal(HttpStatusCode.OK, (await scene.Nomsa.Opens($"/files/{picture}.jpg")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task Until_it_has_come_its_place_says_so_and_then_it_comes_by_itself(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var picture = Guid.NewGuid();
        await scene.Shows(scene.Nomsa, "From the taxi", Line(picture, "The board"));
        Assert.Equal(["A picture is on its way: The board"], (await scene.Sibusiso.Opens(scene.Talk())).TextsOf(".post__coming"));
        await using var line = await scene.Sibusiso.KeepsOpen(scene.Talk());

        await scene.Nomsa.Gives(TalkDocument.IdOf(scene.Cluster), picture, "Picture.jpg", Samples.Jpeg);

        await line.Hears($"src=\"/files/{picture}.jpg\" alt=\"The board\"");
        Assert.Single(line.Streams);
        Assert.True((await scene.Sibusiso.Opens(scene.Talk())).Has(".post__picture img"));
    }

    [Theory, OnBothDatabases]
    public async Task However_close_a_post_and_its_picture_come_all_see_it_in_the_end(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await using var line = await scene.Sibusiso.KeepsOpen(scene.Talk());
        var pictures = Enumerable.Range(0, 8).Select(_ => Guid.NewGuid()).ToList();

        foreach (var picture in pictures)
        {
            await Task.WhenAll(
                Task.Run(() => scene.Shows(scene.Nomsa, "Both", Line(picture)), TestContext.Current.CancellationToken),
                Task.Run(() => scene.Nomsa.Gives(TalkDocument.IdOf(scene.Cluster), picture, "Picture.jpg", Samples.Jpeg), TestContext.Current.CancellationToken));
        }

        foreach (var picture in pictures)
        {
            await line.Hears($"src=\"/files/{picture}.jpg\"");
        }
    }

    [Theory, OnBothDatabases]
    public async Task What_is_no_picture_of_its_author_in_this_talk_stays_words(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan) = await Scene.WithPlan(place);
        var ofPlan = await scene.Nomsa.Puts(plan, Samples.Jpeg);
        var colleagues = await scene.Sibusiso.Puts(TalkDocument.IdOf(scene.Cluster), Samples.Jpeg);
        var others = await scene.OtherMember.Puts(TalkDocument.IdOf(scene.OtherCluster), Samples.Jpeg);
        var mine = await scene.Nomsa.Puts(TalkDocument.IdOf(scene.Cluster), Samples.Jpeg);

        await scene.Shows(scene.Nomsa, "Look", Line(ofPlan, "of a plan"), Line(colleagues, "of a colleague"), Line(others, "of another cluster"));
        await scene.Writes(scene.Nomsa, $"In ![the middle]({Line(mine)[(Line(mine).IndexOf('(', StringComparison.Ordinal) + 1)..]} of words ![elsewhere](https://elsewhere.example/x.png)");

        var page = await scene.Nomsa.Opens(scene.Talk());
        Assert.Empty(page.Elements(".post img"));
        Assert.Equal(["of a plan", "of a colleague", "of another cluster"], page.TextsOf(".post [data-picture]"));
        Assert.Equal(["Look", "In the middle of words elsewhere"], page.Said());
    }

    [Theory, OnBothDatabases(Store.Disk, Store.AzureBlobs)]
    public async Task Taken_back_or_changed_away_it_is_gone_for_all_and_so_are_its_bytes(Database database, Store store)
    {
        await using var place = await Place.On(database, store);
        var scene = await Scene.Of(place);
        var talk = TalkDocument.IdOf(scene.Cluster);
        var (back, out_, stays) = (await scene.Nomsa.Puts(talk, Samples.Jpeg), await scene.Nomsa.Puts(talk, Samples.Png, "lens.png"), await scene.Nomsa.Puts(talk, Samples.WebP, "lens.webp"));
        var first = await scene.Shows(scene.Nomsa, "By mistake", Line(back));
        var second = await scene.Shows(scene.Nomsa, "Both", Line(out_, "the one", "png"), Line(stays, "the [other]", "webp"));

        await place.Sends(scene.Nomsa, scene.Back(first.Id));
        await scene.Nomsa.Opens($"{scene.Talk()}?Changing={second.Id}");
        Assert.Equal(["Keep this picture: the one", "Keep this picture: the [other]"], scene.Nomsa.Sees.TextsOf("#change .choice"));
        Assert.Equal("Both", scene.Nomsa.Sees.ValueOf("Change.Text"));
        await place.Sends(scene.Nomsa, scene.Otherwise(second.Id, "One") with { Pictures = [Line(stays, "the [other]", "webp"), Line(back)] });

        var page = await scene.Sibusiso.Opens(scene.Talk());
        Assert.Equal([$"/files/{stays}.webp"], page.Elements(".post img").Select(i => i.GetAttribute("src")!));
        Assert.Equal("the [other]", page.One(".post img").GetAttribute("alt"));
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Sibusiso.Opens($"/files/{back}.jpg")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Nomsa.Opens($"/files/{out_}.png")).Status);
        Assert.Equal(HttpStatusCode.OK, (await scene.Sibusiso.Opens($"/files/{stays}.webp")).Status);
        Assert.Equal(2, await place.Node.Services.GetRequiredService<Clearing>().Clear(TestContext.Current.CancellationToken));
        await Assert.ThrowsAsync<FileNotFoundException>(
            () => place.Node.Services.GetRequiredService<IFileStore>().Open(StoredFile.NameOfWhole(back), TestContext.Current.CancellationToken));
    }

    [Theory, OnBothDatabases]
    public async Task It_stays_as_long_as_another_post_of_its_authors_shows_it_and_a_colleague_neither_holds_it_nor_takes_it_away(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var picture = await scene.Nomsa.Puts(TalkDocument.IdOf(scene.Cluster), Samples.Jpeg);
        var once = await scene.Shows(scene.Nomsa, "Here", Line(picture));
        var again = await scene.Shows(scene.Nomsa, "And here", Line(picture));
        var theirs = await scene.Shows(scene.Sibusiso, "Mine?", Line(picture));

        await place.Sends(scene.Sibusiso, scene.Back(theirs.Id));
        await place.Sends(scene.Nomsa, scene.Back(once.Id));
        Assert.Equal(HttpStatusCode.OK, (await scene.Sibusiso.Opens($"/files/{picture}.jpg")).Status);
        await scene.Shows(scene.Sibusiso, "Mine?", Line(picture));
        await place.Sends(scene.Nomsa, scene.Back(again.Id));

        Assert.Equal(HttpStatusCode.NotFound, (await scene.Sibusiso.Opens($"/files/{picture}.jpg")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task Taken_back_while_it_was_on_its_way_it_is_not_kept_and_its_phone_is_told(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var picture = Guid.NewGuid();
        var post = await scene.Shows(scene.Nomsa, "By mistake", Line(picture));
        await place.Sends(scene.Nomsa, scene.Back(post.Id));

        var told = await scene.Nomsa.Gives(TalkDocument.IdOf(scene.Cluster), picture, "Picture.jpg", Samples.Jpeg);

        Assert.Contains("\"isWhole\":false,\"isLetGo\":true", told.Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Nomsa.Opens($"/files/{picture}.jpg")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task A_picture_alone_is_a_post_and_quoted_by_its_words_and_too_many_or_unreadable_ones_are_refused(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var post = await scene.Shows(scene.Nomsa, "", Line(Guid.NewGuid(), "The board"));
        await scene.Writes(scene.Sibusiso, "Which lesson?", answerTo: post.Id);
        Assert.Equal("Nomsa Dlamini The board", (await scene.Sibusiso.Opens(scene.Talk())).TextOf(".post .post__quote"));
        Assert.Equal("post.text.missing", (await Assert.ThrowsAsync<RuleBrokenException>(
            () => place.Sends(scene.Nomsa, scene.Otherwise(post.Id, "") with { Pictures = [Line(Guid.NewGuid())] }))).Sentence);

        await Assert.ThrowsAsync<ValidationException>(() => scene.Shows(scene.Nomsa, "", []));
        await Assert.ThrowsAsync<ValidationException>(() => scene.Shows(scene.Nomsa, "Five", [.. Enumerable.Range(0, PictureLine.Most + 1).Select(_ => Line(Guid.NewGuid()))]));
        foreach (var odd in new[]
        {
            "", "words", "![x](https://elsewhere.example/x.jpg)", $"![x](/files/{Guid.NewGuid()}.mp3)", $"![x](/files/{Guid.NewGuid()}.pdf)", $"[x](/files/{Guid.NewGuid()}.jpg)",
            Line(Guid.NewGuid(), new string('x', PictureLine.LongestWords + 1)), $"![a](/files/{Guid.NewGuid()}.jpg) ![b](/files/{Guid.NewGuid()}.jpg)", $"![a\n\n](/files/x.jpg)",
        })
        {
            await Assert.ThrowsAsync<ValidationException>(() => scene.Shows(scene.Nomsa, "Odd", odd));
        }

        await scene.Nomsa.Opens(scene.Talk());
        var page = await scene.Nomsa.Sends(scene.Nomsa.Form("Send", within: ".thread__foot").With(new { Text = "Kept" }).And("Ask.Pictures", "nonsense"));
        Assert.Equal(("Kept", "A picture of this post cannot be read. Take it out and put it in again."), (page.ValueOf("Ask.Text"), page.TextOf("[data-told]")));
        Assert.Equal(2, await place.Count<Post>());
    }

    [Theory, OnBothDatabases]
    public async Task The_same_picture_twice_is_there_once_and_a_full_post_is_kept(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var picture = Guid.NewGuid();
        await scene.Shows(scene.Nomsa, $"Typed\n\n{Line(picture)}", Line(picture), Line(picture, "again"));
        var words = string.Concat(Enumerable.Repeat("\\[", PictureLine.LongestWords));

        var full = await scene.Shows(scene.Nomsa, new string('a', Post.LongestText), [.. Enumerable.Range(0, PictureLine.Most).Select(_ => $"![{words}](/files/{Guid.NewGuid()}.webp#10000x10000)")]);

        Assert.Equal(1 + PictureLine.Most, await place.Count<PostPicture>());
        Assert.Equal(PictureLine.Most, (await scene.Sibusiso.Opens(scene.Talk())).Elements($"{Talking.Of(full.Id)} .post__coming").Count);
    }

    [Theory, OnBothDatabases]
    public async Task Talk_takes_small_pictures_and_neither_other_files_nor_words(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var talk = TalkDocument.IdOf(scene.Cluster);
        foreach (var (bytes, name) in new[] { (Samples.M4a, "voice.m4a"), (Samples.Pdf, "paper.pdf"), (new byte[(1024 * 1024) + 1], "large.jpg"), ("nothing"u8.ToArray(), "lens.jpg") })
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, (await scene.Nomsa.Gives(talk, Guid.NewGuid(), name, bytes, part: 200_000)).Status);
        }

        Assert.Contains("Posts take pictures of up to 1 MB", (await scene.Nomsa.Gives(talk, Guid.NewGuid(), "paper.pdf", Samples.Pdf)).Html, StringComparison.Ordinal);
        await using var phone = await Phone.Of(scene.Nomsa, talk);
        Assert.Equal("read", (await phone.Writes("topic", "Words")).GetProperty("refused").GetString());
        Assert.Equal(0, await place.Count<StoredFile>());
    }

    [Theory, OnBothDatabases]
    public async Task Who_saves_data_asks_for_a_picture_before_it_comes(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var picture = await scene.Nomsa.Puts(TalkDocument.IdOf(scene.Cluster), Samples.Jpeg);
        await scene.Shows(scene.Nomsa, "Look", Line(picture, "The board"));

        var page = await scene.Sibusiso.SendsAsScript(() => new HttpRequestMessage(HttpMethod.Get, scene.Talk()) { Headers = { { "Save-Data", "on" } } });

        Assert.False(page.Has(".post img"));
        Assert.Equal(($"/files/{picture}.jpg", "Show the picture: The board"), (page.One(".post__picture").GetAttribute("href"), page.TextOf(".post__picture")));
    }

    [Theory, OnBothDatabases]
    public async Task What_was_chosen_and_never_posted_goes_and_what_never_came_is_no_longer_said_to_come(Database database)
    {
        var clock = new FakeClock();
        await using var place = await Place.On(database, services => services.AddSingleton<TimeProvider>(clock));
        var scene = await Scene.Of(place);
        var talk = TalkDocument.IdOf(scene.Cluster);
        var (shown, left) = (await scene.Nomsa.Puts(talk, Samples.Jpeg), await scene.Nomsa.Puts(talk, Samples.Jpeg));
        await scene.Shows(scene.Nomsa, "Look", Line(shown), Line(Guid.NewGuid(), "Lost with the phone"));
        clock.Passes(PicturePen.Patience + TimeSpan.FromMinutes(1));

        await scene.Nomsa.Puts(talk, Samples.Jpeg);

        Assert.Equal(HttpStatusCode.NotFound, (await scene.Nomsa.Opens($"/files/{left}.jpg")).Status);
        var page = await scene.Nomsa.Opens(scene.Talk());
        Assert.Equal((1, 0), (page.Elements(".post img").Count, page.Elements(".post__coming").Count));
        Assert.Contains("Lost with the phone", page.Text, StringComparison.Ordinal);
    }

    private static string Line(Guid picture, string words = "Picture", string ending = "jpg") =>
        $"![{words.Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal)}](/files/{picture}.{ending}#8x6)";
}
