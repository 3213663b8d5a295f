using System.Net;
using CommunityClusters.Features.Gatherings;
using CommunityClusters.Features.Gatherings.Bringing;
using CommunityClusters.Features.People;
using CommunityClusters.Features.Places;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Tests.Features.Gatherings.Bringing;

public sealed class ExpectingLearnersTests
{
    [Theory, OnBothDatabases]
    public async Task Any_member_says_changes_and_takes_away_who_comes_and_the_sums_follow(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var day = await scene.HasDay();
        await scene.Nomsa.Opens(scene.Bring(day));
        await scene.Nomsa.Submits("Expect them", new { School = "Zwelihle High", Grade = "10", Learners = "20" });
        await scene.Nomsa.Submits("Expect them", new { School = "Mvula Hills Secondary", Grade = "11", Learners = "45" });

        var page = await scene.Sibusiso.Opens(scene.Bring(day));
        Assert.Equal(["Mvula Hills Secondary Grade 11", "Zwelihle High Grade 10"], page.TextsOf(".expected__what"));
        Assert.Equal(["Grade 10: 20", "Grade 11: 45", "Together 65 learners"], page.TextsOf(".expected__sums li"));

        page = await scene.Sibusiso.Sends(Form.On(page, "Keep it", ".expected__row:first-child").With(new { Learners = "50" }));
        Assert.Equal(["50", "20"], page.TextsOf(".expected__count"));
        page = await scene.Nomsa.Opens(scene.Bring(day));
        page = await scene.Nomsa.Sends(Form.Of(page, page.Elements(".expected__row")[1].QuerySelector("details > button")!));
        Assert.Equal(["Mvula Hills Secondary Grade 11"], page.TextsOf(".expected__what"));
        Assert.DoesNotContain('%', page.Text);
    }

    [Theory, OnBothDatabases]
    public async Task One_school_and_grade_has_one_number_and_of_two_who_say_different_ones_at_once_the_second_is_told(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var day = await scene.HasDay();

        var both = await Task.WhenAll(
            Record.ExceptionAsync(() => scene.Expects(scene.Nomsa, day, "Mvula Hills Secondary", "11", 45)).AsTask(),
            Record.ExceptionAsync(() => scene.Expects(scene.Sibusiso, day, "mvula hills SECONDARY", "11", 50)).AsTask());

        var told = Assert.IsType<RuleBrokenException>(Assert.Single(both, e => e is not null));
        Assert.Equal("expected.changed", told.Sentence);
        var stands = Assert.Single(await place.Reads(db => db.Set<ExpectedLearners>().ToListAsync()));
        Assert.Equal(both[0] is null ? 45 : 50, stands.Learners);
        Assert.Contains(told.Arguments, a => a.Item2 is int count && count == stands.Learners);

        // Another grade of the school is kept beside it, and the same number said by two is agreed.
        await Task.WhenAll(scene.Expects(scene.Nomsa, day, "Mvula Hills Secondary", "10", 30), scene.Expects(scene.Sibusiso, day, "Mvula Hills Secondary", "10", 30));
        Assert.Equal(2, await place.Count<ExpectedLearners>());
    }

    [Theory, OnBothDatabases]
    public async Task A_number_that_somebody_changed_meanwhile_is_shown_and_not_written_over(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var day = await scene.HasDay();
        await scene.Expects(scene.Nomsa, day, "Mvula Hills Secondary", "11", 45);
        var page = await scene.Sibusiso.Opens(scene.Bring(day));
        var form = Form.On(page, "Keep it", ".expected__row").With(new { Learners = "40" });
        await scene.Expects(scene.Nomsa, day, "Mvula Hills Secondary", "11", 60, seen: 1);

        var told = await scene.Sibusiso.Sends(form);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, told.Status);
        Assert.Contains("Somebody said 60 learners for Mvula Hills Secondary and this grade meanwhile.", told.Text, StringComparison.Ordinal);
        Assert.Equal("40", told.One("#Expect_Learners").GetAttribute("value"));
        Assert.Equal(["60"], told.TextsOf(".expected__count"));
        // Having seen it, they may.
        Assert.Equal(["40"], (await scene.Sibusiso.Submits("Expect them")).TextsOf(".expected__count"));

        var entry = await place.Reads(db => db.Set<ExpectedLearners>().SingleAsync());
        await Assert.ThrowsAsync<RuleBrokenException>(() => place.Sends(scene.Nomsa, new ExpectNoMore { ClusterId = scene.Cluster, GatheringId = day, EntryId = entry.Id, Seen = 1 }));
        await place.Sends(scene.Nomsa, new ExpectNoMore { ClusterId = scene.Cluster, GatheringId = day, EntryId = entry.Id, Seen = entry.Version });
        var gone = await Record.ExceptionAsync(() => scene.Expects(scene.Sibusiso, day, "Mvula Hills Secondary", "11", 41, seen: 3));
        Assert.Equal("expected.gone", Assert.IsType<RuleBrokenException>(gone).Sentence);
    }

    [Theory, OnBothDatabases]
    public async Task A_known_school_is_offered_and_keeps_its_name_however_it_is_typed(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var day = await scene.HasDay();
        var school = await place.Reads(db => db.Set<School>().OrderBy(s => s.Name).FirstAsync());
        await place.Sends(scene.Nomsa, new SayWhatITeach { Name = scene.Nomsa.Name, SchoolId = school.Id });
        Assert.Equal([school.Name], (await scene.Sibusiso.Opens(scene.Bring(day))).Elements("#schools option").Select(o => o.GetAttribute("value")));

        await scene.Expects(scene.Sibusiso, day, school.Name.ToUpperInvariant(), "11", 12);

        Assert.Equal([school.Name], (await scene.Nomsa.Opens(scene.Bring(day))).TextsOf(".expected__what b"));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_malformed_is_told_beside_its_field_and_kept(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var day = await scene.HasDay();
        await scene.Nomsa.Opens(scene.Bring(day));

        var page = await scene.Nomsa.Submits("Expect them", new { School = "", Learners = "5001" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Say which school.", page.ErrorOf("Expect.School"));
        Assert.Equal("Give a whole number of learners from 1 to 5000.", page.ErrorOf("Expect.Learners"));
        Assert.Contains("Choose a grade.", page.Text, StringComparison.Ordinal);
        Assert.Equal("5001", page.ValueOf("Expect.Learners"));
        Assert.Equal(0, await place.Count<ExpectedLearners>());
    }

    [Theory, OnBothDatabases]
    public async Task A_meeting_to_plan_expects_no_learners_and_nobody_from_outside_sees_who_brings_what(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var (day, meeting) = (await scene.HasDay(), await scene.HasDay(GatheringKind.Planning));
        Assert.False((await scene.Nomsa.Opens(scene.Bring(meeting))).Has(".expected"));
        await Assert.ThrowsAsync<NotVisibleException>(() => scene.Expects(scene.Nomsa, meeting, "Mvula Hills Secondary", "11", 45));
        foreach (var outsider in scene.Outsiders)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await outsider.Opens(scene.Bring(day))).Status);
            await Assert.ThrowsAsync<NotVisibleException>(() => scene.Expects(outsider, day, "Mvula Hills Secondary", "11", 45));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await scene.OtherMember.Opens($"/clusters/{scene.OtherCluster}/gatherings/{day}/bring")).Status);
    }
}
