using System.Net;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Decisions;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Features.Gatherings;
using CommunityClusters.Tests.Support;
using FluentValidation;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityClusters.Tests.Features.Decisions;

/// <summary>A question put to all: who votes, how often, until when, and what comes out.</summary>
public sealed class VotingTests
{
    [Theory, OnBothDatabases]
    public async Task Any_member_puts_a_question_and_when_all_have_voted_what_came_out_stands(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}/decisions");

        var put = await scene.Sibusiso.Submits("Put it to all", new { Question = "Where do we meet?", Options = "Mvula Hills\nWhite River\n\nHazyview" });

        Assert.Equal(["Mvula Hills", "White River", "Hazyview"], put.TextsOf(".ballot .choice"));
        Assert.Contains("Put by Sibusiso Nkosi · open until ", put.TextOf(".decision"), StringComparison.Ordinal);
        Assert.Contains(", or until all have voted", put.TextOf(".decision"), StringComparison.Ordinal);
        var decision = Guid.Parse(put.Path.Split('/')[^1]);
        Assert.Contains("1 open", (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}")).Text, StringComparison.Ordinal);
        Assert.Contains("1 of 2 has voted", (await scene.VotesOnPage(scene.Nomsa, decision, 2)).TextOf(".decision"), StringComparison.Ordinal);
        Assert.Contains("Your vote is in.", scene.Nomsa.Sees.TextOf(".ballot .note"), StringComparison.Ordinal);

        var closed = await scene.VotesOnPage(scene.Sibusiso, decision, 2);

        Assert.Equal("Decided: White River", closed.TextOf(".decision__outcome"));
        Assert.False(closed.Has(".ballot form"));
        Assert.Equal("Decided: White River", (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/decisions")).TextOf(".decision__outcome"));
    }

    [Theory, OnBothDatabases]
    public async Task A_vote_is_changed_until_it_closes_and_counts_once_also_where_it_is_cast_twice_at_the_same_moment(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var others = await scene.WelcomesFive();
        var decision = await scene.AsksAll(scene.Nomsa, "Do we meet in April?");

        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => scene.Votes(scene.Nomsa, decision, 1 + (i % 2))));
        Assert.Equal(1, await VotedIn(place, decision));
        await scene.VotesOnPage(scene.Nomsa, decision, 2, "Change my vote");
        await Task.WhenAll(others.Append(scene.Sibusiso).Select(o => scene.Votes(o, decision, 1)));

        var page = await scene.Nomsa.Opens(scene.Decides(decision));
        Assert.Equal("Decided: Yes", page.TextOf(".decision__outcome"));
        Assert.Equal(["Yes6", "No1"], page.TextsOf(".decision__counts > div").Select(t => t.Replace(" ", "", StringComparison.Ordinal)));
        Assert.Contains("7 of 7 have voted", page.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task It_closes_at_the_end_of_its_day_and_a_vote_that_comes_later_is_told_so_and_counts_nothing(Database database)
    {
        var clock = new FakeClock();
        await using var place = await Place.On(database, services => services.AddSingleton<TimeProvider>(clock));
        var scene = await Scene.Of(place);
        var decision = await scene.AsksAll(scene.Nomsa, "Do we meet in April?", until: new DateOnly(2026, 3, 16));
        Assert.Contains("open until Mon 16 March, or until all have voted", (await scene.Sibusiso.Opens(scene.Decides(decision))).Text, StringComparison.Ordinal);
        await scene.Votes(scene.Nomsa, decision, 1);
        await scene.Sibusiso.Opens(scene.Decides(decision));
        var late = scene.Sibusiso.Form("Vote in secret").And("Choice", "2");

        // The day ends at midnight where they are, which is 22:00 UTC.
        clock.Passes(new DateTimeOffset(2026, 3, 16, 21, 59, 0, TimeSpan.Zero) - clock.GetUtcNow());
        Assert.Equal(0, await place.CountsWhatIsDue());
        clock.Passes(TimeSpan.FromMinutes(1));
        var told = await scene.Sibusiso.Sends(late);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, told.Status);
        Assert.Contains("This is closed. What came out stands here.", told.Text, StringComparison.Ordinal);
        Assert.EndsWith("This vote is not in.", told.TextOf(".form-errors"), StringComparison.Ordinal);
        Assert.Equal("Decided: Yes", told.TextOf(".decision__outcome"));
        Assert.Equal(Decision.Few, await VotedIn(place, decision));
        Assert.Equal(0, await place.CountsWhatIsDue());
    }

    [Theory, OnBothDatabases]
    public async Task Put_late_on_its_last_day_it_is_open_for_a_day_and_without_a_day_it_names_the_one_on_which_it_closes(Database database)
    {
        var clock = new FakeClock();
        await using var place = await Place.On(database, services => services.AddSingleton<TimeProvider>(clock));
        var scene = await Scene.Of(place);
        // Two minutes before midnight where they are.
        clock.Passes(new DateTimeOffset(2026, 3, 14, 21, 58, 0, TimeSpan.Zero) - clock.GetUtcNow());

        var decision = await scene.AsksAll(scene.Nomsa, "Do we meet in April?", until: new DateOnly(2026, 3, 14));
        var without = await scene.AsksAll(scene.Nomsa, "In May?");
        var longest = await scene.AsksAll(scene.Nomsa, "In June?", until: new DateOnly(2026, 5, 13));

        Assert.Contains("open until Sun 15 March, or until all have voted", (await scene.Sibusiso.Opens(scene.Decides(decision))).Text, StringComparison.Ordinal);
        Assert.Contains("open until Mon 13 April, or until all have voted", (await scene.Sibusiso.Opens(scene.Decides(without))).Text, StringComparison.Ordinal);
        Assert.Contains("open until Wed 13 May, or until all have voted", (await scene.Sibusiso.Opens(scene.Decides(longest))).Text, StringComparison.Ordinal);
        clock.Passes(TimeSpan.FromMinutes(10));
        await scene.Votes(scene.Sibusiso, decision, 1);
        clock.Passes(new DateTimeOffset(2026, 3, 15, 22, 0, 0, TimeSpan.Zero) - clock.GetUtcNow());
        Assert.Equal(1, await place.CountsWhatIsDue());
        clock.Passes(new DateTimeOffset(2026, 4, 13, 21, 59, 0, TimeSpan.Zero) - clock.GetUtcNow());
        Assert.Equal(0, await place.CountsWhatIsDue());
        clock.Passes(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await place.CountsWhatIsDue());
    }

    [Theory, OnBothDatabases]
    public async Task At_most_five_of_one_member_are_open_also_where_two_are_put_at_the_same_moment_and_anybody_else_puts_theirs(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var decision = await scene.AsksAll(scene.Nomsa, "Number 1?");
        foreach (var number in Enumerable.Range(2, Decision.MostOpen - 2))
        {
            await scene.AsksAll(scene.Nomsa, $"Number {number}?");
        }

        var refused = await Task.WhenAll(new[] { scene.Nomsa, scene.Nomsa }.Select(async p => await Record.ExceptionAsync(() => scene.AsksAll(p, "One more?"))));

        Assert.Equal("decisions.many", Assert.IsType<RuleBrokenException>(Assert.Single(refused, r => r is not null)).Sentence);
        await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/decisions");
        var told = await scene.Nomsa.Submits("Put it to all", new { Question = "One more?" });
        Assert.Contains("You have 5 open questions already.", told.TextOf(".form-errors"), StringComparison.Ordinal);
        Assert.Equal("One more?", told.ValueOf("Ask.Question"));
        await scene.AsksAll(scene.Sibusiso, "And mine?");
        await scene.Votes(scene.Nomsa, decision, 1);
        await scene.Votes(scene.Sibusiso, decision, 1);
        await scene.AsksAll(scene.Nomsa, "One more?");
    }

    [Theory, OnBothDatabases]
    public async Task Whose_time_is_over_is_counted_by_itself_and_by_one_of_several_nodes(Database database)
    {
        var clock = new FakeClock();
        await using var place = await Place.On(database, services => services.AddSingleton<TimeProvider>(clock));
        var scene = await Scene.Of(place);
        var (decision, nobodys) = (await scene.AsksAll(scene.Nomsa, "Do we meet in April?", until: new DateOnly(2026, 3, 16)), await scene.AsksAll(scene.Nomsa, "In May?"));
        await scene.Votes(scene.Sibusiso, decision, 2);
        clock.Passes(TimeSpan.FromDays(4));
        await using var line = await scene.Nomsa.KeepsOpen($"/clusters/{scene.Cluster}/decisions");
        var other = place.AnotherNode().Services.GetRequiredService<DueCounting>();

        var counted = await Task.WhenAll(place.CountsWhatIsDue(), other.Count(TestContext.Current.CancellationToken));

        Assert.Equal(1, counted.Sum());
        await line.Hears("Decided:");
        clock.Passes(Decision.LongestWithoutDay);
        Assert.Contains("Nobody voted, so nothing was decided.", (await scene.Nomsa.Opens(scene.Decides(nobodys))).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_page_that_read_it_before_somebody_else_counted_counts_it_no_second_time(Database database)
    {
        var clock = new FakeClock();
        await using var place = await Place.On(database, services => services.AddSingleton<TimeProvider>(clock));
        var scene = await Scene.Of(place);
        var decision = await scene.AsksAll(scene.Nomsa, "Do we meet in April?", until: new DateOnly(2026, 3, 16));
        await scene.Votes(scene.Nomsa, decision, 1);
        clock.Passes(TimeSpan.FromDays(4));

        await place.Inside(async services =>
        {
            // A vote that was refused because it came too late has left it in hand.
            Assert.Null((await services.GetRequiredService<ClustersDb>().Set<Decision>().SingleAsync(d => d.Id == decision)).ClosedAt);
            Assert.Equal(1, await place.CountsWhatIsDue());
            return await Place.SendsWith(services, scene.Nomsa, new CountBallots(scene.Cluster, decision));
        });

        Assert.Equal("Decided: Yes", (await scene.Nomsa.Opens(scene.Decides(decision))).TextOf(".decision__outcome"));
        Assert.Equal(Decision.Few, await VotedIn(place, decision));
    }

    [Theory, OnBothDatabases]
    public async Task Who_votes_and_who_counts_at_the_same_moment_leave_every_vote_counted_or_refused(Database database)
    {
        foreach (var _ in Enumerable.Range(0, 3))
        {
            var clock = new FakeClock();
            await using var place = await Place.On(database, services => services.AddSingleton<TimeProvider>(clock));
            var scene = await Scene.Of(place);
            var others = await scene.WelcomesFive();
            var early = new List<Person> { scene.Nomsa, scene.Sibusiso };
            foreach (var name in new[] { "Sipho Six", "Ayanda Seven", "Palesa Eight" })
            {
                early.Add(await scene.Welcomes(name));
            }

            var decision = await scene.AsksAll(scene.Nomsa, "Do we meet in April?", until: new DateOnly(2026, 3, 16));
            // Of fewer than five it is not kept how many there were.
            foreach (var person in early)
            {
                await scene.Votes(person, decision, 2);
            }

            clock.Passes(new DateTimeOffset(2026, 3, 16, 21, 59, 59, TimeSpan.Zero) - clock.GetUtcNow());

            var voting = others.Select(async o => await Record.ExceptionAsync(() => scene.Votes(o, decision, 1))).ToList();
            clock.Passes(TimeSpan.FromSeconds(2));
            await place.CountsWhatIsDue();
            var outcomes = await Task.WhenAll(voting);

            Assert.All(outcomes, o => Assert.True(o is null or RuleBrokenException, $"{o}"));
            Assert.Equal(early.Count + outcomes.Count(o => o is null), await VotedIn(place, decision));
        }
    }

    [Theory, OnBothDatabases]
    public async Task The_electorate_is_who_was_a_member_when_it_was_put(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var decision = await scene.AsksAll(scene.Nomsa, "Do we meet in April?");
        var later = await scene.Welcomes("Thandi Later");

        var page = await later.Opens(scene.Decides(decision));

        Assert.Contains("You joined after this was put", page.Text, StringComparison.Ordinal);
        Assert.Contains("0 of 2 have voted", page.Text, StringComparison.Ordinal);
        await Assert.ThrowsAsync<NotYoursException>(() => scene.Votes(later, decision, 1));
        await scene.Votes(scene.Nomsa, decision, 1);
        await scene.Votes(scene.Sibusiso, decision, 1);
        Assert.Equal((Decision.Few, 2), await place.Reads(db => db.Set<Decision>().Select(d => new ValueTuple<int, int>(d.Voted, d.Electors)).SingleAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Who_leaves_takes_their_vote_along_and_may_vote_again_should_they_come_back(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var thandi = await scene.Welcomes("Thandi Third");
        var decision = await scene.AsksAll(scene.Nomsa, "Do we meet in April?");
        await scene.Votes(thandi, decision, 2);
        await using var line = await scene.Nomsa.KeepsOpen(scene.Decides(decision));

        await thandi.Leaves(scene.Cluster);

        await line.Hears("0 of 2 have voted");
        await Assert.ThrowsAsync<NotVisibleException>(() => scene.Votes(thandi, decision, 1));
        await place.Sends(thandi, new ComeBack(scene.Cluster));
        Assert.Contains("0 of 3 have voted", (await thandi.Opens(scene.Decides(decision))).Text, StringComparison.Ordinal);
        await scene.VotesOnPage(thandi, decision, 1);
        await scene.Votes(scene.Nomsa, decision, 1);
        await thandi.Leaves(scene.Cluster);
        Assert.Equal(1, await VotedIn(place, decision));
        Assert.Contains("1 of 2 has voted", (await scene.Nomsa.Opens(scene.Decides(decision))).Text, StringComparison.Ordinal);

        // All who stay have voted once the one who has not is gone.
        await scene.Sibusiso.Leaves(scene.Cluster);
        Assert.Equal("Decided: Yes", (await scene.Nomsa.Opens(scene.Decides(decision))).TextOf(".decision__outcome"));
        Assert.Contains("Fewer than five voted, so only the outcome is shown.", scene.Nomsa.Sees.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Who_votes_on_one_phone_and_leaves_on_the_other_at_the_same_moment_has_no_vote_in_it(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        foreach (var round in Enumerable.Range(0, 4))
        {
            var leaver = await scene.Welcomes($"Leaver {round}");
            var decision = await scene.AsksAll(scene.Nomsa, $"Round {round}?");
            var voting = Record.ExceptionAsync(() => scene.Votes(leaver, decision, 1));
            var leaving = place.Sends(leaver.Twin(), new LeaveCluster(scene.Cluster));

            var refused = await voting;
            await leaving;

            Assert.True(refused is null or NotVisibleException, $"{refused}");
            Assert.Equal(0, await VotedIn(place, decision));
            Assert.Contains("0 of 2 have voted", (await scene.Nomsa.Opens(scene.Decides(decision))).Text, StringComparison.Ordinal);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Options_that_are_level_are_said_to_be_level_and_under_five_votes_no_count_is_shown(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var decision = await scene.AsksAll(scene.Nomsa, "Where do we meet?", "Mvula Hills\nWhite River\nHazyview");
        await scene.Votes(scene.Nomsa, decision, 3);

        await scene.Votes(scene.Sibusiso, decision, 1);

        var page = await scene.Nomsa.Opens(scene.Decides(decision));
        Assert.Equal("Level: Mvula Hills · Hazyview", page.TextOf(".decision__outcome"));
        Assert.False(page.Has(".decision__counts"));
        Assert.Contains("Fewer than five voted, so only the outcome is shown.", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("2 of 2", page.Text, StringComparison.Ordinal);
        // Nor are they kept.
        Assert.Equal(Decision.Few, await VotedIn(place, decision));
        Assert.Equal(new int?[] { null, null, null }, await place.Reads(db => db.Set<Option>().Select(o => o.Ballots).ToArrayAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_malformed_is_told_beside_its_field_and_kept(Database database)
    {
        await using var place = await Place.On(database, services => services.AddSingleton<TimeProvider>(new FakeClock()));
        var scene = await Scene.Of(place);
        await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/decisions");
        foreach (var (question, options, until, field, said) in new[]
        {
            (" ", "A\nB", "", "Ask.Question", "Write what is to be decided."),
            ("Where?", "A", "", "Ask.Options", "Write at least two options, one on each line."),
            ("Where?", "A\nB\na", "", "Ask.Options", "Two options are the same. Change one of them."),
            ("Where?", string.Join('\n', Enumerable.Range(0, 11)), "", "Ask.Options", "Please write at most 10 options."),
            ("Where?", $"A\n{new string('b', 121)}", "", "Ask.Options", "Please keep each option under 120 characters."),
            ("Where?", "A\nB", "2026-03-13", "Ask.Until", "Choose a day between today and 60 days from now."),
            ("Where?", "A\nB", "2026-05-14", "Ask.Until", "Choose a day between today and 60 days from now."),
            ("Where?", "A\nB", "next week", "Ask.Until", "Choose a day, or leave it empty."),
        })
        {
            var refused = await scene.Nomsa.Submits("Put it to all", new { Question = question, Options = options, Until = until });

            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Equal(said, refused.ErrorOf(field));
            Assert.Equal((options, until), (refused.ValueOf("Ask.Options"), refused.ValueOf("Ask.Until")));
            Assert.True(refused.One("#put").HasAttribute("open"));
        }

        Assert.Equal(0, await place.Count<Decision>());
        var decision = await scene.AsksAll(scene.Nomsa, "Where?");
        await scene.Nomsa.Opens(scene.Decides(decision));
        var unchosen = await scene.Nomsa.Submits("Vote in secret");
        Assert.Contains("Choose one of the options.", unchosen.TextOf("#choice-error"), StringComparison.Ordinal);
        Assert.Contains("This vote is not in. Choose again.", unchosen.TextOf(".form-errors"), StringComparison.Ordinal);
        Assert.DoesNotContain("Nothing you typed is lost.", unchosen.TextOf(".form-errors"), StringComparison.Ordinal);
        // What is wrong leads to the first of what one can choose.
        Assert.Same(unchosen.Elements(".ballot input[type=radio]")[0], unchosen.One(unchosen.One(".form-errors a").GetAttribute("href")!));
        Assert.All(unchosen.Elements(".ballot input[type=radio]"), i => Assert.Equal("true", i.GetAttribute("aria-invalid")));
        await Assert.ThrowsAsync<ValidationException>(() => place.Sends(scene.Nomsa, new CastBallot { ClusterId = scene.Cluster, DecisionId = decision }));
        await Assert.ThrowsAsync<NotVisibleException>(() => scene.Votes(scene.Nomsa, decision, 3));
        Assert.Equal(0, await VotedIn(place, decision));
    }

    [Theory, OnBothDatabases]
    public async Task Put_twice_by_a_double_tap_it_is_one_question(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/decisions");
        var form = scene.Nomsa.Form("Put it to all").With(new { Question = "Where?" });

        Assert.Equal((await scene.Nomsa.Sends(form)).Path, (await scene.Nomsa.Sends(form)).Path);

        Assert.Equal(1, await place.Count<Decision>());
        Assert.Equal(2, await place.Count<Ballot>());
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_from_outside_reads_one_or_votes_and_not_under_another_clusters_address(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var decision = await scene.AsksAll(scene.Nomsa, "Do we meet in April?");
        foreach (var (person, cluster) in scene.Outsiders.Select(o => (o, scene.Cluster)).Append((scene.OtherMember, scene.OtherCluster)))
        {
            await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(person, new CastBallot { ClusterId = cluster, DecisionId = decision, Choice = 1 }));
            await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(person, new CountBallots(cluster, decision)));
            Assert.Equal(HttpStatusCode.NotFound, (await person.Opens($"/clusters/{cluster}/decisions/{decision}")).Status);
        }

        Assert.Equal(0, await VotedIn(place, decision));
    }

    [Theory, OnBothDatabases]
    public async Task The_list_goes_on_where_it_is_long(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        foreach (var number in Enumerable.Range(1, 21))
        {
            var decision = await scene.AsksAll(scene.Nomsa, $"Number {number}?");
            await scene.Votes(scene.Nomsa, decision, 1);
            await scene.Votes(scene.Sibusiso, decision, 1);
        }

        var first = await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/decisions");
        Assert.Equal(20, first.Elements("#decisions > .decision").Count);
        var rest = await scene.Nomsa.Opens(first.One(".pager a").GetAttribute("href")!);
        Assert.Equal(["Number 1?"], rest.TextsOf(".decision__question"));
    }

    private static Task<int> VotedIn(Place place, Guid decision) => place.Reads(db => db.Set<Decision>().Where(d => d.Id == decision).Select(d => d.Voted).SingleAsync());
}
