using System.Net;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Plans;
using CommunityClusters.Features.Threads;
using CommunityClusters.Pipeline;
using CommunityClusters.Realtime;
using CommunityClusters.Tests.Support;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityClusters.Tests.Features.Threads;

public sealed class WritePostTests
{
    [Theory, OnBothDatabases]
    public async Task What_a_member_writes_all_members_read_in_the_same_order(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var page = await scene.Nomsa.Opens(scene.Talk());
        Assert.Equal("Ask anything", page.TextOf("h1"));
        Assert.Contains("Nobody has written here yet.", page.Text, StringComparison.Ordinal);

        page = await scene.Nomsa.Submits("Send", new { Text = "Who has *spring balances*?" }, within: ".thread__foot");

        Assert.Equal(["Who has spring balances?"], page.Said());
        Assert.Equal("spring balances", page.TextOf(".post strong"));
        await scene.Sibusiso.Opens(scene.Talk());
        page = await scene.Sibusiso.Submits("Send", new { Text = "We have two" }, within: ".thread__foot");
        Assert.Equal(["Who has spring balances?", "We have two"], page.Said());
        Assert.Equal(["Nomsa Dlamini", "Sibusiso Nkosi"], page.TextsOf(".post__head b"));
        Assert.Equal(["Who has spring balances?", "We have two"], (await scene.Nomsa.Opens(scene.Talk())).Said());
    }

    [Theory, OnBothDatabases]
    public async Task A_plan_a_gathering_and_a_lesson_each_have_a_thread_of_their_own_to_which_their_pages_lead(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        var scene = day.Scene;
        var plan = await scene.BeginsPlan();
        var pages = new (string Page, string Kind, Guid Subject, string Title)[]
        {
            ($"/clusters/{scene.Cluster}/plans/{plan}", "plan", plan, "Lenses"),
            (day.Path, "gathering", day.Gathering, "Light and forces"),
            ($"{day.Path}/programme/{day.Lesson}", "lesson", day.Lesson, "Newton's third law"),
        };
        foreach (var (path, kind, subject, title) in pages)
        {
            var link = (await scene.Nomsa.Opens(path)).Elements("a").Single(a => a.GetAttribute("href") == scene.Talk(kind, subject));
            Assert.Equal("Talk (0)", Sight.Squeezed(link.TextContent));
            var page = await scene.Nomsa.Opens(link.GetAttribute("href")!);
            Assert.Equal(title, page.TextOf("h1"));
            Assert.Equal(path, page.One("header > a.onward").GetAttribute("href"));
            page = await scene.Nomsa.Submits("Send", new { Text = $"About the {kind}" }, within: ".thread__foot");
            Assert.Equal([$"About the {kind}"], page.Said());

            var seen = (await scene.Sibusiso.Opens(path)).Elements("a").Single(a => a.GetAttribute("href") == scene.Talk(kind, subject));
            Assert.Equal("Talk (1) New", Sight.Squeezed(seen.TextContent));
        }

        Assert.Empty((await scene.Nomsa.Opens(scene.Talk())).Said());
        Assert.Equal(["Newton's third law", "Light and forces", "Lenses"], (await scene.Sibusiso.Opens(scene.Talk())).TextsOf(".talk__others b"));
        Assert.Contains("Talk (0) New", (await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Of_what_is_another_clusters_or_nowhere_there_is_no_thread(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        var scene = day.Scene;
        var foreign = await place.Sends(scene.OtherMember, new BeginPlan { CommandId = Guid.NewGuid(), ClusterId = scene.OtherCluster, Topic = "Fractions" });

        foreach (var (kind, word, subject) in new[]
        {
            (ThreadKind.Plan, "plan", foreign), (ThreadKind.Plan, "plan", day.Gathering), (ThreadKind.Gathering, "gathering", Guid.NewGuid()),
            (ThreadKind.Lesson, "lesson", day.Break), (ThreadKind.Lesson, "lesson", Guid.Empty), (ThreadKind.Cluster, "cluster", scene.OtherCluster), (ThreadKind.Cluster, "1", scene.Cluster),
        })
        {
            if (kind != ThreadKind.Cluster || subject != scene.Cluster)
            {
                await Assert.ThrowsAsync<NotVisibleException>(() => scene.Writes(scene.Nomsa, "Hello", kind, subject));
                await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(scene.Nomsa, new SeeThread(scene.Cluster, kind, subject, new())));
                await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(scene.Nomsa, new ReadUpTo(scene.Cluster, kind, subject, 1)));
            }

            Assert.Equal(HttpStatusCode.NotFound, (await scene.Nomsa.Opens(scene.Talk(word, subject))).Status);
        }

        Assert.Equal(0, await place.Count<Post>());
    }

    [Theory, OnBothDatabases]
    public async Task Readers_of_an_open_cluster_have_no_part_in_its_talk(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await place.Sends(scene.Nomsa, new DescribeCluster { ClusterId = scene.Cluster, Seen = 1, Name = Scene.Name, Purpose = Steps.Purpose, Findable = true, Open = true });
        await scene.Writes(scene.Nomsa, "Between us");
        var watch = (await scene.Nomsa.Opens(scene.Talk())).One("[data-watch]");

        foreach (var reader in scene.Outsiders)
        {
            var page = await reader.Opens($"/clusters/{scene.Cluster}");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.DoesNotContain("/talk", page.Html, StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.NotFound, (await reader.Opens(scene.Talk())).Status);
            await using var line = await LiveLine.Open(place.Node, reader, watch.GetAttribute("data-watch")!, 0, fragments: [watch.GetAttribute("data-fragments")!]);
            await line.Settles();
            Assert.True(line.IsOver);
            Assert.Empty(line.Streams);
        }
    }

    [Theory, OnBothDatabases]
    public async Task What_cannot_be_taken_is_told_beside_the_field_and_what_was_typed_stays(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await scene.Nomsa.Opens(scene.Talk());
        var longer = new string('a', Post.LongestText + 1);

        var page = await scene.Nomsa.Submits("Send", new { Text = longer }, within: ".thread__foot");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("This is too long. Please use at most 4000 letters.", page.ErrorOf("Ask.Text"));
        Assert.Equal(longer, page.ValueOf("Ask.Text"));
        page = await scene.Nomsa.Submits("Send", new { Text = " \n " }, within: ".thread__foot");
        Assert.Equal("Write a few words first.", page.ErrorOf("Ask.Text"));
        await Assert.ThrowsAsync<ValidationException>(() => scene.Writes(scene.Nomsa, "Hello", (ThreadKind)9));
        await scene.Writes(scene.Nomsa, new string('a', Post.LongestText));
        Assert.Equal(1, await place.Count<Post>());
    }

    [Theory, OnBothDatabases]
    public async Task A_post_full_of_one_name_is_kept_as_any_other(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var typed = string.Concat(Enumerable.Repeat("@Sibusiso ", 60)).PadRight(Post.LongestText, 'a');

        var post = await scene.Writes(scene.Nomsa, typed);
        await place.Sends(scene.Nomsa, scene.Otherwise(post.Id, $"{typed[..^1]}b"));

        Assert.Equal(Mentions.Most, (await scene.Sibusiso.Opens(scene.Talk())).Elements(".mention").Count);
        Assert.Equal(1, await place.Count<PostMention>());
        Assert.True((await place.Reads(db => db.Set<Post>().Select(p => p.Text).SingleAsync())).Length <= Post.LongestKept);
    }

    [Theory, OnBothDatabases]
    public async Task However_many_write_at_once_each_post_has_its_number_and_none_is_lost(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        const int each = 8;

        var written = await Task.WhenAll(Enumerable.Range(0, each).SelectMany(i => new[] { scene.Nomsa, scene.Sibusiso }
            .Select(p => Task.Run(() => scene.Writes(p, $"{p.Name} {i}"), TestContext.Current.CancellationToken))));

        Assert.Equal(Enumerable.Range(1, 2 * each), written.Select(w => w.Number).Order());
        Assert.Equal(1, await place.Count<CommunityClusters.Features.Threads.Thread>());
        Assert.Equal((await scene.Nomsa.Opens(scene.Talk() + "?Post=1")).Said(), (await scene.Sibusiso.Opens(scene.Talk() + "?Post=1")).Said());
    }

    [Theory, OnBothDatabases]
    public async Task Sent_twice_it_is_there_once_and_only_in_its_authors_session(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var post = scene.Post("From the taxi") with { Author = await scene.Nomsa.TeacherId() };

        var both = await Task.WhenAll(place.Sends(scene.Nomsa, post), place.Sends(scene.Nomsa, post));

        Assert.Equal(both[0], both[1]);
        Assert.Equal(1, await place.Count<Post>());
        await Assert.ThrowsAsync<NotYoursException>(() => place.Sends(scene.Sibusiso, post with { CommandId = Guid.NewGuid() }));
    }

    [Theory, OnBothDatabases]
    public async Task A_phone_is_told_which_post_it_was_that_it_sent_also_where_it_asks_again(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await scene.Nomsa.Opens(scene.Talk());
        var form = scene.Nomsa.Form("Send", within: ".thread__foot").With(new { Text = "From the taxi" });

        var first = await scene.Nomsa.SendsAsScript(() => FromOutbox(form));
        var again = await scene.Nomsa.SendsAsScript(() => FromOutbox(form));

        var post = await place.Reads(db => db.Set<Post>().Select(p => p.Id).SingleAsync());
        Assert.All([first, again], answer => Assert.Equal((HttpStatusCode.NoContent, $"{post}", "1"), (answer.Status, answer.Headers["X-Made"], answer.Headers["X-Number"])));
    }

    [Theory, OnBothDatabases]
    public async Task Who_writes_too_fast_is_told_and_what_waited_on_a_phone_is_asked_to_wait_on(Database database)
    {
        var clock = new FakeClock();
        await using var place = await Place.On(database, services => services.AddSingleton<TimeProvider>(clock));
        var scene = await Scene.Of(place);
        for (var i = 0; i < Post.MostAMinute; i++)
        {
            await scene.Writes(scene.Nomsa, $"Post {i}");
        }

        await scene.Nomsa.Opens(scene.Talk());
        var form = scene.Nomsa.Form("Send", ".thread__foot").With(new { Text = "One more" });
        var page = await scene.Nomsa.Sends(form);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("You wrote 30 posts within a minute.", page.Text, StringComparison.Ordinal);
        Assert.Equal("One more", page.ValueOf("Ask.Text"));
        Assert.Equal(HttpStatusCode.TooManyRequests, (await scene.Nomsa.SendsAsScript(() => FromOutbox(form))).Status);
        await scene.Writes(scene.Sibusiso, "Others write on");

        clock.Passes(TimeSpan.FromSeconds(61));
        Assert.Equal(HttpStatusCode.NoContent, (await scene.Nomsa.SendsAsScript(() => FromOutbox(form))).Status);
        Assert.Equal(Post.MostAMinute + 2, await place.Count<Post>());
    }

    [Theory, OnBothDatabases]
    public async Task An_answer_shows_whom_it_answers_and_how_that_begins_as_it_is_now(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var asked = await scene.Writes(scene.Nomsa, "Who has *spring balances*? " + new string('x', 200));

        await scene.Sibusiso.Opens($"{scene.Talk()}?AnswerTo={asked.Id}");
        Assert.StartsWith("Nomsa Dlamini Who has spring balances?", scene.Sibusiso.Sees.TextOf(".thread__answers"), StringComparison.Ordinal);
        var page = await scene.Sibusiso.Submits("Send", new { Text = "We have two" }, within: ".thread__foot");

        Assert.Equal("Nomsa Dlamini Who has spring balances?…", page.TextOf("#posts .post__quote"));
        Assert.EndsWith($"?Post=1#post-{asked.Id}", page.One("#posts .post__quote").GetAttribute("href"), StringComparison.Ordinal);
        await place.Sends(scene.Nomsa, scene.Otherwise(asked.Id, "Who has *scales*?"));
        Assert.Equal("Nomsa Dlamini Who has scales?", (await scene.Sibusiso.Opens(scene.Talk())).TextOf("#posts .post__quote"));
        await place.Sends(scene.Nomsa, scene.Back(asked.Id));
        Assert.Equal("Nomsa Dlamini A post that was taken back", (await scene.Sibusiso.Opens(scene.Talk())).TextOf("#posts .post__quote"));

        var plan = await scene.BeginsPlan();
        await Assert.ThrowsAsync<NotVisibleException>(() => scene.Writes(scene.Sibusiso, "Elsewhere", ThreadKind.Plan, plan, asked.Id));
        await Assert.ThrowsAsync<NotVisibleException>(() => scene.Writes(scene.Sibusiso, "To nothing", answerTo: Guid.NewGuid()));
    }

    [Theory, OnBothDatabases]
    public async Task Those_who_have_the_thread_open_hear_of_a_post_and_nobody_else_does(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var plan = await scene.BeginsPlan();
        await using var talk = await scene.Sibusiso.KeepsOpen(scene.Talk());
        await using var elsewhere = await scene.Sibusiso.KeepsOpen(scene.Talk("plan", plan));

        var post = await scene.Writes(scene.Nomsa, "Who has spring balances?");

        await talk.Hears("Who has spring balances?");
        Assert.Contains($"element=\"post-{post.Id}\" into=\"posts-new\"", Assert.Single(talk.Streams), StringComparison.Ordinal);
        await place.Sends(scene.Nomsa, scene.Back(post.Id));
        await talk.Hears("Nomsa Dlamini took this post back.");
        await elsewhere.Settles();
        Assert.Empty(elsewhere.Streams);

        await scene.Sibusiso.Leaves(scene.Cluster);
        await scene.Writes(scene.Nomsa, "Now we are fewer");
        await Eventually.Is(() => talk.IsOver);
        Assert.DoesNotContain(talk.Streams, s => s.Contains("fewer", StringComparison.Ordinal));
        // What they wrote stays under their name.
        await scene.Sibusiso.ComesBack(scene.Cluster);
        await scene.Writes(scene.Sibusiso, "I was here");
        await scene.Sibusiso.Leaves(scene.Cluster);
        Assert.Contains("Sibusiso Nkosi", (await scene.Nomsa.Opens(scene.Talk())).TextsOf(".post__head b"));
    }

    [Theory, OnBothDatabases]
    public async Task A_post_of_nothing_but_signs_closes_no_thread_and_holds_no_line(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await using var line = await scene.Sibusiso.KeepsOpen(scene.Talk());
        foreach (var sign in new[] { ">", "[", "- " })
        {
            var post = await scene.Writes(scene.Nomsa, string.Concat(Enumerable.Repeat(sign, 130)) + "word");
            await scene.Writes(scene.Sibusiso, "What is that?", answerTo: post.Id);
            await line.Hears($"element=\"post-{post.Id}\"");
        }

        Assert.Equal(6, (await scene.Sibusiso.Opens(scene.Talk())).Said().Count);
    }

    [Theory, OnBothDatabases]
    public async Task A_fragment_that_cannot_be_drawn_holds_nothing_that_comes_with_it_or_after_it(Database database)
    {
        await using var place = await Place.On(database, services => services.AddScoped<IFragment, CannotBeDrawn>());
        var scene = await Scene.Of(place);
        await scene.Writes(scene.Nomsa, "With it");
        var watch = (await scene.Sibusiso.Opens(scene.Talk())).One("[data-watch]");
        var topic = watch.GetAttribute("data-watch")!;
        await place.Reads(db => db.Database.ExecuteSqlAsync($"""INSERT INTO "News" ("TopicId", "Fragment", "Watched", "Sequence") VALUES ({topic}, {CannotBeDrawn.Kind}, {CannotBeDrawn.Kind}, 1)"""));

        await using var line = await LiveLine.Open(place.Node, scene.Sibusiso, topic, 0, fragments: [CannotBeDrawn.Kind, watch.GetAttribute("data-fragments")!]);

        await line.Hears("With it");
        await scene.Writes(scene.Nomsa, "After it");
        await line.Hears("After it");
        Assert.Equal(2, line.Streams.Count);
    }

    private static HttpRequestMessage FromOutbox(Form form)
    {
        var request = form.ToRequest();
        request.Headers.Add("X-Waits", "1");
        return request;
    }

    private sealed class CannotBeDrawn : IFragment
    {
        public const string Kind = "cannot-be-drawn";

        public string Name => Kind;

        public string Partial => "";

        public Task<object?> Load(Guid topicId, Guid? subject, CancellationToken cancellationToken) => throw new InvalidOperationException("As deep as a parser goes.");
    }
}
