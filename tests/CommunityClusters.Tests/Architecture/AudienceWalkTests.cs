using CommunityClusters.Features.Actions;
using CommunityClusters.Features.BetterWords;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Decisions;
using CommunityClusters.Features.Gatherings.Calendars;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Features.Gatherings.Reaching;
using CommunityClusters.Features.Gatherings.Records;
using CommunityClusters.Features.Needs;
using CommunityClusters.Features.People.SigningIn;
using CommunityClusters.Features.Gatherings.Observing;
using CommunityClusters.Features.Plans;
using CommunityClusters.Features.Plans.History;
using CommunityClusters.Features.Plans.Remarks;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Files;
using CommunityClusters.Tests.Features.Decisions;
using CommunityClusters.Tests.Features.Gatherings;
using CommunityClusters.Tests.Features.Threads;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Tests.Architecture;

/// <summary>Law 1: every request is sent by everybody who may not send it.</summary>
public sealed class AudienceWalkTests
{
    // They pass their audience and stop at what only a phone or a sheet of paper holds; tests of their own bring it.
    private static readonly Type[] NeedsWhatNoSampleHas = [typeof(RecoverAccount), typeof(KeepPasskey), typeof(SignInByPasskey)];

    private enum Who
    {
        Nobody,
        Stranger,
        Former,
        OtherMember,
    }

    [Theory, OnBothDatabases]
    public async Task Every_request_refuses_whoever_its_audience_leaves_out_and_does_nothing(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, subject) = await Prepared(place);
        var wrong = new List<string>();
        foreach (var type in Requests.All)
        {
            foreach (var who in Enum.GetValues<Who>())
            {
                var request = Requests.Sample(type, subject);
                if (Refusal(request, who, tokenIsValid: true) is not { } expected)
                {
                    continue;
                }

                var before = await Rows(place);
                var met = await Outcome(place, Person(scene, who), request);
                if (met != expected || before != await Rows(place))
                {
                    wrong.Add($"{type.Name} sent by {who}: {met?.Name ?? "done"} instead of {expected.Name}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    [Theory, OnBothDatabases]
    public async Task Every_request_with_a_token_is_blind_to_one_that_has_ended(Database database)
    {
        await using var place = await Place.On(database);
        var (scene, subject) = await Prepared(place);
        await place.Sends(scene.Nomsa, new WithdrawInvitation(subject.Cluster, subject.Invitation));
        var wrong = new List<string>();
        foreach (var type in Requests.All.Where(t => typeof(IInvited).IsAssignableFrom(t) || typeof(IInvitedTeacher).IsAssignableFrom(t)))
        {
            foreach (var who in Enum.GetValues<Who>())
            {
                var request = Requests.Sample(type, subject);
                var met = await Outcome(place, Person(scene, who), request);
                if (met != Refusal(request, who, tokenIsValid: false))
                {
                    wrong.Add($"{type.Name} sent by {who}: {met?.Name ?? "done"}");
                }
            }
        }

        Assert.Empty(wrong);
    }

    [Theory, OnBothDatabases]
    public async Task Every_request_is_answered_for_whom_it_is_meant(Database database)
    {
        await using var place = await Place.On(database);
        // What only reads leaves the scene as it was for the next.
        var forReading = await Prepared(place);
        foreach (var type in Requests.All)
        {
            var reads = typeof(IReaders).IsAssignableFrom(type) || typeof(IDocumentReaders).IsAssignableFrom(type);
            var (scene, subject) = reads ? forReading : await Prepared(place);
            var request = Requests.Sample(type, subject);
            var person = request switch
            {
                IMembers or IReaders or ISignedIn or IDocumentReaders or IDocumentWriters or IFileReaders => scene.Nomsa,
                IOpenTo or IFinders => await WhereOpen(place, scene),
                IFormerMembers => scene.Former,
                IInvitedTeacher => scene.Stranger,
                _ => null,
            };
            var outcome = await Outcome(place, person, request, atConsole: request is IOwner);
            Assert.Equal((type.Name, NeedsWhatNoSampleHas.Contains(type) ? typeof(RuleBrokenException) : null), (type.Name, outcome));
        }
    }

    [Theory, OnBothDatabases]
    public async Task At_the_console_no_request_opens_a_cluster(Database database)
    {
        await using var place = await Place.On(database);
        var (_, subject) = await Prepared(place);
        var opened = new List<string>();
        foreach (var type in Requests.All)
        {
            var request = Requests.Sample(type, subject);
            var met = request is IOwner or IAnyone or IInvited or ICalendarHolders or IEachWriter ? typeof(NotVisibleException) : await Outcome(place, null, request, atConsole: true);
            if (met != typeof(NotSignedInException) && met != typeof(NotVisibleException))
            {
                opened.Add($"{type.Name}: {met?.Name ?? "done"}");
            }
        }

        Assert.Empty(opened);
    }

    // What the audience in the request's type demands; null when it lets this one pass.
    private static Type? Refusal(object request, Who who, bool tokenIsValid) => request switch
    {
        IAnyone => null,
        // Asks no one for the group, and of each writer by itself: PushUpdateTests walk over them.
        IEachWriter => null,
        ISignedIn => who == Who.Nobody ? typeof(NotSignedInException) : null,
        IMembers => who == Who.Nobody ? typeof(NotSignedInException) : typeof(NotVisibleException),
        IReaders or IOpenTo or IDocumentReaders or IDocumentWriters or IFileReaders => who == Who.Nobody ? typeof(NotSignedInException) : typeof(NotVisibleException),
        IFinders => typeof(NotVisibleException),
        IOwner => typeof(NotVisibleException),
        IFormerMembers => who == Who.Nobody ? typeof(NotSignedInException) : who == Who.Former ? null : typeof(NotVisibleException),
        // Asks for no account, and of whoever left nothing more: CalendarTests walk over links that have ended.
        ICalendarHolders => null,
        IInvited => tokenIsValid ? null : typeof(NotVisibleException),
        IInvitedTeacher => !tokenIsValid ? typeof(NotVisibleException) : who == Who.Nobody ? typeof(NotSignedInException) : null,
        _ => throw new InvalidOperationException($"{request.GetType().Name} has an audience that the walk does not know: teach it."),
    };

    // The door of those who come from outside: it is there once the cluster chose so.
    private static async Task<Person> WhereOpen(Place place, Scene scene)
    {
        await place.Sends(scene.Nomsa, new DescribeCluster { ClusterId = scene.Cluster, Seen = 1, Name = Scene.Name, Purpose = Steps.Purpose, Findable = true, Open = true });
        return scene.Stranger;
    }

    private static Person? Person(Scene scene, Who who) => who switch
    {
        Who.Stranger => scene.Stranger,
        Who.Former => scene.Former,
        Who.OtherMember => scene.OtherMember,
        _ => null,
    };

    private static async Task<(Scene Scene, Requests.Subject Subject)> Prepared(Place place)
    {
        var scene = await Scene.Of(place);
        var token = await place.Sends(scene.Nomsa, new InviteColleagues(scene.Cluster));
        var invitation = await place.Reads(db => db.Set<Invitation>().SingleAsync(i => i.Token == token));
        var need = await place.Reads(db => db.Set<Need>().Where(n => n.ClusterId == scene.Cluster).Select(n => n.Id).SingleAsync());
        await place.Sends(scene.Nomsa, new SuggestWord { Language = "zu", Key = "home.mine", Text = "Amaqoqwana ami" });
        var suggestion = await place.Reads(db => db.Set<Suggestion>().Where(s => s.Text == "Amaqoqwana ami").Select(s => s.Id).SingleAsync());
        var plan = await place.Sends(scene.Nomsa, new BeginPlan { CommandId = Guid.NewGuid(), ClusterId = scene.Cluster, Topic = "Refraction" });
        var remark = await place.Sends(scene.Nomsa, new MakeRemark { DocumentId = plan, Section = new string('a', 21), Text = "Too long?" });
        var nomsa = await place.Reads(db => db.Set<Plan>().Where(p => p.Id == plan).Select(p => p.BegunBy).SingleAsync());
        await place.Sends(scene.Nomsa, new NameMilestone { DocumentId = plan, Name = "As begun" });
        var section = (await place.Sends(scene.Nomsa, new SeePlan(plan))).Sections[0].Id;
        var day = await SaturdayScene.On(place, scene);
        await place.Sends(scene.Nomsa, new AddRoom { ClusterId = scene.Cluster, GatheringId = day.Gathering, Name = "Sample's room" });
        var room = await place.Reads(db => db.Set<Room>().Where(r => r.GatheringId == day.Gathering && r.Name == "Sample's room").Select(r => r.Id).SingleAsync());
        var observation = await place.Sends(scene.Nomsa, new BeginObservation { CommandId = Guid.NewGuid(), ClusterId = scene.Cluster, GatheringId = day.Gathering, SlotId = day.Free });
        await place.Sends(scene.Nomsa, new KeepRecord(scene.Cluster, day.Gathering));
        var finding = await scene.CallsGathering(Calling.On(16), Calling.On(23));
        // The teaching day is over by now; to this one things are still brought.
        var thing = await scene.Asks(finding, "Graph paper", 200, "sheets");
        await scene.Wishes(scene.Nomsa, finding);
        await scene.Offers(scene.Sibusiso, finding);
        var match = await scene.HoldsOut(scene.Sibusiso, scene.Nomsa, finding);
        await scene.Offers(scene.Nomsa, finding, kind: HelpKind.Company);
        await scene.Wishes(scene.Sibusiso, finding, HelpKind.Company);
        var wish = await place.Reads(db => db.Set<Wish>().Where(w => w.GatheringId == finding && w.Kind == HelpKind.Company).Select(w => w.Id).SingleAsync());
        await place.Sends(scene.Nomsa, new ChangeCalendarLink(scene.Cluster, null));
        var calendar = (await place.Sends(scene.Nomsa, new SeeCalendarLink(scene.Cluster))).Token!;
        var action = await place.Sends(scene.Nomsa, new TakeOnAction { ClusterId = scene.Cluster, What = "Find a hall" });
        var decision = await place.Sends(scene.Sibusiso, new PutQuestion { CommandId = Guid.NewGuid(), ClusterId = scene.Cluster, Question = "Who brings paper?", Options = "We\nThe school" });
        var election = await scene.CallsElection();
        var stretch = await scene.HasHolidays("2198-06-29", "2198-07-21");
        var post = await scene.Writes(scene.Sibusiso, "Who has chalk?");
        var own = await scene.Writes(scene.Nomsa, "I have");
        return (scene, new Requests.Subject(scene.Cluster, token, invitation.Id, need, plan, section, remark, suggestion, scene.Stranger, nomsa, await scene.Nomsa.BeginsFile(plan), await scene.Nomsa.Puts(plan, Samples.Jpeg)) { Gathering = day.Gathering, Finding = finding, Date = (await scene.Dates(finding))[0], Lesson = day.Free, Observation = observation, Room = room, Thing = thing, Stretch = stretch, Wish = wish, Match = match, Action = action, Decision = decision, Election = election, Calendar = calendar, Post = post.Id, OwnPost = own.Id });
    }

    private static async Task<Type?> Outcome(Place place, Person? person, object request, bool atConsole = false) =>
        (await Record.ExceptionAsync(() => place.SendsAny(person, request, atConsole)))?.GetType();

    // All that is kept, in one text: a refused request changes none of it.
    private static Task<string> Rows(Place place) => place.Reads(async db =>
    {
        var rows = new List<string>();
        foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
#pragma warning disable EF1003 // The names are the model's own.
            rows.Add(table + await db.Database.SqlQueryRaw<int>("SELECT COUNT(*) AS \"Value\" FROM \"" + table + "\"").SingleAsync());
#pragma warning restore EF1003
        }

        rows.AddRange((await db.Set<Membership>().AsNoTracking().ToListAsync()).Select(m => $"{m.ClusterId}{m.TeacherId}{m.Number}{m.LeftAt}").Order(StringComparer.Ordinal));
        rows.AddRange((await db.Set<Invitation>().AsNoTracking().ToListAsync()).Select(i => $"{i.Id}{i.EndedAt}").Order(StringComparer.Ordinal));
        return string.Join('\n', rows);
    });
}
