using System.Globalization;
using System.Net;
using CommunityClusters.Features.Gatherings.Voices;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Features.Gatherings.Records;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Tests.Features.Gatherings.Voices;

/// <summary>The words in which learners are asked.</summary>
public sealed class QuestionsTests
{
    [Theory, OnBothDatabases]
    public async Task A_cluster_puts_the_questions_in_its_own_words_and_counts_keep_the_words_by_which_they_were_asked(Database database)
    {
        await using var scene = await RecordScene.On(database);
        await scene.Day.Counts(scene.Nomsa, scene.Day.Lesson, "20 5 3");
        await scene.Nomsa.Opens(scene.Voices());
        var refused = await scene.Nomsa.Submits("Ask it so", new { First = new string('a', 121) });
        Assert.Equal("This is too long. Please use at most 120 letters.", refused.ErrorOf("Put.First"));

        var page = await scene.Nomsa.Submits("Ask it so", new { First = "I could draw the forces" });

        Assert.Equal("I could explain it to a friend Yes 20 Partly 5 No 3", Assert.Single(page.TextsOf(".voice__counts > li")));
        Assert.Equal("I could draw the forces", page.Elements($"#lesson-{scene.Day.Free} legend[data-question]")[0].TextContent);
        Assert.Equal("I had a chance to say what I think", page.Elements($"#lesson-{scene.Day.Free} legend[data-question]")[1].TextContent);
        // What is corrected was asked in the words of then.
        Assert.Equal("I could explain it to a friend", page.Elements($"#lesson-{scene.Day.Lesson} legend[data-question]")[0].TextContent);
        page = await scene.Sibusiso.Opens(scene.Voices());
        page = await scene.Sibusiso.Sends(VoicesScene.FormOf(page, scene.Day.Free, "7", "0", "0"));
        page = await scene.Sibusiso.Sends(VoicesScene.FormOf(page, scene.Day.Lesson, "18"));
        Assert.Equal(["I could explain it to a friend Yes 18 Partly 5 No 3", "I could draw the forces Yes 7 Partly 0 No 0"], page.TextsOf(".voice__counts > li"));

        await scene.Scene.Puts(scene.Nomsa, "", seen: 1);
        page = await scene.Nomsa.Opens(scene.Voices());
        Assert.Equal(["I could explain it to a friend Yes 18 Partly 5 No 3", "I could draw the forces Yes 7 Partly 0 No 0"], page.TextsOf(".voice__counts > li"));
    }

    [Theory, OnBothDatabases]
    public async Task Learners_were_asked_in_the_words_of_their_lesson_whatever_the_words_became_before_they_were_counted(Database database)
    {
        await using var scene = await RecordScene.On(database);
        scene.Is(14);
        await scene.Scene.Puts(scene.Nomsa, "I could draw the forces");
        var page = await scene.Sibusiso.Opens(scene.Voices());
        // What was changed on the day itself can be chosen, for slips may have said it.
        Assert.Equal("I could explain it to a friend", page.Elements($"#lesson-{scene.Day.Lesson} legend[data-question]")[0].TextContent);
        Assert.Equal(["1", "0"], page.Elements($"#lesson-{scene.Day.Lesson} [name='Ask.Wording']").Select(w => w.GetAttribute("value")));
        page = await scene.Sibusiso.Sends(VoicesScene.FormOf(page, scene.Day.Lesson, "20").And("Ask.Wording", "1"));
        page = await scene.Sibusiso.Sends(VoicesScene.FormOf(page, scene.Day.Free, "7"));
        Assert.Equal(["I could draw the forces Yes 20 Partly 0 No 0", "I could explain it to a friend Yes 7 Partly 0 No 0"], page.TextsOf(".voice__counts > li"));

        scene.Clock.Passes(TimeSpan.FromDays(4));
        await scene.Scene.Puts(scene.Nomsa, "Was it fun?", seen: 1);
        page = await scene.Sibusiso.Opens(scene.Voices());
        Assert.Equal(["1", "0"], page.Elements($"#lesson-{scene.Day.Free} [name='Ask.Wording']").Select(w => w.GetAttribute("value")));
        Assert.Equal("0", page.One($"#lesson-{scene.Day.Free} [name='Ask.Wording'][checked]").GetAttribute("value"));
    }

    [Theory]
    [InlineData("2026-03-06T12:00:00Z", "1")]
    [InlineData("2026-03-10T12:00:00Z", "1 0")]
    [InlineData("2026-03-14T09:00:00Z", "1 0")]
    [InlineData("2026-03-14T15:00:00Z", "0 1")]
    [InlineData("2026-03-15T12:00:00Z", "0")]
    public void The_words_around_a_day_are_those_of_the_week_before_and_of_the_day(string put, string expected)
    {
        VoiceQuestions[] all = [VoiceQuestions.Usual(Guid.Empty), new() { Version = 1, First = "Was it fun?", At = DateTimeOffset.Parse(put, CultureInfo.InvariantCulture) }];
        var day = new DateTimeOffset(2026, 3, 14, 0, 0, 0, TimeSpan.FromHours(2));

        Assert.Equal(expected, string.Join(' ', VoiceQuestions.Around(all, day, day.AddHours(12)).Select(q => q.Version)));
    }

    [Theory, OnBothDatabases]
    public async Task Of_two_who_change_the_questions_at_once_the_second_is_told(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);

        var both = await Task.WhenAll(
            Record.ExceptionAsync(() => scene.Puts(scene.Nomsa, "Was it clear?")).AsTask(),
            Record.ExceptionAsync(() => scene.Puts(scene.Sibusiso, "Did you speak?")).AsTask());

        Assert.Equal("voices.words.changed", Assert.IsType<RuleBrokenException>(Assert.Single(both, e => e is not null)).Sentence);
        var stands = Assert.Single(await place.Reads(db => db.Set<VoiceQuestions>().ToListAsync()));
        Assert.Equal((1, both[0] is null ? "Was it clear?" : "Did you speak?"), (stands.Version, stands.First));
        await scene.Puts(scene.Sibusiso, stands.First);
        Assert.Equal(1, await place.Count<VoiceQuestions>());
        var rule = Assert.Throws<RuleBrokenException>(() => new VoiceQuestions { Version = VoiceQuestions.Most }.Put(VoiceQuestions.Most, ["a", "b", "c"], Guid.Empty, DateTimeOffset.UnixEpoch));
        Assert.Equal("voices.words.full", rule.Sentence);
    }

    [Theory, OnBothDatabases]
    public async Task Who_is_overtaken_with_the_questions_reads_how_they_stand_now(Database database)
    {
        await using var scene = await RecordScene.On(database);
        await scene.Nomsa.Opens(scene.Voices());
        await scene.Scene.Puts(scene.Sibusiso, "Did you speak?");

        var told = await scene.Nomsa.Submits("Ask it so", new { First = "Was it clear?" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, told.Status);
        Assert.Equal(["Did you speak?", "I had a chance to say what I think", "I would like to try more of it"], told.TextsOf("#stands li"));
        Assert.Equal("Was it clear?", told.One("#Put_First").GetAttribute("value"));
        var page = await scene.Nomsa.Submits("Ask it so", new { });
        Assert.Equal("Was it clear?", page.One("#Put_First").GetAttribute("value"));
        Assert.False((await scene.Nomsa.Submits("Ask it so", new { First = new string('a', 121) })).Has("#stands"));
    }
}
