using System.Net;
using CommunityClusters.Features.Gatherings;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Features.Plans;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Tests.Features.Gatherings.Programmes;

public sealed class SettingTheProgrammeTests
{
    [Theory, OnBothDatabases]
    public async Task A_usual_day_begins_in_one_tap_and_twice_is_once(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var day = await scene.HasDay();

        var before = await scene.Sibusiso.Opens(scene.Programme(day));
        Assert.Contains("Nothing is in the programme yet.", before.Text, StringComparison.Ordinal);
        var form = scene.Sibusiso.Form("Begin with assembly, two lessons, a break and a closing reflection");
        await Task.WhenAll(scene.Sibusiso.Twin().Sends(form), scene.Sibusiso.Twin().Sends(form));

        var page = await scene.Nomsa.Opens(scene.Programme(day));
        Assert.Equal(["Assembly", "To be planned", "To be planned", "Break", "Closing reflection"], page.TextsOf(".slot h3"));
        Assert.Equal(["08:30", "08:45", "09:25", "10:05", "10:25"], page.TextsOf(".slot__time b"));
        Assert.Equal(["Room A"], page.TextsOf(".frame__room"));
    }

    [Theory, OnBothDatabases]
    public async Task A_lesson_takes_its_topic_subject_grade_and_minutes_from_its_plan(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var day = await scene.HasDay();
        var plan = await place.Sends(scene.Nomsa, new BeginPlan
        {
            CommandId = Guid.NewGuid(), ClusterId = scene.Cluster, Topic = "Lenses", Subject = "physical-sciences", Grades = ["11"], Minutes = 55,
        });

        await scene.Sibusiso.Opens(scene.Programme(day));
        await scene.Sibusiso.Submits("Add it", new { Begins = "09:00", PlanId = plan.ToString(), Group = "Gr 11, Mvula and Hills" });

        var lesson = (await scene.Nomsa.Opens(scene.Programme(day))).TextOf(".slot--lesson");
        Assert.Contains("09:00 09:55", lesson, StringComparison.Ordinal);
        Assert.Contains("Lenses Physical Sciences · grade 11 · 55 min · Gr 11, Mvula and Hills", lesson, StringComparison.Ordinal);
        Assert.Contains("Nobody presents it yet Nobody observes it yet", lesson, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_malformed_is_told_and_kept(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var day = await scene.HasDay();
        await scene.Nomsa.Opens(scene.Programme(day));

        var page = await scene.Nomsa.Submits("Add it", new { Begins = "", Minutes = "601", Topic = new string('x', 141) });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Say when it begins.", page.ErrorOf("Begins"));
        Assert.Equal("Say the minutes as a number from 1 to 600.", page.ErrorOf("Minutes"));
        Assert.Equal("This is too long. Please use at most 140 letters.", page.ErrorOf("Topic"));
        Assert.Equal("601", page.ValueOf("Minutes"));
        var late = await scene.Nomsa.Submits("Add it", new { Begins = "23:30", Minutes = "40", Topic = "Lenses" });
        Assert.Contains("It would go on past midnight.", late.Text, StringComparison.Ordinal);
        Assert.Equal(0, await place.Count<Slot>());
    }

    [Theory, OnBothDatabases]
    public async Task A_plan_or_a_room_of_others_is_not_there(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var (day, theirs) = (await scene.HasDay(), await place.Sends(scene.OtherMember, new BeginPlan { CommandId = Guid.NewGuid(), ClusterId = scene.OtherCluster, Topic = "Theirs" }));
        var add = new AddSlot { ClusterId = scene.Cluster, GatheringId = day, Begins = new TimeOnly(9, 0) };

        await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(scene.Nomsa, add with { PlanId = theirs }));
        await Assert.ThrowsAsync<RuleBrokenException>(() => place.Sends(scene.Nomsa, add with { RoomId = Guid.NewGuid() }));
        await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(scene.OtherMember, add with { ClusterId = scene.OtherCluster }));
        Assert.Equal(0, await place.Count<Slot>());
    }

    [Theory, OnBothDatabases]
    public async Task Of_two_who_move_the_same_slot_the_second_is_told_and_moves_nothing_unseen(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var day = await scene.HasDay();
        var slot = await scene.Nomsa.AddsLesson(scene, day, "Lenses", 9);
        var seen = await place.Reads(db => db.Set<Slot>().Select(s => s.Version).SingleAsync());
        MoveSlot To(int minute) => new() { ClusterId = scene.Cluster, GatheringId = day, SlotId = slot, Seen = seen, Begins = new TimeOnly(10, minute), Minutes = 40 };

        var both = await Task.WhenAll(Record.ExceptionAsync(() => place.Sends(scene.Nomsa, To(10))).AsTask(), Record.ExceptionAsync(() => place.Sends(scene.Sibusiso, To(20))).AsTask());

        Assert.Equal("programme.changed", Assert.IsType<RuleBrokenException>(Assert.Single(both, e => e is not null)).Sentence);
        Assert.Equal(both[0] is null ? 10 : 20, (await place.Reads(db => db.Set<Slot>().SingleAsync())).Begins.Minute);
    }

    [Theory, OnBothDatabases]
    public async Task By_a_form_a_slot_is_moved_and_one_that_changed_meanwhile_is_shown_as_it_is(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var day = await scene.HasDay();
        var slot = await scene.Nomsa.AddsLesson(scene, day, "Lenses", 9);
        await scene.Sibusiso.Opens($"{scene.Programme(day)}/{slot}");
        var form = scene.Sibusiso.Form("Move it there").With(new { Begins = "09:20", Minutes = "45" });

        Assert.Equal(["09:20"], (await scene.Sibusiso.Sends(form)).TextsOf(".slot__time b"));

        var again = await scene.Sibusiso.Sends(form);
        Assert.Contains("Somebody changed this meanwhile.", again.Text, StringComparison.Ordinal);
        Assert.Equal("09:20", again.ValueOf("Move.Begins"));
    }

    [Theory, OnBothDatabases]
    public async Task A_day_that_runs_late_moves_by_one_command_whatever_clashes(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var day = await scene.HasDay();
        await place.Sends(scene.Nomsa, new BeginUsualDay(scene.Cluster, day));
        var first = await place.Reads(db => db.Set<Slot>().Where(s => s.Kind == SlotKind.Lesson).OrderBy(s => s.Begins).Select(s => s.Id).FirstAsync());

        await scene.Sibusiso.Opens($"{scene.Programme(day)}/{first}");
        var page = await scene.Sibusiso.Submits("Move all that follows", new { By = "10" });
        Assert.Equal(["08:30", "08:45", "09:35", "10:15", "10:35"], page.TextsOf(".slot__time b"));

        await place.Sends(scene.Nomsa, new MoveWhatFollows { ClusterId = scene.Cluster, GatheringId = day, SlotId = first, By = 200, WithIt = true });
        Assert.Contains("Outside the hours of the gathering", (await scene.Nomsa.Opens(scene.Programme(day))).Text, StringComparison.Ordinal);
        await Assert.ThrowsAsync<FluentValidation.ValidationException>(() => place.Sends(scene.Nomsa, new MoveWhatFollows { ClusterId = scene.Cluster, GatheringId = day, SlotId = first, By = 241 }));
    }

    [Theory, OnBothDatabases]
    public async Task Rooms_come_get_other_names_and_go_and_what_was_in_them_stays(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var day = await scene.HasDay();
        var page = await scene.Nomsa.Opens(scene.Programme(day));
        Assert.Equal("Room A", page.ValueOf("Room.Name"));
        await scene.Nomsa.Submits("Add the room");
        page = await scene.Nomsa.Submits("Add the room", new { Name = "Room A" });
        Assert.Contains("A room is called Room A already.", page.Text, StringComparison.Ordinal);
        var room = await place.Reads(db => db.Set<Room>().Select(r => r.Id).SingleAsync());
        var slot = await scene.Nomsa.AddsLesson(scene, day, "Lenses", 9, room: room);

        await place.Sends(scene.Sibusiso, new RenameRoom { ClusterId = scene.Cluster, GatheringId = day, RoomId = room, Name = "The hall" });
        Assert.Contains("The hall", (await scene.Nomsa.Opens(scene.Programme(day))).TextOf($"[id='slot-{slot}']"), StringComparison.Ordinal);

        await place.Sends(scene.Sibusiso, new TakeRoomAway(scene.Cluster, day, room));
        Assert.Null(await place.Reads(db => db.Set<Slot>().Where(s => s.Id == slot).Select(s => s.RoomId).SingleAsync()));
        Assert.Equal(0, await place.Count<Room>());
    }

    [Theory, OnBothDatabases]
    public async Task A_class_visit_has_one_lesson_with_its_presenter_and_observer_and_a_meeting_to_plan_has_no_programme(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var (visit, meeting) = (await scene.HasDay(GatheringKind.ClassVisit), await scene.HasDay(GatheringKind.Planning));
        var (nomsa, sibusiso) = (await scene.Nomsa.TeacherId(), await scene.Sibusiso.TeacherId());
        await scene.Sibusiso.Opens(scene.Programme(visit));
        await scene.Sibusiso.Submits("Add it", new { Topic = "Lenses", Presenter = nomsa.ToString(), Observer = sibusiso.ToString() });

        var page = await scene.Nomsa.Opens(scene.Programme(visit));
        Assert.Equal("The lesson", page.TextOf("h1"));
        Assert.Empty(page.TextsOf(".slot__mark"));
        Assert.False(page.Has("#add"));
        var second = await Record.ExceptionAsync(() => scene.Nomsa.AddsLesson(scene, visit, "Mirrors", 10));
        Assert.Equal("programme.one-lesson", Assert.IsType<RuleBrokenException>(second).Sentence);
        Assert.Equal(HttpStatusCode.NotFound, (await scene.Nomsa.Opens(scene.Programme(meeting))).Status);
        await Assert.ThrowsAsync<NotVisibleException>(() => scene.Nomsa.AddsLesson(scene, meeting, "Mirrors", 10));
    }

    [Theory, OnBothDatabases]
    public async Task Sent_twice_a_lesson_is_added_once_and_taken_out_for_all(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var day = await scene.HasDay();
        await scene.Nomsa.Opens(scene.Programme(day));
        var form = scene.Nomsa.Form("Add it").With(new { Topic = "Lenses" });

        await Task.WhenAll(scene.Nomsa.Twin().Sends(form), scene.Nomsa.Twin().Sends(form));
        var slot = Assert.Single(await place.Reads(db => db.Set<Slot>().Select(s => s.Id).ToListAsync()));

        await scene.Sibusiso.Opens($"{scene.Programme(day)}/{slot}");
        await scene.Sibusiso.Submits("Take it out of the programme");
        Assert.Empty((await scene.Nomsa.Opens(scene.Programme(day))).TextsOf(".slot"));
    }
}
