using CommunityClusters.Features.Gatherings;
using CommunityClusters.Features.Gatherings.Dates;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Support;

namespace CommunityClusters.Tests.Features.Gatherings;

public sealed class FindDateTests
{
    [Theory, OnBothDatabases]
    public async Task Members_say_what_suits_them_and_any_of_them_settles_it(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var gathering = await scene.CallsGathering(Calling.On(16), Calling.On(23, place: "Khanyisa"));
        var dates = await scene.Dates(gathering);

        await Says(dates[0], Answer.No);
        await Says(dates[1], Answer.Maybe);
        await Says(dates[1], Answer.Yes);
        var open = await scene.Sibusiso.Opens(scene.PageOf(gathering));
        Assert.Equal(["Yes 1", "Maybe 0", "No 1", "Yes 2", "Maybe 0", "No 0"], open.TextsOf(".says__one"));
        Assert.Equal(["No 1", "Yes 2"], open.TextsOf(".says__one[aria-pressed=true]"));

        await place.Sends(scene.Sibusiso, new SettleDate(scene.Cluster, gathering, dates[1]));

        var page = await scene.Nomsa.Opens(scene.PageOf(gathering));
        Assert.Contains("Saturday 23 March 2199, 08:30 to 13:00 · Khanyisa", page.Text, StringComparison.Ordinal);
        Assert.Contains("Coming: Nomsa Dlamini, Sibusiso Nkosi", page.Text, StringComparison.Ordinal);
        Assert.Equal(["Yes 2"], page.TextsOf(".says__one[aria-pressed=true]"));

        Task Says(Guid date, Answer answer) => place.Sends(scene.Sibusiso, new SayWhetherItSuits { ClusterId = scene.Cluster, GatheringId = gathering, DateId = date, Says = answer });
    }

    [Theory, OnBothDatabases]
    public async Task Of_two_who_settle_on_different_dates_at_once_the_second_is_told(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var gathering = await scene.CallsGathering(Calling.On(16), Calling.On(23));
        var dates = await scene.Dates(gathering);

        var both = await Task.WhenAll(Settles(scene.Nomsa, dates[0]), Settles(scene.Sibusiso, dates[1]));

        Assert.Equal(["", "gathering.date.settled"], both.Order(StringComparer.Ordinal));
        Assert.Equal("", await Settles(scene.Sibusiso, both[0].Length == 0 ? dates[0] : dates[1]));

        async Task<string> Settles(Person person, Guid date)
        {
            try
            {
                await place.Sends(person, new SettleDate(scene.Cluster, gathering, date));
                return "";
            }
            catch (RuleBrokenException e)
            {
                return e.Sentence;
            }
        }
    }

    [Theory, OnBothDatabases]
    public async Task More_dates_are_proposed_as_long_as_none_is_settled_and_the_same_only_once(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var gathering = await scene.CallsGathering(Calling.On(16), Calling.On(23));

        for (var day = 20; day <= 29; day++)
        {
            await Proposes(day);
        }

        Assert.Equal(11, (await scene.Dates(gathering)).Count);
        await Proposes(30);
        Assert.Equal("gathering.dates.many", (await Assert.ThrowsAsync<RuleBrokenException>(() => Proposes(31))).Sentence);
        await place.Sends(scene.Nomsa, new SettleDate(scene.Cluster, gathering, (await scene.Dates(gathering))[0]));
        Assert.Equal("gathering.date.settled", (await Assert.ThrowsAsync<RuleBrokenException>(() => Proposes(31))).Sentence);

        Task Proposes(int day) => place.Sends(scene.Sibusiso, new ProposeDate { ClusterId = scene.Cluster, GatheringId = gathering, When = Calling.On(day) });
    }

    [Theory, OnBothDatabases]
    public async Task A_date_of_another_gathering_is_not_there(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var (gathering, other) = (await scene.CallsGathering(Calling.On(16), Calling.On(23)), await scene.CallsGathering(Calling.On(16), Calling.On(23)));
        var date = (await scene.Dates(other))[0];

        await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(scene.Nomsa, new SettleDate(scene.Cluster, gathering, date)));
        await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(scene.Nomsa, new SayWhetherItSuits { ClusterId = scene.Cluster, GatheringId = gathering, DateId = date }));
    }
}
