using System.Net;
using CommunityClusters.Features.Gatherings;
using CommunityClusters.Features.Gatherings.Agenda;
using CommunityClusters.Features.Gatherings.Calendars;
using CommunityClusters.Features.Gatherings.Dates;
using CommunityClusters.Features.Gatherings.Terms;
using CommunityClusters.Tests.Features.Gatherings;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Tests.Architecture;

public sealed partial class NoGateTests
{
    // Gatherings, what they deal with, and when they are.
    private static Dictionary<Type, Func<Place, Scene, Task>> OfGatherings => new()
    {
        [typeof(CallGathering)] = async (place, scene) => Assert.Contains("Light and forces", (await scene.Sibusiso.Opens(scene.PageOf(await scene.CallsGathering(Calling.On(16))))).TextOf("h1"), StringComparison.Ordinal),
        [typeof(MoveGathering)] = async (place, scene) =>
        {
            var gathering = await scene.CallsGathering(Calling.On(16));
            await place.Sends(scene.Sibusiso, new MoveGathering { ClusterId = scene.Cluster, GatheringId = gathering, Seen = 2, To = Calling.On(23) });
            Assert.Contains("23 March", (await scene.Nomsa.Opens(scene.PageOf(gathering))).Text, StringComparison.Ordinal);
        },
        [typeof(CallOffGathering)] = async (place, scene) =>
        {
            var gathering = await scene.CallsGathering(Calling.On(16));
            await place.Sends(scene.Sibusiso, new CallOffGathering { ClusterId = scene.Cluster, GatheringId = gathering });
            Assert.Contains("Sibusiso Nkosi called it off.", (await scene.Nomsa.Opens(scene.PageOf(gathering))).Text, StringComparison.Ordinal);
        },
        [typeof(HoldItAfterAll)] = async (place, scene) =>
        {
            var gathering = await scene.CallsGathering(Calling.On(16));
            await place.Sends(scene.Nomsa, new CallOffGathering { ClusterId = scene.Cluster, GatheringId = gathering });
            await place.Sends(scene.Sibusiso, new HoldItAfterAll(scene.Cluster, gathering));
            Assert.DoesNotContain("called", (await scene.Nomsa.Opens(scene.PageOf(gathering))).TextOf(".gathering p + h1 + p"), StringComparison.Ordinal);
        },
        [typeof(SayWhetherICome)] = async (place, scene) =>
        {
            var gathering = await scene.CallsGathering(Calling.On(16));
            await place.Sends(scene.Sibusiso, new SayWhetherICome { ClusterId = scene.Cluster, GatheringId = gathering, Says = Answer.Maybe });
            Assert.Contains("Maybe: Sibusiso Nkosi", (await scene.Nomsa.Opens(scene.PageOf(gathering))).Text, StringComparison.Ordinal);
        },
        [typeof(TakeChair)] = async (place, scene) =>
        {
            var gathering = await scene.CallsGathering(Calling.On(16));
            await place.Sends(scene.Sibusiso, new TakeChair { ClusterId = scene.Cluster, GatheringId = gathering });
            Assert.Contains("Sibusiso Nkosi has the chair", (await scene.Nomsa.Opens(scene.PageOf(gathering))).Text, StringComparison.Ordinal);
        },
        [typeof(LeaveChair)] = async (place, scene) =>
        {
            var gathering = await scene.CallsGathering(Calling.On(16));
            await place.Sends(scene.Sibusiso, new TakeChair { ClusterId = scene.Cluster, GatheringId = gathering });
            await place.Sends(scene.Sibusiso, new LeaveChair { ClusterId = scene.Cluster, GatheringId = gathering });
            Assert.Contains("Nobody has the chair yet", (await scene.Nomsa.Opens(scene.PageOf(gathering))).Text, StringComparison.Ordinal);
        },
        [typeof(ProposeDate)] = async (place, scene) =>
        {
            var gathering = await scene.CallsGathering(Calling.On(16), Calling.On(23));
            await place.Sends(scene.Sibusiso, new ProposeDate { ClusterId = scene.Cluster, GatheringId = gathering, When = Calling.On(30) });
            Assert.Contains("30 March", (await scene.Nomsa.Opens(scene.PageOf(gathering))).Text, StringComparison.Ordinal);
        },
        [typeof(SayWhetherItSuits)] = async (place, scene) =>
        {
            var gathering = await scene.CallsGathering(Calling.On(16), Calling.On(23));
            await place.Sends(scene.Sibusiso, new SayWhetherItSuits { ClusterId = scene.Cluster, GatheringId = gathering, DateId = (await scene.Dates(gathering))[0], Says = Answer.No });
            Assert.Contains("Does not suit: Sibusiso Nkosi", (await scene.Nomsa.Opens(scene.PageOf(gathering))).Text, StringComparison.Ordinal);
        },
        [typeof(SettleDate)] = async (place, scene) =>
        {
            var gathering = await scene.CallsGathering(Calling.On(16), Calling.On(23));
            await place.Sends(scene.Sibusiso, new SettleDate(scene.Cluster, gathering, (await scene.Dates(gathering))[0]));
            Assert.Contains("Coming: Nomsa Dlamini", (await scene.Nomsa.Opens(scene.PageOf(gathering))).Text, StringComparison.Ordinal);
        },
        [typeof(AddToAgenda)] = async (place, scene) =>
        {
            var gathering = await scene.CallsGathering(Calling.On(16));
            await place.Sends(scene.Sibusiso, new AddToAgenda { ClusterId = scene.Cluster, GatheringId = gathering, Text = "Chalk" });
            Assert.Contains("Chalk added by Sibusiso Nkosi", (await scene.Nomsa.Opens(scene.PageOf(gathering))).TextsOf(".agenda > li"));
        },
        [typeof(TakeFromAgenda)] = async (place, scene) =>
        {
            var gathering = await scene.CallsGathering(Calling.On(16));
            var item = await place.Reads(db => db.Set<AgendaItem>().Where(i => i.GatheringId == gathering).Select(i => i.Id).SingleAsync());
            await place.Sends(scene.Sibusiso, new TakeFromAgenda(scene.Cluster, gathering, item));
            Assert.Empty((await scene.Nomsa.Opens(scene.PageOf(gathering))).TextsOf(".agenda > li"));
        },
        [typeof(ChangeCalendarLink)] = async (place, scene) =>
        {
            await place.Sends(scene.Sibusiso, new ChangeCalendarLink(scene.Cluster, null));
            var link = (await place.Sends(scene.Sibusiso, new SeeCalendarLink(scene.Cluster))).Token;
            Assert.Equal(HttpStatusCode.OK, (await place.Visitor().Opens($"/calendar/{link}.ics")).Status);
        },
        [typeof(TakeCalendarLinkBack)] = async (place, scene) =>
        {
            await place.Sends(scene.Sibusiso, new ChangeCalendarLink(scene.Cluster, null));
            var link = (await place.Sends(scene.Sibusiso, new SeeCalendarLink(scene.Cluster))).Token;
            await place.Sends(scene.Sibusiso, new TakeCalendarLinkBack(scene.Cluster));
            Assert.Equal(HttpStatusCode.NotFound, (await place.Visitor().Opens($"/calendar/{link}.ics")).Status);
        },
        [typeof(AddStretch)] = TermsAreSeenAtOnce,
        [typeof(ChangeStretch)] = TermsAreSeenAtOnce,
        [typeof(TakeStretchOut)] = TermsAreSeenAtOnce,
        [typeof(TypeYear)] = TermsAreSeenAtOnce,
        [typeof(CopyYear)] = TermsAreSeenAtOnce,
        [typeof(CallEachMonth)] = async (place, scene) =>
        {
            var gathering = await scene.CallsGathering(Calling.On(16));
            await scene.CallsAgain(scene.Sibusiso, gathering, "2199-04-20", "2199-05-18");
            var called = (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/gatherings")).TextsOf(".gathering");
            Assert.All(new[] { "20 April", "18 May" }, day => Assert.Contains(called, g => g.Contains(day, StringComparison.Ordinal)));
        },
    };

    private static async Task TermsAreSeenAtOnce(Place place, Scene scene)
    {
        var stretch = await scene.Adds(scene.Sibusiso, StretchKind.Holidays, "", "2199-06-29", "2199-07-21");
        Assert.Equal(["Holidays 29 June to 21 July 2199"], await Seen());
        await place.Sends(scene.Sibusiso, new ChangeStretch { ClusterId = scene.Cluster, StretchId = stretch, Seen = 1, What = TermsScene.Days(StretchKind.Holidays, "", "2199-06-29", "2199-07-22") });
        Assert.Equal(["Holidays 29 June to 22 July 2199"], await Seen());
        await place.Sends(scene.Sibusiso, new TakeStretchOut(scene.Cluster, stretch, 2));
        Assert.Empty(await Seen());
        await place.Sends(scene.Sibusiso, new TypeYear { ClusterId = scene.Cluster, Terms = [TermsScene.Days(StretchKind.Term, "", "2198-01-09", "2198-03-22")] });
        Assert.Equal(["Term 9 January to 22 March 2198"], await Seen());
        await place.Sends(scene.Sibusiso, new CopyYear { ClusterId = scene.Cluster, Year = 2198 });
        Assert.Equal(["Term 9 January to 22 March 2198", "Term 8 January to 21 March 2199"], await Seen());

        async Task<IReadOnlyList<string>> Seen() => (await scene.Nomsa.Opens(scene.Terms())).TextsOf(".stretch > :first-child");
    }
}
