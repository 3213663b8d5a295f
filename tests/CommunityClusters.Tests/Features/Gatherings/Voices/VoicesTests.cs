using System.Globalization;
using System.Net;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Gatherings;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Features.Gatherings.Voices;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Features.Gatherings.Records;
using CommunityClusters.Tests.Support;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Tests.Features.Gatherings.Voices;

public sealed class VoicesTests
{
    [Theory, OnBothDatabases]
    public async Task Any_member_enters_counts_and_a_later_entry_corrects_them_openly(Database database)
    {
        await using var scene = await RecordScene.On(database);
        var page = await scene.Nomsa.Opens(Voices(scene));
        Assert.Equal(2, page.Elements(".voice").Count);
        Assert.Equal("Nothing is counted.", page.TextOf($"#voice-{scene.Day.Lesson}"));

        page = await scene.Nomsa.Sends(FormOf(page, scene.Day.Lesson, "20", "5", "3", "", "", "", "12", "", "1"));

        Assert.Equal(["I could explain it to a friend Yes 20 Partly 5 No 3", "I would like to try more of it Yes 12 Partly 0 No 1"], page.TextsOf($"#voice-{scene.Day.Lesson} .voice__counts > li"));
        Assert.Contains("Entered by Nomsa Dlamini, Saturday 14 March, 08:30.", page.TextOf($"#voice-{scene.Day.Lesson}"), StringComparison.Ordinal);
        Assert.Equal("Nothing is counted.", page.TextOf($"#voice-{scene.Day.Free}"));

        scene.Is(10, 30);
        page = await scene.Sibusiso.Opens(Voices(scene));
        page = await scene.Sibusiso.Sends(FormOf(page, scene.Day.Lesson, "21"));
        Assert.Equal("I could explain it to a friend Yes 21 Partly 5 No 3", page.TextsOf($"#voice-{scene.Day.Lesson} .voice__counts > li")[0]);
        var said = (await scene.Nomsa.Opens(Voices(scene))).TextOf($"#voice-{scene.Day.Lesson}");
        Assert.Contains("Entered by Sibusiso Nkosi, Saturday 14 March, 10:30.", said, StringComparison.Ordinal);
        Assert.Contains("What was entered before Entered by Nomsa Dlamini, Saturday 14 March, 08:30. Yes 20 / Partly 5 / No 3 · – · Yes 12 / Partly 0 / No 1", said, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Of_two_who_enter_different_counts_at_once_the_second_is_told_and_the_same_counts_are_agreed(Database database)
    {
        await using var scene = await RecordScene.On(database);
        var day = scene.Day;

        var both = await Task.WhenAll(
            Record.ExceptionAsync(() => day.Counts(scene.Nomsa, day.Lesson, "20 5 3")).AsTask(),
            Record.ExceptionAsync(() => day.Counts(scene.Sibusiso, day.Lesson, "19 6 3")).AsTask());

        Assert.Equal("voices.changed", Assert.IsType<RuleBrokenException>(Assert.Single(both, e => e is not null)).Sentence);
        Assert.Equal(both[0] is null ? 20 : 19, Assert.Single(await scene.Place.Reads(db => db.Set<VoiceCount>().ToListAsync())).Yes);

        await Task.WhenAll(day.Counts(scene.Nomsa, day.Free, "8 1 0"), day.Counts(scene.Sibusiso, day.Free, "8 1 0"));
        Assert.Equal(1, await scene.Place.Reads(db => db.Set<VoiceEntry>().CountAsync(e => e.LessonId == day.Free)));
    }

    [Theory, OnBothDatabases]
    public async Task Counts_that_a_colleague_entered_meanwhile_are_not_written_over_unseen_and_what_was_typed_is_kept(Database database)
    {
        await using var scene = await RecordScene.On(database);
        var form = FormOf(await scene.Sibusiso.Opens(Voices(scene)), scene.Day.Lesson, "19", "6", "3");
        await scene.Day.Counts(scene.Nomsa, scene.Day.Lesson, "20 5 3");

        var told = await scene.Sibusiso.Sends(form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, told.Status);
        Assert.Contains("Somebody entered other counts for this lesson meanwhile.", told.Text, StringComparison.Ordinal);
        Assert.Contains("I could explain it to a friend Yes 20 Partly 5 No 3", told.TextsOf(".voice__counts > li"));
        Assert.Equal("19", told.One("#Ask_Answers_0__Yes").GetAttribute("value"));
        // Having seen them, they may.
        var page = await scene.Sibusiso.Sends(FormOf(told, scene.Day.Lesson));
        Assert.Contains("I could explain it to a friend Yes 19 Partly 6 No 3", page.TextsOf(".voice__counts > li"));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_no_count_is_told_beside_its_field_and_kept(Database database)
    {
        await using var scene = await RecordScene.On(database);
        var page = await scene.Nomsa.Opens(Voices(scene));

        page = await scene.Nomsa.Sends(FormOf(page, scene.Day.Lesson, "-1", "1001", "2.5", "1000"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        foreach (var (answer, typed) in new[] { ("Yes", "-1"), ("Partly", "1001"), ("No", "2.5") })
        {
            var field = page.One($"#Ask_Answers_0__{answer}");
            Assert.Equal((typed, "true"), (field.GetAttribute("value"), field.GetAttribute("aria-invalid")));
            Assert.Equal("Give a whole number from 0 to 1000, or leave it blank.", Sight.Squeezed(field.ParentElement!.QuerySelector(".field__error")!.TextContent));
        }

        Assert.False(page.One("#Ask_Answers_1__Yes").HasAttribute("aria-invalid"));
        Assert.Equal(0, await scene.Place.Count<Voice>());
        foreach (var wrong in new[] { "a learner", "+3", "１２", "99999999999", "3 -1 0" })
        {
            await Assert.ThrowsAsync<ValidationException>(() => scene.Day.Counts(scene.Nomsa, scene.Day.Lesson, wrong));
        }

        await Assert.ThrowsAsync<ValidationException>(() => scene.Place.Sends(scene.Nomsa, new CountVoices { ClusterId = scene.Scene.Cluster, GatheringId = scene.Day.Gathering, LessonId = scene.Day.Lesson }));
        var told = await scene.Nomsa.Sends(FormOf(await scene.Nomsa.Opens(Voices(scene)), scene.Day.Lesson));
        Assert.Contains("Enter at least one count.", told.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Only_a_lesson_of_the_day_has_a_voice_and_only_from_its_morning_on(Database database)
    {
        await using var scene = await RecordScene.On(database);
        var day = scene.Day;
        await Assert.ThrowsAsync<NotVisibleException>(() => day.Counts(scene.Nomsa, day.Break, "20 5 3"));
        await Assert.ThrowsAsync<NotVisibleException>(() => day.Counts(scene.Nomsa, Guid.NewGuid(), "20 5 3"));
        await Assert.ThrowsAsync<NotVisibleException>(() => day.Counts(scene.Nomsa, day.Lesson, "20 5 3", wording: 1));
        var (later, slot) = await scene.Scene.HasSlot();
        await Assert.ThrowsAsync<NotVisibleException>(() => day.Counts(scene.Nomsa, slot, "20 5 3"));
        Assert.Equal("voices.early", (await Assert.ThrowsAsync<RuleBrokenException>(() => (day with { Gathering = later }).Counts(scene.Nomsa, slot, "20 5 3"))).Sentence);
        var page = await scene.Nomsa.Opens($"{scene.Scene.PageOf(later)}/voices");
        Assert.Contains("This day is still to come.", page.Text, StringComparison.Ordinal);
        // Its form is there, for a phone that keeps the page the evening before.
        page = await scene.Nomsa.Sends(FormOf(page, slot, "20"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("20", page.One("#Ask_Answers_0__Yes").GetAttribute("value"));

        var meeting = await scene.Scene.HasDay(GatheringKind.Planning);
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Nomsa.Opens($"{scene.Scene.PageOf(meeting)}/voices")).Status);

        // From midnight at the venue on, for days run otherwise than planned.
        scene.Is(0);
        scene.Clock.Passes(TimeSpan.FromMinutes(-1));
        Assert.Equal("voices.early", (await Assert.ThrowsAsync<RuleBrokenException>(() => day.Counts(scene.Nomsa, day.Lesson, "20 5 3"))).Sentence);
        scene.Is(0);
        await day.Counts(scene.Nomsa, day.Lesson, "20 5 3");
        scene.Is(8);
        await scene.Place.Sends(scene.Nomsa, new CallOffGathering { ClusterId = scene.Scene.Cluster, GatheringId = day.Gathering, Why = "Rain" });
        Assert.Equal("voices.off", (await Assert.ThrowsAsync<RuleBrokenException>(() => day.Counts(scene.Nomsa, day.Free, "20 5 3"))).Sentence);
        Assert.Contains("This was called off, so no learners were asked.", (await scene.Nomsa.Opens(Voices(scene))).Text, StringComparison.Ordinal);
        Assert.False(scene.Nomsa.Sees.Has("form[data-voice]"));
    }

    [Theory, OnBothDatabases]
    public async Task A_day_that_is_moved_to_another_date_has_no_voice_of_the_date_before(Database database)
    {
        await using var scene = await RecordScene.On(database);
        await scene.Day.Counts(scene.Nomsa, scene.Day.Lesson, "20 5 3");
        await Moves(21);

        Assert.Equal("Nothing is counted.", (await scene.Nomsa.Opens(Voices(scene))).TextOf($"#voice-{scene.Day.Lesson}"));
        // Moved back it has what was said on that day.
        await Moves(14);
        Assert.Equal(["I could explain it to a friend Yes 20 Partly 5 No 3"], (await scene.Nomsa.Opens(Voices(scene))).TextsOf(".voice__counts > li"));
        await Moves(21);
        scene.Clock.Passes(TimeSpan.FromDays(7));
        await scene.Day.Counts(scene.Nomsa, scene.Day.Lesson, "15 1 1");
        Assert.Equal(["I could explain it to a friend Yes 15 Partly 1 No 1"], (await scene.Nomsa.Opens(Voices(scene))).TextsOf(".voice__counts > li"));

        async Task Moves(int date) => await scene.Place.Sends(scene.Nomsa, new MoveGathering
        {
            ClusterId = scene.Scene.Cluster, GatheringId = scene.Day.Gathering, Seen = (await scene.Scene.Gathering(scene.Day.Gathering)).Version,
            To = new MeetingEntry { Day = new DateOnly(2026, 3, date), Begins = new TimeOnly(8, 30), Ends = new TimeOnly(13, 0), Place = "the hall" },
        });
    }

    [Theory, OnBothDatabases]
    public async Task The_record_shows_it_apart_from_who_presented_exactly_to_members_and_to_nobody_else(Database database)
    {
        await using var scene = await RecordScene.On(database);
        await scene.Day.Counts(scene.Nomsa, scene.Day.Lesson, "20 5 2");
        scene.Is(13);
        await scene.Makes();

        Assert.Equal(["I could explain it to a friend Yes 20 Partly 5 No 2"], (await scene.Sibusiso.Opens(scene.Record)).TextsOf("#voices .voice__counts > li"));
        Assert.StartsWith("09:40–10:20 · Room B Lenses", scene.Sibusiso.Sees.TextOf("#voices .voice__said"), StringComparison.Ordinal);
        Assert.False(scene.Sibusiso.Sees.Has(".slot .voice__counts, #voices .slot__people"));
        Assert.Equal($"{Voices(scene)}#lesson-{scene.Day.Lesson}", scene.Sibusiso.Sees.One("#voices a").GetAttribute("href"));
        Assert.DoesNotContain('%', scene.Sibusiso.Sees.Text);
        var lesson = await scene.Sibusiso.Opens($"{scene.Record}/{scene.Day.Lesson}");
        Assert.False(lesson.Has(".voice__counts"));
        Assert.Equal($"{Voices(scene)}#lesson-{scene.Day.Lesson}", lesson.One("a.onward[href*='/voices#']").GetAttribute("href"));
        Assert.Equal(Voices(scene), (await scene.Sibusiso.Opens($"{scene.Day.Path}/day")).One("a[href$='/voices']").GetAttribute("href"));

        // After the day as well, also for what was taken out of the programme later; and the names of presenters stand nowhere beside it.
        await scene.Place.Sends(scene.Nomsa, new TakeSlotOut(scene.Scene.Cluster, scene.Day.Gathering, scene.Day.Free));
        await scene.Day.Counts(scene.Sibusiso, scene.Day.Free, "", "3 1 1");
        Assert.Equal(2, (await scene.Nomsa.Opens(Voices(scene))).Elements(".voice__counts").Count);
        Assert.DoesNotContain("presented", scene.Nomsa.Sees.Text, StringComparison.Ordinal);

        await scene.Place.Sends(scene.Nomsa, new DescribeCluster { ClusterId = scene.Scene.Cluster, Seen = 1, Name = Scene.Name, Purpose = Steps.Purpose, Open = true });
        Assert.Equal(2, (await scene.Scene.Stranger.Opens(scene.Record)).Elements(".slot").Count);
        Assert.False(scene.Scene.Stranger.Sees.Has(".voice__counts, a[href*='/voices']"));
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Scene.Stranger.Opens(Voices(scene))).Status);
    }

    [Theory, OnBothDatabases]
    public async Task What_learners_said_outlasts_a_lesson_that_is_taken_out_before_there_is_a_record_and_is_still_put_right(Database database)
    {
        await using var scene = await RecordScene.On(database);
        var waiting = FormOf(await scene.Sibusiso.Opens(Voices(scene)), scene.Day.Free, "7", "1", "0");
        await scene.Day.Counts(scene.Nomsa, scene.Day.Lesson, "20 5 2");
        foreach (var lesson in new[] { scene.Day.Lesson, scene.Day.Free })
        {
            await scene.Place.Sends(scene.Nomsa, new TakeSlotOut(scene.Scene.Cluster, scene.Day.Gathering, lesson));
        }

        var page = await scene.Nomsa.Opens(Voices(scene));
        Assert.Equal("Lenses 09:40–10:20 · Room B", page.TextOf(".voice > :first-child"));
        page = await scene.Nomsa.Sends(FormOf(page, scene.Day.Lesson, "21"));
        Assert.Equal(["I could explain it to a friend Yes 21 Partly 5 No 2"], page.TextsOf(".voice__counts > li"));
        // What waited on a phone meanwhile is entered as well.
        page = await scene.Sibusiso.Sends(waiting);
        Assert.Equal(["I could explain it to a friend Yes 21 Partly 5 No 2", "I could explain it to a friend Yes 7 Partly 1 No 0"], page.TextsOf(".voice__counts > li"));
        Assert.NotEmpty(page.One("[data-refused-here]").GetAttribute("data-gone")!);

        scene.Is(13);
        await scene.Makes();
        Assert.Equal(2, (await scene.Sibusiso.Opens(scene.Record)).Elements("#voices .voice__said").Count);
        Assert.False(scene.Sibusiso.Sees.Has(".slot"));

        // A lesson that went before its day, and a break, leave nothing behind.
        var (later, slot) = await scene.Scene.HasSlot();
        await scene.Place.Sends(scene.Nomsa, new TakeSlotOut(scene.Scene.Cluster, later, slot));
        await scene.Place.Sends(scene.Nomsa, new TakeSlotOut(scene.Scene.Cluster, scene.Day.Gathering, scene.Day.Break));
        Assert.Equal(2, await scene.Place.Count<Voice>());
    }

    [Theory, OnBothDatabases]
    public async Task A_stranger_a_former_member_and_another_clusters_member_read_and_enter_nothing(Database database)
    {
        await using var scene = await RecordScene.On(database);
        foreach (var outsider in scene.Scene.Outsiders)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await outsider.Opens(Voices(scene))).Status);
            await Assert.ThrowsAsync<NotVisibleException>(() => scene.Day.Counts(outsider, scene.Day.Lesson, "20 5 3"));
            await Assert.ThrowsAsync<NotVisibleException>(() => scene.Scene.Puts(outsider, "Was it fun?"));
        }

        // Not by the door of one's own cluster either.
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Scene.OtherMember.Opens($"/clusters/{scene.Scene.OtherCluster}/gatherings/{scene.Day.Gathering}/voices")).Status);
        await Assert.ThrowsAsync<NotVisibleException>(() => (scene.Day with { Scene = scene.Scene with { Cluster = scene.Scene.OtherCluster } }).Counts(scene.Scene.OtherMember, scene.Day.Lesson, "20 5 3"));
        Assert.Equal(0, await scene.Place.Count<Voice>());
        Assert.Equal(0, await scene.Place.Count<VoiceQuestions>());
    }

    [Theory, OnBothDatabases]
    public async Task Who_left_while_their_entry_waited_for_anothers_is_asked_again_and_enters_nothing(Database database)
    {
        await using var scene = await RecordScene.On(database);
        var (cluster, former) = (scene.Scene.Cluster, scene.Scene.Former);
        var counts = new CountVoices { ClusterId = cluster, GatheringId = scene.Day.Gathering, LessonId = scene.Day.Lesson, Answers = [new() { Yes = "20" }, new(), new()] };

        await Assert.ThrowsAsync<NotVisibleException>(() => scene.Place.HandlesFor<CountVoices, Unit>(former, counts));
        await Assert.ThrowsAsync<NotVisibleException>(() => scene.Place.HandlesFor<PutQuestions, Unit>(former, new PutQuestions { ClusterId = cluster, First = "Was it fun?" }));
        await scene.Place.HandlesFor<PutQuestions, Unit>(scene.Nomsa, new PutQuestions { ClusterId = cluster });
    }

    [Theory, OnBothDatabases]
    public async Task A_cluster_puts_the_questions_in_its_own_words_and_counts_keep_the_words_by_which_they_were_asked(Database database)
    {
        await using var scene = await RecordScene.On(database);
        await scene.Day.Counts(scene.Nomsa, scene.Day.Lesson, "20 5 3");
        await scene.Nomsa.Opens(Voices(scene));
        var refused = await scene.Nomsa.Submits("Ask it so", new { First = new string('a', 121) });
        Assert.Equal("This is too long. Please use at most 120 letters.", refused.ErrorOf("Put.First"));

        var page = await scene.Nomsa.Submits("Ask it so", new { First = "I could draw the forces" });

        Assert.Equal("I could explain it to a friend Yes 20 Partly 5 No 3", Assert.Single(page.TextsOf(".voice__counts > li")));
        Assert.Equal("I could draw the forces", page.Elements($"#lesson-{scene.Day.Free} legend[data-question]")[0].TextContent);
        Assert.Equal("I had a chance to say what I think", page.Elements($"#lesson-{scene.Day.Free} legend[data-question]")[1].TextContent);
        // What is corrected was asked in the words of then.
        Assert.Equal("I could explain it to a friend", page.Elements($"#lesson-{scene.Day.Lesson} legend[data-question]")[0].TextContent);
        page = await scene.Sibusiso.Opens(Voices(scene));
        page = await scene.Sibusiso.Sends(FormOf(page, scene.Day.Free, "7", "0", "0"));
        page = await scene.Sibusiso.Sends(FormOf(page, scene.Day.Lesson, "18"));
        Assert.Equal(["I could explain it to a friend Yes 18 Partly 5 No 3", "I could draw the forces Yes 7 Partly 0 No 0"], page.TextsOf(".voice__counts > li"));

        await scene.Scene.Puts(scene.Nomsa, "", seen: 1);
        page = await scene.Nomsa.Opens(Voices(scene));
        Assert.Equal(["I could explain it to a friend Yes 18 Partly 5 No 3", "I could draw the forces Yes 7 Partly 0 No 0"], page.TextsOf(".voice__counts > li"));
    }

    [Theory, OnBothDatabases]
    public async Task Learners_were_asked_in_the_words_of_their_lesson_whatever_the_words_became_before_they_were_counted(Database database)
    {
        await using var scene = await RecordScene.On(database);
        scene.Is(14);
        await scene.Scene.Puts(scene.Nomsa, "I could draw the forces");
        var page = await scene.Sibusiso.Opens(Voices(scene));
        // What was changed on the day itself can be chosen, for slips may have said it.
        Assert.Equal("I could explain it to a friend", page.Elements($"#lesson-{scene.Day.Lesson} legend[data-question]")[0].TextContent);
        Assert.Equal(["1", "0"], page.Elements($"#lesson-{scene.Day.Lesson} [name='Ask.Wording']").Select(w => w.GetAttribute("value")));
        page = await scene.Sibusiso.Sends(FormOf(page, scene.Day.Lesson, "20").And("Ask.Wording", "1"));
        page = await scene.Sibusiso.Sends(FormOf(page, scene.Day.Free, "7"));
        Assert.Equal(["I could draw the forces Yes 20 Partly 0 No 0", "I could explain it to a friend Yes 7 Partly 0 No 0"], page.TextsOf(".voice__counts > li"));

        scene.Clock.Passes(TimeSpan.FromDays(4));
        await scene.Scene.Puts(scene.Nomsa, "Was it fun?", seen: 1);
        page = await scene.Sibusiso.Opens(Voices(scene));
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
        await scene.Nomsa.Opens(Voices(scene));
        await scene.Scene.Puts(scene.Sibusiso, "Did you speak?");

        var told = await scene.Nomsa.Submits("Ask it so", new { First = "Was it clear?" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, told.Status);
        Assert.Equal(["Did you speak?", "I had a chance to say what I think", "I would like to try more of it"], told.TextsOf("#stands li"));
        Assert.Equal("Was it clear?", told.One("#Put_First").GetAttribute("value"));
        var page = await scene.Nomsa.Submits("Ask it so", new { });
        Assert.Equal("Was it clear?", page.One("#Put_First").GetAttribute("value"));
        Assert.False((await scene.Nomsa.Submits("Ask it so", new { First = new string('a', 121) })).Has("#stands"));
    }

    [Theory, OnBothDatabases]
    public async Task What_waited_on_a_phone_is_entered_once_and_only_for_its_author(Database database)
    {
        await using var scene = await RecordScene.On(database);
        var first = Guid.NewGuid().ToString();
        var form = FormOf(await scene.Nomsa.Opens(Voices(scene)), scene.Day.Lesson, "20", "5", "3").And("Ask.CommandId", first);
        await scene.Nomsa.Sends(form);
        await scene.Nomsa.Sends(form);
        Assert.Equal(1, await scene.Place.Count<VoiceEntry>());

        // What they corrected without signal waited behind it, and had not seen it; a colleague's it would not have overtaken.
        await scene.Nomsa.Sends(form.And("Ask.After", first).And("Ask.CommandId", Guid.NewGuid().ToString()).And("Ask.Answers[0].Yes", "21"));
        Assert.Equal(["I could explain it to a friend Yes 21 Partly 5 No 3"], scene.Nomsa.Sees.TextsOf(".voice__counts > li"));
        await scene.Day.Counts(scene.Sibusiso, scene.Day.Lesson, "22 5 3", seen: 2);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await scene.Nomsa.Sends(form.And("Ask.CommandId", Guid.NewGuid().ToString()))).Status);
        await scene.Nomsa.Opens(Voices(scene));
        await scene.Sibusiso.Opens(Voices(scene));
        var another = FormOf(scene.Nomsa.Sees, scene.Day.Free, "1", "1", "1").StampedAs(FormOf(scene.Sibusiso.Sees, scene.Day.Free));
        Assert.Equal(HttpStatusCode.Forbidden, (await scene.Sibusiso.Sends(another)).Status);
        Assert.Equal(3, await scene.Place.Count<VoiceEntry>());
    }

    [Theory, OnBothDatabases]
    public async Task What_a_teacher_entered_on_one_device_does_not_write_over_what_they_entered_later_on_another(Database database)
    {
        await using var scene = await RecordScene.On(database);
        var page = await scene.Nomsa.Opens(Voices(scene));
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        var morning = FormOf(page, scene.Day.Lesson, "20", "5", "3").And("Ask.CommandId", first.ToString());
        var laptop = await scene.Nomsa.Sends(FormOf(page, scene.Day.Lesson, "21", "4", "3").And("Ask.CommandId", second.ToString()));
        Assert.Equal(HttpStatusCode.OK, laptop.Status);

        // In the evening the phone has signal; what it sends follows nothing that the laptop sent.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await scene.Nomsa.Sends(morning)).Status);
        // Nor does what waited behind it, for that was never entered.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await scene.Nomsa.Sends(morning.And("Ask.CommandId", Guid.NewGuid().ToString()).And("Ask.After", first.ToString()).And("Ask.Answers[0].Yes", "19"))).Status);
        Assert.Equal(["I could explain it to a friend Yes 21 Partly 4 No 3"], (await scene.Sibusiso.Opens(Voices(scene))).TextsOf(".voice__counts > li"));
        // And nobody passes by naming a colleague's.
        var named = FormOf(scene.Sibusiso.Sees, scene.Day.Lesson, "18").And("Ask.Seen", "0").And("Ask.After", second.ToString());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await scene.Sibusiso.Sends(named)).Status);
        Assert.Equal(1, await scene.Place.Count<VoiceEntry>());
    }

    [Theory, OnBothDatabases]
    public async Task Who_has_the_page_open_sees_it_at_once_and_no_reader_of_an_open_cluster_is_sent_it(Database database)
    {
        await using var scene = await RecordScene.On(database);
        await scene.Place.Sends(scene.Nomsa, new DescribeCluster { ClusterId = scene.Scene.Cluster, Seen = 1, Name = Scene.Name, Purpose = Steps.Purpose, Open = true });
        await using var line = await scene.Nomsa.KeepsOpen(Voices(scene));
        await using var reader = await LiveLine.Connect(scene.Place.Node, scene.Scene.Stranger);
        Assert.Null(await reader.Watch($"cluster:{scene.Scene.Cluster}", 0, fragments: VoiceBroadcasts.Watched(scene.Day.Gathering).Split(' ')));

        await scene.Day.Counts(scene.Sibusiso, scene.Day.Lesson, "20 5 3");

        await line.Hears("Entered by Sibusiso Nkosi");
        await reader.Settles();
        Assert.DoesNotContain(reader.Streams, s => s.Contains("voice", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_many_entries_the_oldest_go_and_the_last_can_say_that_nothing_is_counted()
    {
        var voice = new Voice();
        for (var entry = 0; entry <= Voice.Most; entry++)
        {
            Assert.True(voice.IsEntered(DateTimeOffset.UnixEpoch, entry, Guid.Empty, Entry(entry)));
        }

        Assert.Equal(Voice.Most, voice.Entries.Count);
        Assert.Equal(2, voice.Entries.Min(e => e.Number));
        Assert.True(voice.IsEntered(DateTimeOffset.UnixEpoch, Voice.Most + 1, Guid.Empty, new VoiceEntry { At = DateTimeOffset.UnixEpoch }));
        Assert.Empty(voice.LatestSince(DateTimeOffset.UnixEpoch)!.Counts);

        static VoiceEntry Entry(int yes) => new() { At = DateTimeOffset.UnixEpoch, Counts = [new VoiceCount { Question = 1, Yes = yes }] };
    }

    private static string Voices(RecordScene scene) => $"{scene.Day.Path}/voices";

    // What was typed, by question and answer in order; what is not named stays as it stands.
    private static Form FormOf(Sight page, Guid lesson, params string[] typed)
    {
        var form = Form.On(page, "Keep the counts", $"#lesson-{lesson}");
        string[] answers = ["Yes", "Partly", "No"];
        return typed.Select((text, i) => (Name: $"Ask.Answers[{i / 3}].{answers[i % 3]}", text)).Aggregate(form, (filled, field) => filled.And(field.Name, field.text));
    }
}
