using CommunityClusters.Features.Actions;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Decisions;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Features.Needs;
using CommunityClusters.Features.Plans;
using CommunityClusters.Features.Plans.Remarks;
using CommunityClusters.Localisation;
using CommunityClusters.Pipeline;
using CommunityClusters.Realtime;
using CommunityClusters.Tests.Features.Gatherings;
using CommunityClusters.Tests.Features.Reflections;
using CommunityClusters.Tests.Features.Threads;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityClusters.Tests.Architecture;

/// <summary>Law 5: what is sent live knows no viewer.</summary>
public sealed class FragmentTests
{
    [Theory, OnBothDatabases]
    public async Task Every_fragment_is_the_same_bytes_for_every_member_in_every_language(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);

        Assert.Empty(await Offences(place, scene));
    }

    [Fact]
    public async Task A_fragment_that_knows_its_viewer_is_found()
    {
        await using var place = await Place.On(Database.Sqlite, services => services.AddScoped<IFragment, KnowsItsViewer>());
        var scene = await Scene.Of(place);

        Assert.NotEmpty(await Offences(place, scene));
    }

    [Theory, OnBothDatabases]
    public async Task A_page_shows_what_its_watchers_are_sent(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);

        var shown = (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}")).One($"#{WhoWeAre.Fragment}");
        var sent = await Drawn(place, null, scene, new FragmentName(WhoWeAre.Fragment, null), Languages.English.Code);

        var template = sent[(sent.IndexOf("<template>", StringComparison.Ordinal) + "<template>".Length)..sent.IndexOf("</template>", StringComparison.Ordinal)];
        Assert.Equal(Sight.Squeezed(shown.OuterHtml), Sight.Squeezed(Sight.Parsed(template).QuerySelector("section")!.OuterHtml));
    }

    private static async Task<List<string>> Offences(Place place, Scene scene)
    {
        var fragments = await place.Inside(s => Task.FromResult(s.GetServices<IFragment>().Select(f => f.Name).ToList()));
        Assert.NotEmpty(fragments);
        var offences = new List<string>();
        await scene.HasHolidays("2199-03-10", "2199-03-20");
        foreach (var fragment in fragments)
        {
            Guid? subject = fragment switch
            {
                "need" => await place.Reads(db => db.Set<Need>().Select(n => n.Id).FirstAsync()),
                "plan" => await place.Sends(scene.Nomsa, new BeginPlan { CommandId = Guid.NewGuid(), ClusterId = scene.Cluster, Topic = "Lenses" }),
                "remark" => await place.Sends(scene.Nomsa, new MakeRemark { DocumentId = await scene.BeginsPlan(), Section = new string('a', 21), Text = "Too long?" }),
                "gathering-dates" => await scene.CallsGathering(Calling.On(16), Calling.On(23)),
                "gathering" or "gathering-facts" or "gathering-coming" or "gathering-chair" or "chair-place" or "minutes-headings" or "agenda" => await scene.CallsGathering(Calling.On(16)),
                "slot" => await Presented(place, scene),
                "frame" or "programme-day" => await scene.HasDay(),
                "thing" => await Brought(scene),
                "expected" => await Expected(scene),
                "post" => await Talked(place, scene),
                "raised" => await Raised(place, scene),
                "action" => await place.Sends(scene.Nomsa, new TakeOnAction { ClusterId = scene.Cluster, What = "Borrow the trolleys", TeacherId = await scene.Sibusiso.TeacherId() }),
                "decision" => await Voted(place, scene),
                "voice" => await Counted(place, scene),
                _ => null,
            };
            var name = new FragmentName(fragment, subject);
            foreach (var language in Languages.All.Select(l => l.Code))
            {
                var asNomsa = await Drawn(place, scene.Nomsa, scene, name, language);
                var asSibusiso = await Drawn(place, scene.Sibusiso, scene, name, language);
                var asNobody = await Drawn(place, null, scene, name, language);
                if (fragment is "terms" or "gathering-facts" or "gathering-dates" && !asNomsa.Contains("Winter break", StringComparison.Ordinal))
                {
                    offences.Add($"{fragment} was drawn without the calendar in {language}.");
                }

                if (asNomsa != asSibusiso || asNomsa != asNobody)
                {
                    offences.Add($"{fragment} differs between members in {language}.");
                }

                offences.AddRange(new[] { "__RequestVerificationToken", "nonce" }.Where(w => asNomsa.Contains(w, StringComparison.OrdinalIgnoreCase))
                    .Select(w => $"{fragment} holds {w} in {language}."));
            }
        }

        return offences;
    }

    // A lesson that one of those who look presents: theirs is what their own page makes of it.
    private static async Task<Guid> Presented(Place place, Scene scene)
    {
        var day = await scene.HasDay();
        var slot = await scene.Nomsa.AddsLesson(scene, day, "Lenses", 9);
        await place.Sends(scene.Sibusiso, new AssignMember(scene.Cluster, day, slot, null, Part.Presenter));
        return slot;
    }

    // Something of which both who look bring some.
    private static async Task<Guid> Brought(Scene scene)
    {
        var day = await scene.HasDay();
        var thing = await scene.Asks(day, "Graph paper", 200, "sheets");
        await scene.Pledges(scene.Nomsa, day, thing, 50);
        await scene.Pledges(scene.Sibusiso, day, thing, 40);
        await scene.Pledges(scene.Sibusiso, day, thing, 60, "Mvula Hills Secondary");
        return thing;
    }

    private static async Task<Guid> Expected(Scene scene)
    {
        var day = await scene.HasDay();
        await scene.Expects(scene.Nomsa, day, "Mvula Hills Secondary", "11", 45);
        return day;
    }

    // A question in which one who looks has voted, and the other has not.
    private static async Task<Guid> Voted(Place place, Scene scene)
    {
        var decision = await place.Sends(scene.Nomsa, new PutQuestion { CommandId = Guid.NewGuid(), ClusterId = scene.Cluster, Question = "Do we meet in April?", Options = "Yes\nNo" });
        await place.Sends(scene.Nomsa, new CastBallot { ClusterId = scene.Cluster, DecisionId = decision, Choice = 1 });
        return decision;
    }

    private static async Task<Guid> Counted(Place place, Scene scene)
    {
        var day = await SaturdayScene.On(place, scene);
        await day.Counts(scene.Nomsa, day.Lesson, "20 5 3");
        await day.Counts(scene.Sibusiso, day.Lesson, "21 5 3", seen: 1);
        return day.Lesson;
    }

    // What one who looks raised, and the other, who taught, is offered the first answer.
    private static async Task<Guid> Raised(Place place, Scene scene)
    {
        var day = await SaturdayScene.On(place, scene);
        await day.Raises(scene.Sibusiso, "Ask @Nomsa why");
        return day.Lesson;
    }

    // A post of one who looks, that the other answers, thanks for and is mentioned in.
    private static async Task<Guid> Talked(Place place, Scene scene)
    {
        var asked = await scene.Writes(scene.Nomsa, $"Who has chalk, @Sibusiso? https://clusters.example/clusters/{scene.Cluster}/plans/{await scene.BeginsPlan()}");
        var post = await scene.Writes(scene.Sibusiso, "I have, @Nomsa", answerTo: asked.Id);
        await place.Sends(scene.Nomsa, scene.Thanks(post.Id));
        return post.Id;
    }

    private static Task<string> Drawn(Place place, Person? viewer, Scene scene, FragmentName fragment, string language) => place.Inside(services =>
    {
        services.GetRequiredService<Caller>().Claims(viewer?.SessionId);
        return services.GetRequiredService<FragmentDrawing>().Draw($"cluster:{scene.Cluster}", fragment, language);
    });

    private sealed class KnowsItsViewer(MemberList members, Caller caller) : IFragment
    {
        public string Name => "knows-its-viewer";

        public string Partial => "/Features/Clusters/_WhoWeAre.cshtml";

        public async Task<object?> Load(Guid topicId, Guid? subject, CancellationToken cancellationToken) =>
            await members.AtAGlance(topicId, cancellationToken) is { } who ? who with { Teachers = caller.SessionId.GetHashCode() } : null;
    }
}
