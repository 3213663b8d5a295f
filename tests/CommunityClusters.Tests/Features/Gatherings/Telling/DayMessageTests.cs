using System.Net;
using CommunityClusters.Features.Gatherings;
using CommunityClusters.Features.Gatherings.Agenda;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Features.Gatherings.Telling;
using CommunityClusters.Localisation;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Support;

namespace CommunityClusters.Tests.Features.Gatherings.Telling;

public sealed class DayMessageTests
{
    [Theory, OnBothDatabases]
    public async Task A_day_is_told_in_one_message_with_who_does_what_and_where_all_of_it_is(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);

        var page = await day.Scene.Sibusiso.Opens($"{day.Path}/tell");

        Assert.Equal(
            $"""
            *Light and forces*
            Teaching day · {Scene.Name}
            Saturday 14 March 2026, 08:30 to 13:00
            the hall

            *09:40* Room B: Newton's third law (Grade 11)
            Presents: Nomsa Dlamini
            Observes: Sibusiso Nkosi
            *10:20* Break
            *10:40* Room B: Lenses (Grade 12)

            All of it: http://localhost{day.Path}
            """,
            page.One("#message").TextContent);
    }

    [Theory, OnBothDatabases]
    public async Task It_comes_in_the_language_that_is_chosen_whatever_the_pages_is(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);

        var page = await day.Scene.Nomsa.Opens($"{day.Path}/tell?in=zu");

        Assert.Equal("en", page.Language);
        var message = page.One("#message");
        Assert.Equal("zu", message.GetAttribute("lang"));
        Assert.Contains("Owethulayo: Nomsa Dlamini", message.TextContent, StringComparison.Ordinal);
        Assert.Contains("uMgqibelo", message.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("isiZulu", page.One(".card [aria-current]").TextContent);
        Assert.Equal("en", (await day.Scene.Nomsa.Opens($"{day.Path}/tell?in=klingon")).One("#message").GetAttribute("lang"));
    }

    [Theory, OnBothDatabases]
    public async Task In_a_language_that_is_read_from_right_to_left_what_people_wrote_keeps_its_own_direction(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        await place.Sends(day.Scene.Nomsa, new AddSlot { ClusterId = day.Scene.Cluster, GatheringId = day.Gathering, Begins = new TimeOnly(11, 20), Minutes = 40, Topic = "روشنی (light)", Group = "Gr 11 (B)" });
        await place.Sends(day.Scene.Nomsa, new AddToAgenda { ClusterId = day.Scene.Cluster, GatheringId = day.Gathering, Text = "Who brings chalk?" });

        var message = (await day.Scene.Nomsa.Opens($"{day.Path}/tell?in=ur")).One("#message").TextContent;

        Assert.Equal(
            $"""
            *<mark>[Light and forces]*
            تدریس کا دن · [{Scene.Name}]
            ہفتہ 14 مارچ 2026, 08:30 سے 13:00 تک
            <mark>[the hall]

            *<mark>09:40* [Room B]: [Newton's third law] (جماعت 11)
            پیش کرتے ہیں: [Nomsa Dlamini]
            مشاہدہ کرتے ہیں: [Sibusiso Nkosi]
            *<mark>10:20* [وقفہ]
            *<mark>10:40* [Room B]: [Lenses] (جماعت 12)
            *<mark>11:20* [روشنی (light)] ([Gr 11 (B)])

            ہم کیا کریں گے:
            <mark>- [Who brings chalk?]

            سب کچھ: http://localhost{day.Path}
            """,
            message.Replace("\u2068", "[", StringComparison.Ordinal).Replace("\u2069", "]", StringComparison.Ordinal).Replace("\u200F", "<mark>", StringComparison.Ordinal));
        foreach (var language in new[] { "en", "zu" })
        {
            Assert.DoesNotContain((await day.Scene.Nomsa.Opens($"{day.Path}/tell?in={language}")).One("#message").TextContent, c => c is '\u2068' or '\u2069' or '\u200F');
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_long_day_says_less_of_each_lesson_before_it_leaves_one_out_and_is_never_longer_than_a_thousand(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        var seen = new List<(bool Observers, bool Presenters, bool More)>();
        for (var lesson = 0; lesson < 22; lesson++)
        {
            var slot = await place.Sends(day.Scene.Nomsa, new AddSlot { ClusterId = day.Scene.Cluster, GatheringId = day.Gathering, Begins = new TimeOnly(11, 20), Minutes = 40, Topic = $"Lesson {lesson}: refraction of light" });
            await place.Sends(day.Scene.Nomsa, new AssignMember(day.Scene.Cluster, day.Gathering, slot, null, Part.Presenter));
            await place.Sends(day.Scene.Sibusiso, new AssignMember(day.Scene.Cluster, day.Gathering, slot, null, Part.Observer));
            var text = (await TextOf(place, day)).Text;
            Assert.InRange(text.Length, 1, DayMessage.Most);
            Assert.EndsWith("https://c.example/day", text, StringComparison.Ordinal);
            seen.Add((text.Contains("Observes:", StringComparison.Ordinal), text.Contains("Presents:", StringComparison.Ordinal), text.Contains("more", StringComparison.Ordinal)));
        }

        Assert.Equal((true, true, false), seen[0]);
        Assert.Contains((false, true, false), seen);
        Assert.Contains((false, false, false), seen);
        Assert.Equal((false, false, true), seen[^1]);
        Assert.Equal(seen.OrderByDescending(s => s.Observers).ThenByDescending(s => s.Presenters).ThenBy(s => s.More), seen);
    }

    [Theory, OnBothDatabases]
    public async Task A_meeting_tells_its_agenda_and_what_was_called_off_only_that(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var meeting = await place.Sends(scene.Nomsa, new CallGathering { CommandId = Guid.NewGuid(), ClusterId = scene.Cluster, Kind = GatheringKind.Planning, Dates = [Calling.On(16)] });
        await place.Sends(scene.Nomsa, new AddToAgenda { ClusterId = scene.Cluster, GatheringId = meeting, Text = "Who brings chalk" });

        var told = (await place.Sends(scene.Nomsa, new TakeDayAsMessage(scene.Cluster, meeting, Languages.English, "https://c.example/day"))).Text;
        Assert.StartsWith("*Planning meeting*\n", told, StringComparison.Ordinal);
        Assert.Contains("\n- Who brings chalk", told, StringComparison.Ordinal);

        await place.Sends(scene.Nomsa, new CallOffGathering { ClusterId = scene.Cluster, GatheringId = meeting, Why = "Rain" });
        told = (await place.Sends(scene.Nomsa, new TakeDayAsMessage(scene.Cluster, meeting, Languages.English, "https://c.example/day"))).Text;
        Assert.Contains("*called off*: Rain", told, StringComparison.Ordinal);
        Assert.DoesNotContain("chalk", told, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task However_long_the_word_of_why_it_is_never_longer_than_a_thousand(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        var link = $"https://c.example/{new string('d', 640)}";
        await place.Sends(day.Scene.Nomsa, new CallOffGathering { ClusterId = day.Scene.Cluster, GatheringId = day.Gathering, Why = string.Concat(Enumerable.Repeat("🌧", Gathering.LongestWhy / 2)) });

        var told = (await place.Sends(day.Scene.Nomsa, new TakeDayAsMessage(day.Scene.Cluster, day.Gathering, Languages.English, link))).Text;

        Assert.InRange(told.Length, DayMessage.Most - 2, DayMessage.Most);
        Assert.Contains("🌧…\n", told, StringComparison.Ordinal);
        Assert.EndsWith(link, told, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Nor_is_it_with_what_keeps_directions_apart(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        var urdu = Languages.Named("ur")!;
        for (var lesson = 0; lesson < 22; lesson++)
        {
            await place.Sends(day.Scene.Nomsa, new AddSlot { ClusterId = day.Scene.Cluster, GatheringId = day.Gathering, Begins = new TimeOnly(11, 20), Minutes = 40, Topic = $"Lesson {lesson}: light" });
            var text = (await TextOf(place, day, urdu)).Text;
            Assert.InRange(text.Length, 1, DayMessage.Most);
            Assert.Equal(text.Count(c => c == '\u2068'), text.Count(c => c == '\u2069'));
            Assert.EndsWith("https://c.example/day", text, StringComparison.Ordinal);
        }

        await place.Sends(day.Scene.Nomsa, new CallOffGathering { ClusterId = day.Scene.Cluster, GatheringId = day.Gathering, Why = new string('w', Gathering.LongestWhy) });
        var told = (await place.Sends(day.Scene.Nomsa, new TakeDayAsMessage(day.Scene.Cluster, day.Gathering, urdu, $"https://c.example/{new string('d', 640)}"))).Text;
        Assert.InRange(told.Length, DayMessage.Most - 2, DayMessage.Most);
        Assert.Contains("w…\u2069\n", told, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task To_others_the_day_is_not_there(Database database)
    {
        await using var place = await Place.On(database);
        var day = await SaturdayScene.Of(place);
        foreach (var outsider in day.Scene.Outsiders)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await outsider.Opens($"{day.Path}/tell")).Status);
        }

        await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(day.Scene.OtherMember, new TakeDayAsMessage(day.Scene.OtherCluster, day.Gathering, Languages.English, "https://c.example/day")));
    }

    private static Task<TakeDayAsMessage.Sheet> TextOf(Place place, SaturdayScene day, Language? language = null) =>
        place.Sends(day.Scene.Nomsa, new TakeDayAsMessage(day.Scene.Cluster, day.Gathering, language ?? Languages.English, "https://c.example/day"));
}
