using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Threads;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Tests.Features.Threads;

/// <summary>Everyone has the posts of a thread once each and in one order, whatever becomes of lines, answers and nodes.</summary>
public sealed partial class SameOrderTests
{
    private const int Each = 20;
    private const int Watching = 8;

    [Fact]
    public async Task Two_nodes_of_which_one_is_killed_lose_no_post_and_double_none()
    {
        await using var place = await Place.On(Database.PostgreSql);
        var scene = await Scene.Of(place);
        var other = place.AnotherNode();
        var watchers = Enumerable.Range(0, Watching).Select(i => new Watcher(scene, i % 2 == 0 ? scene.Nomsa : scene.Sibusiso)).ToList();
        foreach (var (i, watcher) in watchers.Index())
        {
            await watcher.Opens(i % 2 == 0 ? place.Node : other);
        }

        var half = new TaskCompletionSource();
        using var halfway = new CountdownEvent(2);
        var writing = Task.WhenAll(Writes(scene, scene.Nomsa, null, halfway, half.Task), Writes(scene, scene.Sibusiso.On(other), scene.Sibusiso, halfway, half.Task));
        await Eventually.Is(() => watchers.All(w => !w.Posts.IsEmpty), "Nobody heard of the first posts.");
        foreach (var cut in watchers.Where((_, i) => i % 4 == 0))
        {
            // A line that breaks under way, and comes back by the other node.
            await cut.Opens(other);
        }

        await Eventually.Is(() => halfway.IsSet, "The two did not write half of it.");
        await other.DisposeAsync();
        half.SetResult();
        await writing;
        foreach (var watcher in watchers)
        {
            await watcher.Opens(place.Node);
        }

        var kept = await place.Reads(db => db.Set<Post>().OrderBy(p => p.Number).Select(p => p.Id).ToListAsync());
        Assert.Equal(2 * Each, kept.Count);
        foreach (var watcher in watchers)
        {
            await Eventually.Is(() => watcher.Posts.Count == kept.Count, "A post was not heard of.");
            Assert.Equal(kept, watcher.Posts.OrderBy(p => p.Key).Select(p => p.Value));
            await watcher.DisposeAsync();
        }
    }

    // Each is sent twice, as by a phone that did not hear the answer; the second time, and after the kill always, by the node that stays.
    private static async Task Writes(Scene scene, Person person, Person? afterwards, CountdownEvent halfway, Task half)
    {
        for (var number = 1; number <= Each; number++)
        {
            if (number == Each / 2)
            {
                halfway.Signal();
                await half;
                person = afterwards ?? person;
            }

            await person.Opens(scene.Talk());
            var form = person.Form("Send", ".thread__foot").With(new { Text = $"{person.Name} {number}" }).And("Ask.CommandId", Guid.NewGuid().ToString());
            foreach (var sender in new[] { person, afterwards ?? person })
            {
                var answer = await sender.SendsAsScript(() =>
                {
                    var request = form.ToRequest();
                    request.Headers.Add("X-Waits", "1");
                    return request;
                });
                Assert.Equal(HttpStatusCode.NoContent, answer.Status);
            }
        }
    }

    /// <summary>An open page: what it is sent, by the number of the post, from its own cursor on.</summary>
    private sealed partial class Watcher(Scene scene, Person person) : IAsyncDisposable
    {
        private readonly List<LiveLine> _lines = [];

        /// <summary>The ids of the posts by their numbers. One number that came with two ids fails at once.</summary>
        public ConcurrentDictionary<int, Guid> Posts
        {
            get
            {
                var posts = new ConcurrentDictionary<int, Guid>();
                foreach (var sent in _lines.SelectMany(l => l.Streams))
                {
                    foreach (Match post in Sent().Matches(sent))
                    {
                        var id = Guid.Parse(post.Groups["id"].ValueSpan);
                        Assert.Equal(id, posts.GetOrAdd(int.Parse(post.Groups["number"].ValueSpan, CultureInfo.InvariantCulture), id));
                    }
                }

                return posts;
            }
        }

        /// <summary>Comes back by a node with a new line, from the latest news that was heard on.</summary>
        public async Task Opens(Node node)
        {
            var cursor = _lines.SelectMany(l => l.Cursors).DefaultIfEmpty(0).Max();
            if (_lines.Count > 0)
            {
                await _lines[^1].DisposeAsync();
            }

            _lines.Add(await LiveLine.Open(
                node, person, MembersTopic.Of(scene.Cluster), cursor, fragments: [ThreadBroadcasts.Watched(CommunityClusters.Features.Threads.Thread.IdOf(ThreadKind.Cluster, scene.Cluster))]));
        }

        public ValueTask DisposeAsync() => _lines[^1].DisposeAsync();

        [GeneratedRegex("""<li class="post[^>]* id="post-(?<id>[0-9a-f-]{36})"[^>]* data-number="(?<number>\d+)" """, RegexOptions.None, 1000)]
        private static partial Regex Sent();
    }
}
