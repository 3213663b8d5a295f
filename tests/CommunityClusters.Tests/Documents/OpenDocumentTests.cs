using System.Text.Json.Nodes;
using CommunityClusters.Crdt;
using CommunityClusters.Documents;
using CommunityClusters.Features.Plans;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityClusters.Tests.Documents;

public sealed class OpenDocumentTests
{
    [Theory, OnBothDatabases]
    public async Task A_phone_that_was_away_is_given_only_what_it_missed(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan) = await Scene.WithPlan(place);
        await using var nomsa = await Phone.Of(scene.Nomsa, plan);
        await using var sibusiso = await Phone.Of(scene.Sibusiso, plan);
        await nomsa.Writes("topic", "Thin ");
        await sibusiso.Shows("topic", "Thin Lenses");
        await nomsa.IsAway();
        await sibusiso.Writes("topic", "Very ");
        await sibusiso.Writes("text:a", "Bring a candle.");
        Assert.Equal("Thin Lenses", nomsa.Doc.GetText("topic").ToString());

        await nomsa.ComesBack(sequence: 2);

        Assert.Equal((4, 2), (nomsa.Sequence, nomsa.Opened.GetProperty("updates").GetArrayLength()));
        Assert.Equal("Very Thin Lenses", nomsa.Doc.GetText("topic").ToString());
    }

    [Theory, OnBothDatabases]
    public async Task A_log_that_grew_long_is_put_into_one_state_that_remembers_nothing_deleted(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan) = await Scene.WithPlan(place);
        await using var nomsa = await Phone.Of(scene.Nomsa, plan);
        var secret = "SECRET" + new string('x', 50_000);
        await nomsa.Writes("text:a", secret);
        await using var returning = await Phone.Of(scene.Nomsa, plan);
        await returning.IsAway();
        await nomsa.Does(doc => doc.GetText("text:a").Delete(0, secret.Length));
        await nomsa.Writes("text:b", new string('y', 50_000));
        await nomsa.Writes("text:b", new string('z', 50_000));

        var rows = await place.Reads(db => db.Set<DocumentUpdate>().CountAsync(u => u.DocumentId == plan));
        var state = await place.Reads(db => db.Set<DocumentState>().SingleAsync(s => s.DocumentId == plan));
        await using var late = await Phone.Of(scene.Sibusiso, plan);
        Assert.Equal(secret, returning.Doc.GetText("text:a").ToString());
        await returning.ComesBack(sequence: 2);

        Assert.Equal(0, rows);
        Assert.DoesNotContain("SECRET", System.Text.Encoding.UTF8.GetString(state.Bytes), StringComparison.Ordinal);
        Assert.Equal(("", "Lenses"), (late.Doc.GetText("text:a").ToString(), late.Doc.GetText("topic").ToString()));
        Assert.Equal(nomsa.Doc.GetText("text:b").ToString(), late.Doc.GetText("text:b").ToString());
        Assert.Equal((5, 1), (returning.Sequence, returning.Opened.GetProperty("updates").GetArrayLength()));
        Assert.Equal(("", late.Doc.GetText("text:b").ToString()), (returning.Doc.GetText("text:a").ToString(), returning.Doc.GetText("text:b").ToString()));
        await late.Writes("topic", "Thin ");
        await nomsa.Shows("topic", "Thin Lenses");
    }

    [Theory, OnBothDatabases]
    public async Task A_number_that_the_log_never_had_is_answered_with_everything(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan) = await Scene.WithPlan(place);
        await using var phone = await Phone.Of(scene.Nomsa, plan);

        await phone.Opens(sequence: 99);

        Assert.Equal((1, 1), (phone.Sequence, phone.Opened.GetProperty("updates").GetArrayLength()));
    }

    [Theory, OnBothDatabases]
    public async Task Letters_that_no_database_keeps_hold_nobody_up(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan) = await Scene.WithPlan(place);
        await using var nomsa = await Phone.Of(scene.Nomsa, plan);
        await using var sibusiso = await Phone.Of(scene.Sibusiso, plan);

        var answer = await sibusiso.Does(doc =>
        {
            doc.GetMap("about").Set("subject", "phy\0sics");
            doc.GetMap("about").Set("language", "\0");
            doc.GetMap("about").Set("grade:1\0", true);
            doc.GetText("topic").Insert(0, "Thin\0 ");
        });
        await nomsa.Writes("text:a", "Words");

        Assert.Equal(2, answer.GetProperty("sequence").GetInt64());
        await sibusiso.Shows("text:a", "Words");
        Assert.Equal("Thin Lenses", await place.Reads(db => db.Set<Plan>().Where(p => p.Id == plan).Select(p => p.Topic).SingleAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task A_document_that_nobody_began_is_not_known(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, _) = await Scene.WithPlan(place);
        var nowhere = Guid.NewGuid();
        await using var phone = await Phone.Of(scene.Nomsa, nowhere);

        Assert.False(phone.IsKnown);
        Assert.Equal("unknown", (await phone.Writes("topic", "Words")).GetProperty("refused").GetString());
        Assert.Equal(1, await place.Reads(db => db.Set<Document>().CountAsync(d => d.Kind == "plan")));
        Assert.False(await place.Reads(db => db.Set<Document>().AnyAsync(d => d.Id == nowhere)));
    }

    [Theory, OnBothDatabases]
    public async Task What_was_saved_is_there_after_the_program_was_started_again(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan) = await Scene.WithPlan(place);
        await using (var nomsa = await Phone.Of(scene.Nomsa, plan))
        {
            await nomsa.Writes("topic", "Thin ");
        }

        // Another node has nothing in its memory.
        var started = place.AnotherNode();
        await using var sibusiso = await Phone.Of(scene.Sibusiso, plan, started);
        await sibusiso.Writes("topic", "Very ");

        Assert.Equal(3, await place.Reads(db => db.Set<Document>().Where(d => d.Id == plan).Select(d => d.Sequence).SingleAsync()));
        Assert.Equal("Very Thin Lenses", sibusiso.Doc.GetText("topic").ToString());
    }

    [Fact]
    public async Task Two_nodes_on_one_database_serve_one_plan()
    {
        await using var place = await Place.On(Database.PostgreSql);
        var (scene, plan) = await Scene.WithPlan(place);
        var other = place.AnotherNode();
        await using var nomsa = await Phone.Of(scene.Nomsa, plan);
        await using var sibusiso = await Phone.Of(scene.Sibusiso, plan, other);

        await Task.WhenAll(Writes(nomsa, "+"), Writes(sibusiso, "-"));

        await Eventually.Is(() => Count(nomsa) == 20 && Count(sibusiso) == 20, "The two did not become the same.");
        Assert.Equal(nomsa.Doc.GetText("topic").ToString(), sibusiso.Doc.GetText("topic").ToString());
        await scene.Sibusiso.Leaves(scene.Cluster);
        await Eventually.Is(() => sibusiso.IsOver, "Who left was not told so on the other node.");

        static int Count(Phone phone) => phone.Doc.GetText("topic").ToString().Count(c => c is '+' or '-');

        static async Task Writes(Phone phone, string letter)
        {
            for (var i = 0; i < 10; i++)
            {
                await phone.Writes("topic", letter);
            }
        }
    }

    [Theory, OnBothDatabases]
    public async Task Others_see_where_somebody_is_under_the_name_that_the_server_knows(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan) = await Scene.WithPlan(place);
        await using var nomsa = await Phone.Of(scene.Nomsa, plan);
        await using var sibusiso = await Phone.Of(scene.Sibusiso, plan);
        var here = new Awareness(sibusiso.Doc.ClientId)
        {
            LocalState = new JsonObject { ["user"] = new JsonObject { ["name"] = "The Minister" }, ["cursor"] = new JsonObject { ["anchor"] = 3 }, ["more"] = "nothing" },
        };

        await sibusiso.IsSeen(here.Encode());
        await nomsa.Line.Settles();

        var state = Assert.Single(nomsa.Others.States).Value;
        Assert.Equal("Sibusiso Nkosi", state["user"]!["name"]!.GetValue<string>());
        Assert.Equal("3", state["cursor"]!["anchor"]!.ToJsonString());
        Assert.Null(state["more"]);
        await sibusiso.DisposeAsync();
        await Eventually.Is(() => nomsa.Others.States.Count == 0, "Who is gone is still seen.");
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_says_where_another_is(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan) = await Scene.WithPlan(place);
        await using var nomsa = await Phone.Of(scene.Nomsa, plan);
        await using var sibusiso = await Phone.Of(scene.Sibusiso, plan);
        await using var stranger = await Phone.Of(scene.Stranger, plan);
        await nomsa.IsSeen(Here(nomsa.Doc.ClientId));
        await nomsa.Line.Settles();

        await sibusiso.IsSeen(Here(nomsa.Doc.ClientId));
        await sibusiso.IsSeen([1, 2, 3]);
        await stranger.IsSeen(Here(stranger.Doc.ClientId));
        await sibusiso.Line.Settles();
        await stranger.Line.Settles();
        await nomsa.Line.Settles();

        Assert.Empty(nomsa.Others.States);
        Assert.Equal("Nomsa Dlamini", Assert.Single(sibusiso.Others.States).Value["user"]!["name"]!.GetValue<string>());
        Assert.Empty(stranger.Others.States);
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_learns_under_which_client_id_somebody_will_write_and_takes_it_first(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, plan) = await Scene.WithPlan(place);
        await using var nomsa = await Phone.Of(scene.Nomsa, plan);
        await nomsa.IsSeen(Here(nomsa.Doc.ClientId));
        await nomsa.Line.Settles();
        await using var late = await Phone.Of(scene.Sibusiso, plan);
        var here = new Awareness(nomsa.Doc.ClientId) { LocalState = new JsonObject { ["cursor"] = 7 } };
        await nomsa.IsSeen(here.Encode());
        await nomsa.Line.Settles();
        await late.Line.Settles();

        var (shown, state) = Assert.Single(late.Others.States);
        var forged = new Doc(new DocOptions { ClientId = shown });
        forged.GetText("topic").Insert(0, "First ");
        await late.Pushes(forged.EncodeStateAsUpdate());
        var written = await nomsa.Writes("topic", "Thin ");

        Assert.NotEqual(nomsa.Doc.ClientId, shown);
        Assert.Equal("Nomsa Dlamini", state["user"]!["name"]!.GetValue<string>());
        Assert.Null(written.GetProperty("refused").GetString());
        await nomsa.DisposeAsync();
        await Eventually.Is(() => late.Others.States.Count == 0, "Who is gone is still seen.");
    }

    // What is said first of all, with the clock at 0, nobody takes for news: that is the protocol.
    private static byte[] Here(ulong client) => new Awareness(client) { LocalState = new JsonObject() }.Encode();

    [Theory, OnBothDatabases]
    public async Task Whoever_moves_about_without_end_floods_nobody(Database database)
    {
        var clock = new FakeClock();
        await using var place = await Place.On(database, services => services.AddSingleton<TimeProvider>(clock));
        var (scene, plan) = await Scene.WithPlan(place);
        await using var nomsa = await Phone.Of(scene.Nomsa, plan);
        await using var sibusiso = await Phone.Of(scene.Sibusiso, plan);
        var restless = new Awareness(sibusiso.Doc.ClientId);

        for (var i = 0; i < 60; i++)
        {
            restless.LocalState = new JsonObject { ["cursor"] = i };
            await sibusiso.IsSeen(restless.Encode());
        }

        await nomsa.Line.Settles();
        Assert.Equal(20, nomsa.Line.Heard("documentAwareness").Count);
    }
}
