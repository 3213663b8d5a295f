using CommunityClusters.Features.Threads;
using CommunityClusters.Tests.Features.Threads;
using CommunityClusters.Tests.Support;

namespace CommunityClusters.Tests.Features.Reflections;

/// <summary>The talk of a lesson: what its observers raised opens it, and the first answer is offered to who taught.</summary>
public sealed class LessonTalkTests
{
    private const string Offered = "Nomsa Dlamini taught this lesson: the first answer is offered to them. Everyone may write.";
    private const string OfferedToYou = "You taught this lesson: would you like to answer first? Everyone may write.";

    [Theory, OnBothDatabases]
    public async Task The_first_answer_is_offered_to_who_taught_and_nobody_is_held_back(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        await day.Writes(day.Scene.Nomsa, "It went well");
        Assert.False((await day.Scene.Nomsa.Opens(day.Talk())).Has("[data-offered-to]"));
        await day.Raises(day.Scene.Sibusiso);

        Assert.Equal(OfferedToYou, Read(await day.Scene.Nomsa.Opens(day.Talk())));
        Assert.Equal(Offered, Read(await day.Scene.Sibusiso.Opens(day.Talk())));
        var thabo = await day.Joins("Thabo Mokoena");
        await day.Writes(thabo, "I saw that as well");
        Assert.Equal(Offered, Read(await thabo.Opens(day.Talk())));
        var answer = await day.Writes(day.Scene.Nomsa, "So did I");
        Assert.False((await thabo.Opens(day.Talk())).Has("[data-offered-to]"));
        await place.Sends(day.Scene.Nomsa, day.Scene.Back(answer.Id) with { Kind = ThreadKind.Lesson, SubjectId = day.Lesson });
        Assert.Equal(Offered, Read(await thabo.Opens(day.Talk())));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_raised_stands_above_an_open_talk_without_a_reload_and_the_offer_goes_with_the_answer(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        await using var line = await day.Scene.Nomsa.KeepsOpen(day.Talk());
        await using var elsewhere = await day.Scene.Nomsa.KeepsOpen(day.Scene.Talk("lesson", day.Free));

        await day.Raises(day.Scene.Sibusiso);
        await line.Hears($"element=\"raised-{day.Lesson}\"");
        await line.Hears(Offered);
        await day.Writes(day.Scene.Nomsa, "So did I");

        await Eventually.Is(() => line.Streams is [.., var last] && last.Contains("class=\"raised\"", StringComparison.Ordinal) && !last.Contains("data-offered-to", StringComparison.Ordinal), "The offer stayed.");
        await elsewhere.Settles();
        Assert.Empty(elsewhere.Streams);
    }

    [Theory, OnBothDatabases]
    public async Task What_was_raised_comes_again_only_where_the_offer_changes(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        await day.Raises(day.Scene.Sibusiso);
        await using var line = await day.Scene.Sibusiso.KeepsOpen(day.Talk());
        int Came() => line.Streams.Count(s => s.Contains("class=\"raised\"", StringComparison.Ordinal));
        async Task<int> After(string heard)
        {
            await line.Hears(heard);
            await line.Settles();
            return Came();
        }

        var first = await day.Writes(day.Scene.Nomsa, "So did I");
        Assert.Equal(1, await After("So did I"));
        var second = await day.Writes(day.Scene.Nomsa, "And then they pushed each other");
        Assert.Equal(1, await After("And then they pushed"));
        await day.TakesBack(day.Scene.Nomsa, first.Id);
        await day.Writes(day.Scene.Sibusiso, "Yes, twice");
        Assert.Equal(1, await After("Yes, twice"));

        await day.TakesBack(day.Scene.Nomsa, second.Id);
        await Eventually.Is(() => Came() == 2, "The offer did not come back.");
        Assert.Contains("data-offered-to", line.Streams.Last(s => s.Contains("class=\"raised\"", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Other_threads_have_nothing_of_it(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        await day.Raises(day.Scene.Sibusiso);

        foreach (var path in new[] { day.Scene.Talk(), day.Scene.Talk("gathering", day.Gathering), day.Scene.Talk("lesson", day.Free) })
        {
            Assert.DoesNotContain(RaisingScene.Issue, (await day.Scene.Nomsa.Opens(path)).Html, StringComparison.Ordinal);
        }
    }

    private static string Read(Sight page) => page.TextOf("[data-offered-to] [data-for]:not([hidden])");
}
