using System.Net;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Decisions;
using CommunityClusters.Features.Decisions.Elections;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Features.Gatherings;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityClusters.Tests.Features.Decisions;

/// <summary>The leader by election: who calls it, who stands, who votes, and that the vote itself seats whoever won.</summary>
public sealed class ElectionTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    [InlineData(12, 3)]
    [InlineData(15, 3)]
    [InlineData(16, 4)]
    [InlineData(100, 20)]
    public void A_fifth_call_one_and_at_least_three(int members, int needed) => Assert.Equal(needed, Election.NeededOf(members));

    [Fact]
    public void More_than_half_wins_else_the_first_two_go_to_a_runoff_and_a_second_tie_is_drawn()
    {
        Assert.Equal(2, Election.Of(Ballots(2, 5, 1), 8, isRunoff: false).Won);
        Assert.Null(Election.Of(Ballots(4, 4), 8, isRunoff: false).Won);
        Assert.Equal([1, 3], Election.Of(Ballots(4, 1, 3), 8, isRunoff: false).InRunoff.Order());
        Assert.Equal((2, false), Result(Election.Of(Ballots(3, 4), 7, isRunoff: true)));
        Assert.Null(Election.Of(Ballots(0, 0), 0, isRunoff: false).Won);
        Assert.Empty(Election.Of(Ballots(0, 0), 0, isRunoff: false).InRunoff);
        var drawn = Enumerable.Range(0, 200).Select(_ => Election.Of(Ballots(4, 4), 8, isRunoff: true)).ToList();
        Assert.All(drawn, d => Assert.True(d.ByLot));
        Assert.Equal([1, 2], drawn.Select(d => d.Won!.Value).Distinct().Order());
        // Whom the lot brought to the runoff is said as well.
        Assert.True(Election.Of(Ballots(4, 3, 3), 10, isRunoff: false).ByLot);
        Assert.False(Election.Of(Ballots(4, 1, 3), 8, isRunoff: false).ByLot);
        Assert.False(Election.Of(Ballots(4, 4), 8, isRunoff: false).ByLot);
        // A ballot for who left is one of all: neither the first nor the only one who is left wins with less than half.
        Assert.Equal([1, 2], Election.Of(Ballots(2, 0), 6, isRunoff: false).InRunoff.Order());
        Assert.Null(Election.Of(Ballots(2), 5, isRunoff: true).Won);
        Assert.Equal((1, false), Result(Election.Of(Ballots(3), 5, isRunoff: true)));
        Assert.Empty(Election.Of(Ballots(0, 0), 6, isRunoff: false).InRunoff);
        // Two that are level for the second place: either comes to the runoff.
        Assert.Equal([2, 3], Enumerable.Range(0, 200).Select(_ => Election.Of(Ballots(4, 3, 3), 10, isRunoff: false).InRunoff.Single(o => o != 1)).Distinct().Order());
    }

    [Theory, OnBothDatabases]
    public async Task Enough_who_ask_call_it_members_stand_and_vote_and_the_vote_seats_the_leader(Database database)
    {
        var clock = new FakeClock();
        await using var place = await Place.On(database, services => services.AddSingleton<TimeProvider>(clock));
        var scene = await Scene.Of(place);
        var others = await scene.WelcomesFive();
        var leader = $"/clusters/{scene.Cluster}/leader";
        await scene.Nomsa.Opens(leader);
        Assert.Contains("1 of 3 asks for an election", (await scene.Nomsa.Submits("I ask for an election")).TextOf("#leader"), StringComparison.Ordinal);
        Assert.DoesNotContain("Nomsa", (await scene.Sibusiso.Opens(leader)).TextOf("main"), StringComparison.Ordinal);
        var election = await scene.CallsElection(others[0]);

        await scene.Sibusiso.Opens(scene.Decides(election));
        Assert.Equal("elections.standing", (await Assert.ThrowsAsync<RuleBrokenException>(() => scene.Votes(scene.Nomsa, election, 1))).Sentence);
        await scene.Sibusiso.Submits("I stand");
        await scene.Nomsa.Opens(scene.Decides(election));
        await scene.Nomsa.Submits("Nominate", new { Nominee = $"{await others[1].TeacherId()}" });
        Assert.Equal(["Sibusiso Nkosi", "Zanele Two nominated by Nomsa Dlamini"], scene.Nomsa.Sees.TextsOf(".decision__nominees li"));
        await others[1].Opens(scene.Decides(election));
        await others[1].Submits("I do not stand");
        Assert.Equal("elections.declined", (await Assert.ThrowsAsync<RuleBrokenException>(async () => await place.Sends(scene.Nomsa, new Nominate(scene.Cluster, election, await others[1].TeacherId())))).Sentence);

        clock.Passes(Election.Standing + TimeSpan.FromDays(1));
        Assert.Equal(["Sibusiso Nkosi", "Nobody for now"], (await scene.Nomsa.Opens(scene.Decides(election))).TextsOf(".ballot .choice"));
        Assert.Equal("elections.too-late", (await Assert.ThrowsAsync<RuleBrokenException>(() => place.Sends(scene.Nomsa, new Nominate(scene.Cluster, election, null)))).Sentence);
        foreach (var person in others.Append(scene.Nomsa).Append(scene.Sibusiso))
        {
            await scene.VotesOnPage(person, election, 1);
        }

        Assert.Equal("Elected: Sibusiso Nkosi", (await scene.Nomsa.Opens(scene.Decides(election))).TextOf(".decision__outcome"));
        // Nowhere stands when the last vote came.
        var midnight = new DateTimeOffset(2026, 3, 18, 0, 0, 0, TimeSpan.Zero);
        Assert.Equal(midnight, await place.Reads(db => db.Set<Decision>().Select(d => d.ClosedAt).SingleAsync()));
        Assert.Equal((midnight, midnight.AddMonths(6)), await place.Reads(db => db.Set<Leader>().Select(l => new ValueTuple<DateTimeOffset, DateTimeOffset>(l.Since, l.Until)).SingleAsync()));
        Assert.StartsWith("Sibusiso Nkosi elected until Fri 18 September", (await scene.Nomsa.Opens(leader)).TextOf("#leader"), StringComparison.Ordinal);
        Assert.Contains("Sibusiso Nkosi", (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}")).TextOf("a[href$='/leader']"), StringComparison.Ordinal);
        Assert.Equal("elections.soon", (await Assert.ThrowsAsync<RuleBrokenException>(() => place.Sends(scene.Nomsa, new AskForElection(scene.Cluster, Asks: true)))).Sentence);
    }

    [Theory, OnBothDatabases]
    public async Task Without_more_than_half_two_vote_again_and_a_second_tie_is_drawn_by_lot(Database database)
    {
        var clock = new FakeClock();
        await using var place = await Place.On(database, services => services.AddSingleton<TimeProvider>(clock));
        var scene = await Scene.Of(place);
        var election = await scene.CallsElection();
        await place.Sends(scene.Nomsa, new Nominate(scene.Cluster, election, null));
        await place.Sends(scene.Sibusiso, new Nominate(scene.Cluster, election, null));
        clock.Passes(Election.Standing + TimeSpan.FromDays(1));
        await place.CountsWhatIsDue();

        await scene.Votes(scene.Nomsa, election, 1);
        await scene.Votes(scene.Sibusiso, election, 2);

        Assert.Equal("Nobody had more than half. We vote again between: Nomsa Dlamini · Sibusiso Nkosi", (await scene.Nomsa.Opens(scene.Decides(election))).TextOf(".decision__outcome"));
        Assert.Empty(await place.Reads(db => db.Set<Leader>().ToListAsync()));
        Assert.DoesNotContain("drawn by lot", scene.Nomsa.Sees.Text, StringComparison.Ordinal);
        var runoff = await place.Reads(db => db.Set<Decision>().Where(d => d.FirstRound == election).Select(d => d.Id).SingleAsync());
        Assert.EndsWith($"/{runoff}", scene.Nomsa.Sees.One(".decision .onward").GetAttribute("href"), StringComparison.Ordinal);
        await scene.Votes(scene.Nomsa, runoff, 1);
        await scene.Votes(scene.Sibusiso, runoff, 2);

        Assert.Contains("level twice, drawn by lot", (await scene.Nomsa.Opens(scene.Decides(runoff))).Text, StringComparison.Ordinal);
        Assert.Single(await place.Reads(db => db.Set<Leader>().Where(l => l.EndedAt == null).ToListAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Where_somebody_leaves_whom_most_chose_the_others_elect_nobody_with_less_than_half_of_all_ballots(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var others = await scene.WelcomesFive();
        var election = await scene.CallsElection(others[0]);
        await place.Sends(scene.Sibusiso, new Nominate(scene.Cluster, election, null));
        await place.Sends(others[0], new Nominate(scene.Cluster, election, null));
        await place.StandingIsOver(election);
        foreach (var person in others.Skip(1))
        {
            await scene.Votes(person, election, 2);
        }

        await scene.Votes(scene.Nomsa, election, 1);
        await others[0].Leaves(scene.Cluster);
        await scene.Votes(scene.Sibusiso, election, 1);

        // All have voted; whoever chose who left has until the last day to choose again.
        Assert.Contains("Somebody who stood has left.", (await others[1].Opens(scene.Decides(election))).TextOf(".decision"), StringComparison.Ordinal);
        await scene.Votes(others[1], election, 3);
        await place.VotingIsOver(election);
        Assert.Equal("Nobody had more than half. We vote again between: Sibusiso Nkosi · Nobody for now", (await scene.Nomsa.Opens(scene.Decides(election))).TextOf(".decision__outcome"));
        Assert.Contains("6 of 6 have voted", scene.Nomsa.Sees.Text, StringComparison.Ordinal);
        var runoff = await place.Reads(db => db.Set<Decision>().Where(d => d.FirstRound == election).Select(d => d.Id).SingleAsync());
        foreach (var (person, choice) in new[] { (others[1], 1), (others[2], 1), (others[3], 1), (others[4], 2), (scene.Nomsa, 2) })
        {
            await scene.Votes(person, runoff, choice);
        }

        await scene.Sibusiso.Leaves(scene.Cluster);
        Assert.Contains("5 of 5 have voted", (await scene.Nomsa.Opens(scene.Decides(runoff))).TextOf(".decision[data-state=open]"), StringComparison.Ordinal);
        await place.VotingIsOver(runoff);

        Assert.Equal("Nobody had more than half, so nobody was elected.", (await scene.Nomsa.Opens(scene.Decides(runoff))).TextOf(".decision__outcome"));
        Assert.Contains("5 of 5 have voted", scene.Nomsa.Sees.Text, StringComparison.Ordinal);
        Assert.Equal(0, await place.Count<Leader>());
    }

    [Theory, OnBothDatabases]
    public async Task Where_several_are_level_for_the_second_place_the_page_says_that_it_was_drawn(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var others = await scene.WelcomesFive();
        var election = await scene.CallsElection(others[0]);
        foreach (var person in others.Take(3))
        {
            await place.Sends(person, new Nominate(scene.Cluster, election, null));
        }

        await place.StandingIsOver(election);
        foreach (var (person, choice) in new[] { (others[0], 1), (others[1], 1), (others[2], 1), (others[3], 2), (others[4], 2), (scene.Nomsa, 3), (scene.Sibusiso, 3) })
        {
            await scene.Votes(person, election, choice);
        }

        var page = await scene.Nomsa.Opens(scene.Decides(election));
        Assert.StartsWith("Nobody had more than half. We vote again between: Thandi One · ", page.TextOf(".decision__outcome"), StringComparison.Ordinal);
        Assert.Contains("of those who were level, drawn by lot who is in it", page.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_page_on_which_one_stood_leads_to_the_ballot_and_a_ballot_for_who_left_meanwhile_is_told_so(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var third = await scene.Welcomes("Thandi Third");
        var election = await scene.CallsElection(third);
        await place.Sends(scene.Sibusiso, new Nominate(scene.Cluster, election, null));
        await place.Sends(third, new Nominate(scene.Cluster, election, null));
        var standing = await scene.Nomsa.Opens(scene.Decides(election));
        Assert.Equal("standing", standing.One(".decisions + .ballot").GetAttribute("data-drawn"));
        Assert.Equal("Vote now", standing.TextOf(".ballot + .decisions__now a"));
        await place.StandingIsOver(election);
        var voting = await scene.Nomsa.Opens(standing.One(".decisions__now a").GetAttribute("href")!);
        Assert.False(voting.Has(".decisions__now"));
        var ballot = scene.Nomsa.Form("Vote in secret").And("Choice", "2");

        await third.Leaves(scene.Cluster);
        var told = await scene.Nomsa.Sends(ballot);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, told.Status);
        Assert.Contains("Whom you chose has left and does not stand any more.", told.TextOf(".form-errors"), StringComparison.Ordinal);
        Assert.Equal(["Sibusiso Nkosi", "Nobody for now"], told.TextsOf(".ballot .choice"));
        Assert.Contains("0 of 2 have voted", told.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Who_votes_are_members_for_a_week_and_in_the_first_month_all(Database database)
    {
        var clock = new FakeClock();
        await using var place = await Place.On(database, services => services.AddSingleton<TimeProvider>(clock));
        var scene = await Scene.Of(place);
        var first = await scene.CallsElection();
        Assert.Equal(2, await place.Reads(db => db.Set<Ballot>().CountAsync(b => b.DecisionId == first)));
        clock.Passes(TimeSpan.FromDays(40));
        await place.CountsWhatIsDue();
        Assert.Equal("Nobody stood, so nobody was elected.", (await scene.Nomsa.Opens(scene.Decides(first))).TextOf(".decision__outcome"));
        Assert.Equal(0, await place.Count<Ballot>());
        var later = await scene.Welcomes("Thandi Later");

        var second = await scene.CallsElection(later);

        Assert.Equal(2, await place.Reads(db => db.Set<Ballot>().CountAsync(b => b.DecisionId == second)));
    }

    [Theory, OnBothDatabases]
    public async Task Where_all_are_new_in_an_old_cluster_all_vote(Database database)
    {
        var clock = new FakeClock();
        await using var place = await Place.On(database, services => services.AddSingleton<TimeProvider>(clock));
        var scene = await Scene.Of(place);
        clock.Passes(TimeSpan.FromDays(40));
        var newcomers = new[] { await scene.Welcomes("Thandi First"), await scene.Welcomes("Zanele Second") };
        await scene.Nomsa.Leaves(scene.Cluster);
        await scene.Sibusiso.Leaves(scene.Cluster);

        foreach (var person in newcomers)
        {
            await place.Sends(person, new AskForElection(scene.Cluster, Asks: true));
        }

        Assert.Equal(2, await place.Count<Ballot>());
    }

    [Theory, OnBothDatabases]
    public async Task On_the_day_until_which_the_page_says_that_it_is_open_it_is_open_to_its_end(Database database)
    {
        var clock = new FakeClock();
        await using var place = await Place.On(database, services => services.AddSingleton<TimeProvider>(clock));
        var scene = await Scene.Of(place);
        var election = await scene.CallsElection();
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Africa/Johannesburg");
        foreach (var _ in new[] { "standing", "voting" })
        {
            var (state, due) = await place.Reads(db => db.Set<Decision>().Where(d => d.Id == election).Select(d => new ValueTuple<DateTimeOffset?, DateTimeOffset>(d.StandsUntil, d.DueAt!.Value)).SingleAsync());
            Assert.Equal(TimeSpan.Zero, TimeZoneInfo.ConvertTime(due, zone).TimeOfDay);
            clock.Passes(due - clock.GetUtcNow() - TimeSpan.FromMinutes(1));
            if (state is not null)
            {
                await place.Sends(scene.Nomsa, new Nominate(scene.Cluster, election, null));
            }
            else
            {
                await scene.Votes(scene.Nomsa, election, 2);
            }

            Assert.Equal(0, await place.CountsWhatIsDue());
            clock.Passes(TimeSpan.FromMinutes(1));
            Assert.Equal(1, await place.CountsWhatIsDue());
        }
    }

    [Theory, OnBothDatabases]
    public async Task Who_leaves_while_members_stand_and_comes_back_stands_again_and_a_no_outlasts_it(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var election = await scene.CallsElection();
        var sibusiso = await scene.Sibusiso.TeacherId();
        await place.Sends(scene.Sibusiso, new Nominate(scene.Cluster, election, null));
        await scene.Sibusiso.Leaves(scene.Cluster);
        await place.Sends(scene.Sibusiso, new ComeBack(scene.Cluster));

        await place.Sends(scene.Nomsa, new Nominate(scene.Cluster, election, sibusiso));
        await place.Sends(scene.Sibusiso, new Decline(scene.Cluster, election));
        await scene.Sibusiso.Leaves(scene.Cluster);
        await place.Sends(scene.Sibusiso, new ComeBack(scene.Cluster));

        Assert.Equal("elections.declined", (await Assert.ThrowsAsync<RuleBrokenException>(() => place.Sends(scene.Nomsa, new Nominate(scene.Cluster, election, sibusiso)))).Sentence);
    }

    [Theory, OnBothDatabases]
    public async Task The_leader_steps_down_without_a_word_of_who_comes_next_and_who_leaves_leads_no_longer(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await scene.Elects(scene.Sibusiso);
        await place.Sends(scene.Nomsa, new StepDown(scene.Cluster));
        Assert.Equal(1, await place.Reads(db => db.Set<Leader>().CountAsync(l => l.EndedAt == null)));
        await scene.Sibusiso.Opens($"/clusters/{scene.Cluster}/leader");

        var page = await scene.Sibusiso.Submits("I step down");

        Assert.Contains("Nobody leads at the moment", page.TextOf("#leader"), StringComparison.Ordinal);
        Assert.DoesNotContain(typeof(StepDown).GetProperties(), p => p.Name is not (nameof(StepDown.ClusterId) or "EqualityContract"));
        Assert.DoesNotContain(typeof(Leader).GetProperties(), p => p.Name.Contains("Next", StringComparison.Ordinal) || p.Name.Contains("Successor", StringComparison.Ordinal));
        Assert.Equal(0, await place.Reads(db => db.Set<Leader>().CountAsync(l => l.EndedAt == null)));
    }

    [Theory, OnBothDatabases]
    public async Task Who_leaves_leads_no_longer_and_is_elected_by_nobody(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        await scene.Elects(scene.Sibusiso);
        await scene.Sibusiso.Leaves(scene.Cluster);

        Assert.Contains("Nobody leads at the moment", (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/leader")).TextOf("#leader"), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_next_election_begins_by_itself_before_the_term_ends_and_the_seat_is_empty_after_it(Database database)
    {
        var clock = new FakeClock();
        await using var place = await Place.On(database, services => services.AddSingleton<TimeProvider>(clock));
        var scene = await Scene.Of(place);
        await place.Sends(scene.Nomsa, new ChooseTerm { ClusterId = scene.Cluster, Months = 3 });
        await scene.Elects(scene.Sibusiso);
        var until = await place.Reads(db => db.Set<Leader>().Select(l => l.Until).SingleAsync());
        Assert.Equal(0, await place.CallsElectionsThatFollow());

        clock.Passes(until - Leader.Before - clock.GetUtcNow());
        var called = await Task.WhenAll(place.CallsElectionsThatFollow(), place.AnotherNode().Services.GetRequiredService<DueElections>().Call(TestContext.Current.CancellationToken));

        Assert.Equal(1, called.Sum());
        Assert.Equal(2, await place.Count<Decision>());
        Assert.Contains("Sibusiso Nkosi", (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/leader")).TextOf("#leader"), StringComparison.Ordinal);
        clock.Passes(Leader.Before);
        Assert.Contains("Nobody leads at the moment", (await scene.Nomsa.Opens($"/clusters/{scene.Cluster}/leader")).TextOf("#leader"), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task All_who_ask_at_the_same_moment_call_one(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var others = await scene.WelcomesFive();

        var outcomes = await Task.WhenAll(others.Append(scene.Nomsa).Select(async o => await Record.ExceptionAsync(() => place.Sends(o, new AskForElection(scene.Cluster, Asks: true)))));

        Assert.All(outcomes, o => Assert.True(o is null or RuleBrokenException, $"{o}"));
        Assert.Equal((1, 0), (await place.Count<Decision>(), await place.Count<AskingForElection>()));
    }

    [Theory, OnBothDatabases]
    public async Task Who_leaves_lets_one_begin_for_which_those_who_stay_had_asked(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var (third, fourth) = (await scene.Welcomes("Thandi Third"), await scene.Welcomes("Zanele Fourth"));
        await place.Sends(scene.Nomsa, new AskForElection(scene.Cluster, Asks: true));
        await place.Sends(third, new AskForElection(scene.Cluster, Asks: true));
        await fourth.Leaves(scene.Cluster);
        Assert.Equal(0, await place.Count<Decision>());

        await scene.Sibusiso.Leaves(scene.Cluster);

        Assert.NotNull((await place.Sends(scene.Nomsa, new SeeLeader(scene.Cluster))).Card.ElectionId);
        Assert.Equal((2, 0), (await place.Count<Ballot>(), await place.Count<AskingForElection>()));
    }

    [Theory, OnBothDatabases]
    public async Task Who_nominates_nobody_does_not_stand_by_it(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var election = await scene.CallsElection();
        await scene.Nomsa.Opens(scene.Decides(election));
        var form = scene.Nomsa.Form("Nominate");

        foreach (var nominee in new[] { form.Without("Nominee"), form.With(new { Nominee = "" }), form.With(new { Nominee = "Sibusiso" }) })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await scene.Nomsa.Sends(nominee)).Status);
        }

        Assert.Equal(0, await place.Count<Option>());
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_from_outside_asks_stands_or_is_nominated(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var election = await scene.CallsElection();
        await Assert.ThrowsAsync<NotVisibleException>(async () => await place.Sends(scene.Nomsa, new Nominate(scene.Cluster, election, await scene.Stranger.TeacherId())));
        await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(scene.OtherMember, new Nominate(scene.OtherCluster, election, null)));
        await Assert.ThrowsAsync<FluentValidation.ValidationException>(() => place.Sends(scene.Nomsa, new ChooseTerm { ClusterId = scene.Cluster, Months = 240 }));

        Assert.Equal(0, await place.Count<Option>());
    }

    private static Dictionary<int, int> Ballots(params int[] had) => had.Select((ballots, at) => (at, ballots)).ToDictionary(b => b.at + 1, b => b.ballots);

    private static (int?, bool) Result(Election.Result result) => (result.Won, result.ByLot);
}
