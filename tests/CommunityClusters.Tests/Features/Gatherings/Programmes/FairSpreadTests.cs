using CommunityClusters.Features.Gatherings;
using CommunityClusters.Features.Gatherings.Programmes.Suggesting;

namespace CommunityClusters.Tests.Features.Gatherings.Programmes;

/// <summary>Who is suggested to observe, and the reason that is said for it.</summary>
public sealed class FairSpreadTests
{
    private static readonly Guid Mvula = Guid.NewGuid();
    private static readonly Guid Hills = Guid.NewGuid();
    private static readonly DateOnly February = new(2026, 2, 14);
    private static readonly DateOnly March = new(2026, 3, 14);

    private static readonly Watcher Nomsa = new(Guid.NewGuid(), "Nomsa", Mvula, [], Answer.Yes, March);
    private static readonly Watcher Sibusiso = new(Guid.NewGuid(), "Sibusiso", Hills, [], Answer.Yes, March);
    private static readonly Watcher Thandi = new(Guid.NewGuid(), "Thandi", Mvula, [], Answer.Yes, March);

    [Fact]
    public void Whose_turn_it_is_observes_first_and_it_is_said_since_when()
    {
        var who = For(Lesson(9, 0), Nomsa, Sibusiso with { LastObserved = February }, Thandi with { LastObserved = null });

        Assert.Equal(["Thandi", "Sibusiso", "Nomsa"], who.Select(w => w.Name));
        Assert.Equal([new Reason(ReasonKind.NotLately), new Reason(ReasonKind.Comes)], who[0].Reasons);
        Assert.Equal([new Reason(ReasonKind.NotSince, Day: February), new Reason(ReasonKind.Comes)], who[1].Reasons);
        Assert.Equal([new Reason(ReasonKind.Comes)], who[2].Reasons);
    }

    [Fact]
    public void Where_nobody_ever_observed_it_is_nobodys_turn_before_anothers() =>
        Assert.Equal([new Reason(ReasonKind.Free)], Assert.Single(For(Lesson(9, 0), Nomsa with { LastObserved = null, Says = null })).Reasons);

    [Fact]
    public void A_newcomers_first_lesson_is_observed_by_a_peer_from_another_school()
    {
        var lesson = Lesson(9, 0) with { Presenters = [Nomsa.Id], FirstOf = Nomsa.Id };

        var who = For(lesson, Nomsa, Thandi with { LastObserved = null }, Sibusiso);

        Assert.Equal(["Sibusiso", "Thandi"], who.Select(w => w.Name));
        Assert.Contains(new Reason(ReasonKind.OtherSchool, "Nomsa"), who[0].Reasons);
        // Beside somebody who has presented before the school does not matter, nor where nobody knows it.
        Assert.Equal(["Thandi", "Sibusiso"], For(lesson with { FirstOf = null }, Nomsa, Thandi with { LastObserved = null }, Sibusiso).Select(w => w.Name));
        Assert.DoesNotContain(For(lesson, Nomsa, Sibusiso with { SchoolId = null }).SelectMany(w => w.Reasons), r => r.Kind == ReasonKind.OtherSchool);
    }

    [Fact]
    public void Of_two_whose_turn_it_is_the_one_who_teaches_the_subject_is_first()
    {
        var lesson = Lesson(9, 0) with { Subject = "physical-sciences" };
        var teaches = Sibusiso with { Subjects = ["mathematics", "physical-sciences"] };

        var who = For(lesson, Nomsa, teaches, Thandi);

        Assert.Equal("Sibusiso", who[0].Name);
        Assert.Contains(new Reason(ReasonKind.Subject, Subject: "physical-sciences"), who[0].Reasons);
        Assert.Equal("Thandi", For(lesson, teaches, Thandi with { LastObserved = February })[0].Name);
        // A lesson without a subject is nobody's.
        Assert.DoesNotContain(For(Lesson(9, 0), teaches with { Subjects = [""] })[0].Reasons, r => r.Kind == ReasonKind.Subject);
    }

    [Fact]
    public void Who_comes_is_suggested_before_who_may_and_who_does_not_come_is_never()
    {
        var who = For(Lesson(9, 0), Nomsa with { Says = Answer.No, LastObserved = null }, Sibusiso with { Says = Answer.Maybe, LastObserved = null }, Thandi);

        Assert.Equal(["Thandi", "Sibusiso"], who.Select(w => w.Name));
        Assert.Contains(new Reason(ReasonKind.MayCome), who[1].Reasons);
    }

    [Fact]
    public void Who_said_nothing_yet_is_asked_after_who_comes_and_before_anybody_is_asked_twice()
    {
        var all = Of([Nomsa, Sibusiso with { Says = null, LastObserved = null }, Thandi with { Says = Answer.Maybe, LastObserved = null }], Lesson(9, 0), Lesson(10, 0), Lesson(11, 0)).ForAll(1);

        Assert.Equal(["Nomsa", "Nomsa", "Sibusiso"], all.Select(l => l.Who[0].Name).Order(StringComparer.Ordinal));
        Assert.Equal("Nomsa", For(Lesson(9, 0), Nomsa, Sibusiso with { Says = null, LastObserved = null })[0].Name);
    }

    [Fact]
    public void Nobody_observes_their_own_lesson_or_two_at_the_same_time()
    {
        var own = Lesson(9, 0) with { Presenters = [Nomsa.Id] };
        var beside = Lesson(9, 30) with { Presenters = [Sibusiso.Id] };

        Assert.Equal(["Thandi"], Of([Nomsa, Sibusiso, Thandi], own, beside).For(own, 9).Select(w => w.Name));
        var all = Of([Nomsa, Sibusiso, Thandi], own, beside).ForAll(3);
        Assert.Single(all, l => l.Who.Count == 1 && l.Who[0].Name == "Thandi");
        Assert.Single(all, l => l.Who.Count == 0);
        // One may begin in the minute in which the other ends.
        Assert.Contains("Nomsa", Of([Nomsa, Sibusiso, Thandi], own, Lesson(9, 40)).For(Lesson(9, 40), 9).Select(w => w.Name));
    }

    [Fact]
    public void A_day_is_spread_so_that_everybody_observes_once_before_anybody_twice()
    {
        WatchedLesson[] lessons = [Lesson(9, 0), Lesson(10, 0), Lesson(11, 0)];
        var all = Of([Nomsa with { LastObserved = null }, Sibusiso with { LastObserved = February }, Thandi], lessons).ForAll(1);

        Assert.Equal(["Nomsa", "Sibusiso", "Thandi"], all.Select(l => l.Who[0].Name).Order(StringComparer.Ordinal));
        // Who observes already is not the first for another.
        var begun = Of([Nomsa with { LastObserved = null }, Sibusiso], Lesson(9, 0) with { Observers = [Nomsa.Id] }, lessons[1]).ForAll(2);
        Assert.Equal("Sibusiso", Assert.Single(begun).Who[0].Name);
    }

    [Fact]
    public void A_first_lesson_has_its_pick_before_the_others()
    {
        var first = Lesson(9, 0) with { Presenters = [Nomsa.Id], FirstOf = Nomsa.Id };
        var other = Lesson(9, 0) with { Presenters = [Guid.NewGuid()] };

        var all = Of([Nomsa, Thandi, Sibusiso with { LastObserved = null }], other, first).ForAll(1);

        Assert.Equal("Sibusiso", all.Single(l => l.Lesson.Id == first.Id).Who[0].Name);
        Assert.Equal("Thandi", all.Single(l => l.Lesson.Id == other.Id).Who[0].Name);
    }

    [Fact]
    public void Who_else_could_is_free_beside_all_who_are_suggested()
    {
        var (one, other) = (Lesson(9, 0), Lesson(9, 0));

        var all = Of([Nomsa, Sibusiso, Thandi], one, other).ForAll(3);

        Assert.All(all, l => Assert.Equal(2, l.Who.Count));
        Assert.NotEqual(all[0].Who[0].Id, all[1].Who[0].Id);
        Assert.Equal(all[0].Who[1].Id, all[1].Who[1].Id);
    }

    [Fact]
    public void Where_nothing_else_decides_the_lot_falls_anew_for_each_lesson_and_the_same_for_all_who_ask()
    {
        var lessons = Enumerable.Range(0, 60).Select(_ => Lesson(9, 0)).ToList();

        var first = lessons.Select(l => For(l, Nomsa, Sibusiso, Thandi)[0].Name).ToList();

        Assert.All(first.GroupBy(n => n, StringComparer.Ordinal), g => Assert.InRange(g.Count(), 8, 34));
        Assert.Equal(first, lessons.Select(l => For(l, Thandi, Nomsa, Sibusiso)[0].Name));
    }

    [Fact]
    public void Eighty_members_and_sixty_lessons_are_spread_at_once()
    {
        var members = Enumerable.Range(0, 80).Select(i => Nomsa with { Id = Guid.NewGuid(), Name = $"Member {i}" }).ToList();
        var lessons = Enumerable.Range(0, 60).Select(i => Lesson(8 + (i % 5), 0)).ToArray();

        var all = Of(members, lessons).ForAll(3);

        Assert.Equal(60, all.Select(l => l.Who[0].Id).Distinct().Count());
    }

    private static IReadOnlyList<Suggestion> For(WatchedLesson lesson, params Watcher[] members) => Of(members, lesson).For(lesson, 9);

    private static FairSpread Of(IReadOnlyList<Watcher> members, params WatchedLesson[] lessons) => new(lessons, members);

    private static WatchedLesson Lesson(int hour, int minute) => new(Guid.NewGuid(), (hour * 60) + minute, (hour * 60) + minute + 40, "", [], [], null);
}
