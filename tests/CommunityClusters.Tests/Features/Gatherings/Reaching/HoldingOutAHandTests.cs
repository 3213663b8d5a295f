using System.Net;
using CommunityClusters.Features.Gatherings.Reaching;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Support;
using FluentValidation;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Tests.Features.Gatherings.Reaching;

public sealed class HoldingOutAHandTests
{
    [Theory, OnBothDatabases]
    public async Task Names_and_numbers_pass_only_after_both_said_yes(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var day = await scene.HasDay();
        await scene.Wishes(scene.Nomsa, day, words: "My knee", cost: "R 61");
        Assert.False((await scene.Sibusiso.Opens(scene.Reach(day))).Has(".hand"));
        await scene.Sibusiso.Submits("Offer it", new { Kind = "Lift", Seats = "2", From = "White River" });

        // He sees that it is asked for, and nothing else.
        var his = scene.Sibusiso.Sees;
        Assert.Equal("Somebody asks for this", his.TextOf(".hand b"));
        Assert.DoesNotContain("Nomsa", his.TextOf("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("My knee", his.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("R 61", his.Html, StringComparison.Ordinal);
        his = await scene.Sibusiso.Submits("I could help", new { Number = "082 555 0001" });
        Assert.Contains("You said that you could help. Nothing of you is passed on unless they say yes.", his.TextOf(".hand"), StringComparison.Ordinal);

        // She sees from where, and not who; that there is something stands on the day's own page, for her alone.
        Assert.Contains("somebody could help you", (await scene.Nomsa.Opens(scene.PageOf(day))).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("somebody could help you", (await scene.Sibusiso.Opens(scene.PageOf(day))).Text, StringComparison.Ordinal);
        var hers = await scene.Nomsa.Opens(scene.Reach(day));
        Assert.Contains("A colleague could help you, from: White River", hers.TextOf(".hand"), StringComparison.Ordinal);
        Assert.DoesNotContain("Sibusiso", hers.TextOf("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("555 0", hers.Html, StringComparison.Ordinal);

        hers = await scene.Nomsa.Submits("Yes, please", new { Number = "+27 72 555 0002" });
        Assert.Contains("Sibusiso Nkosi helps you 082 555 0001", hers.TextOf(".hand--agreed"), StringComparison.Ordinal);
        Assert.Equal("tel:0825550001", hers.One(".hand__number").GetAttribute("href"));
        Assert.DoesNotContain("somebody could help you", (await scene.Nomsa.Opens(scene.PageOf(day))).Text, StringComparison.Ordinal);
        his = await scene.Sibusiso.Opens(scene.Reach(day));
        Assert.Contains("You help Nomsa Dlamini +27 72 555 0002", his.TextOf(".hand--agreed"), StringComparison.Ordinal);
        Assert.Contains("1 seat is free", his.TextOf(".offer"), StringComparison.Ordinal);
        Assert.DoesNotContain("My knee", his.Html, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Of_two_who_take_the_last_seat_at_the_same_moment_one_is_told_and_their_wish_stays(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var day = await scene.HasDay();
        var thandi = await scene.Welcomes("Thandi Mokoena");
        await scene.Offers(scene.Sibusiso, day, seats: 1);
        await scene.Wishes(scene.Nomsa, day);
        await scene.Wishes(thandi, day);
        var (hers, theirs) = (await scene.HoldsOut(scene.Sibusiso, scene.Nomsa, day), await scene.HoldsOut(scene.Sibusiso, thandi, day));

        var both = await Task.WhenAll(
            Record.ExceptionAsync(() => scene.Takes(scene.Nomsa, day, hers)).AsTask(),
            Record.ExceptionAsync(() => scene.Takes(thandi, day, theirs)).AsTask());

        Assert.Equal("reach.full", Assert.IsType<RuleBrokenException>(Assert.Single(both, e => e is not null)).Sentence);
        Assert.Equal(1, await place.Reads(db => db.Set<Match>().CountAsync(m => m.Said == CommunityClusters.Features.Gatherings.Answer.Yes)));
        var told = both[0] is null ? thandi : scene.Nomsa;
        var page = await told.Opens(scene.Reach(day));
        Assert.True(page.Has(".wish") && !page.Has(".hand"));
        Assert.Contains("All seats are taken", (await scene.Sibusiso.Opens(scene.Reach(day))).TextOf(".offer"), StringComparison.Ordinal);
        // Fewer seats than are taken there cannot be; with one more the other finds the hand held out again.
        await scene.Offers(scene.Sibusiso, day, seats: 2);
        await scene.Takes(told, day, told == thandi ? theirs : hers);
        Assert.Equal("reach.seats.taken", (await Assert.ThrowsAsync<RuleBrokenException>(() => scene.Offers(scene.Sibusiso, day, seats: 1))).Sentence);
    }

    [Theory, OnBothDatabases]
    public async Task Either_ends_it_at_any_time_without_a_reason_and_the_numbers_are_erased(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var day = await scene.HasDay();
        foreach (var (ending, other) in new[] { (scene.Nomsa, scene.Sibusiso), (scene.Sibusiso, scene.Nomsa) })
        {
            await scene.Wishes(scene.Nomsa, day);
            await scene.Offers(scene.Sibusiso, day);
            await scene.Takes(scene.Nomsa, day, await scene.HoldsOut(scene.Sibusiso, scene.Nomsa, day));
            await ending.Opens(scene.Reach(day));
            await ending.Sends(Form.Of(ending.Sees, ending.Sees.One(".hand--agreed button")));

            Assert.False(ending.Sees.Has(".hand"));
            Assert.DoesNotContain("555 0", (await other.Opens(scene.Reach(day))).Html, StringComparison.Ordinal);
            var match = await place.Reads(db => db.Set<Match>().SingleAsync());
            Assert.Equal(("", ""), (match.NumberOfHelper, match.NumberOfAsker));
            // The seat is free again, and these two are not led together a second time.
            Assert.Contains("1 seat is free", (await scene.Sibusiso.Opens(scene.Reach(day))).TextOf(".offer"), StringComparison.Ordinal);
            Assert.Equal("reach.gone", (await Assert.ThrowsAsync<RuleBrokenException>(() => scene.HoldsOut(scene.Sibusiso, scene.Nomsa, day))).Sentence);
            await scene.Ends(other, day, match.Id);
            await place.Sends(scene.Nomsa, new TakeWishBack(scene.Cluster, day, HelpKind.Lift));
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_no_is_not_told_and_looks_as_if_nobody_asked_any_more(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var day = await scene.HasDay();
        await scene.Offers(scene.Sibusiso, day);
        var nobody = (await scene.Sibusiso.Opens(scene.Reach(day))).TextOf("main");
        await scene.Wishes(scene.Nomsa, day);
        await scene.HoldsOut(scene.Sibusiso, scene.Nomsa, day);
        await scene.Nomsa.Opens(scene.Reach(day));
        await scene.Nomsa.Sends(Form.Of(scene.Nomsa.Sees, scene.Nomsa.Sees.One(".hand > button")));

        Assert.Equal(nobody, (await scene.Sibusiso.Opens(scene.Reach(day))).TextOf("main"));
        Assert.Equal("", await place.Reads(db => db.Set<Match>().Select(m => m.NumberOfHelper).SingleAsync()));
        Assert.True((await scene.Nomsa.Opens(scene.Reach(day))).Has(".wish"));
        // Who held out the hand takes it back as easily, and may hold it out again.
        await place.Sends(scene.Nomsa, new TakeWishBack(scene.Cluster, day, HelpKind.Lift));
        await scene.Wishes(scene.Nomsa, day);
        await scene.Ends(scene.Sibusiso, day, await scene.HoldsOut(scene.Sibusiso, scene.Nomsa, day));
        Assert.False((await scene.Nomsa.Opens(scene.Reach(day))).Has(".hand"));
        await scene.HoldsOut(scene.Sibusiso, scene.Nomsa, day);
        await place.Sends(scene.Sibusiso, new TakeOfferBack(scene.Cluster, day, HelpKind.Lift));
        Assert.False((await scene.Nomsa.Opens(scene.Reach(day))).Has(".hand"));
        Assert.Equal(0, await place.Count<Match>());
    }

    [Theory, OnBothDatabases]
    public async Task A_no_stays_one_when_the_offer_is_taken_back_and_made_again(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var day = await scene.HasDay();
        await scene.Offers(scene.Sibusiso, day);
        var nobody = (await scene.Sibusiso.Opens(scene.Reach(day))).TextOf("main");
        await scene.Wishes(scene.Nomsa, day);
        await scene.Ends(scene.Nomsa, day, await scene.HoldsOut(scene.Sibusiso, scene.Nomsa, day));

        await place.Sends(scene.Sibusiso, new TakeOfferBack(scene.Cluster, day, HelpKind.Lift));
        Assert.False((await scene.Sibusiso.Opens(scene.Reach(day))).Has(".offer"));
        Assert.Equal("reach.gone", (await Assert.ThrowsAsync<RuleBrokenException>(() => scene.HoldsOut(scene.Sibusiso, scene.Nomsa, day))).Sentence);
        await scene.Offers(scene.Sibusiso, day);

        Assert.Equal(nobody, (await scene.Sibusiso.Opens(scene.Reach(day))).TextOf("main"));
        Assert.Equal("reach.gone", (await Assert.ThrowsAsync<RuleBrokenException>(() => scene.HoldsOut(scene.Sibusiso, scene.Nomsa, day))).Sentence);
        Assert.False((await scene.Nomsa.Opens(scene.Reach(day))).Has(".hand"));
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_but_these_two_has_a_part_in_it(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var day = await scene.HasDay();
        var thandi = await scene.Welcomes("Thandi Mokoena");
        await scene.Wishes(scene.Nomsa, day);
        await scene.Offers(scene.Sibusiso, day);
        var wish = await place.Reads(db => db.Set<Wish>().Select(w => w.Id).SingleAsync());
        SayICouldHelp Help() => new() { ClusterId = scene.Cluster, GatheringId = day, WishId = wish, Number = "082 555 0001" };

        // Who offers nothing of the kind is told no more than of a wish that is not there; one's own is one's own.
        Assert.Equal("reach.gone", (await Assert.ThrowsAsync<RuleBrokenException>(() => place.Sends(thandi, Help()))).Sentence);
        Assert.Equal("reach.gone", (await Assert.ThrowsAsync<RuleBrokenException>(() => place.Sends(thandi, Help() with { WishId = Guid.NewGuid() }))).Sentence);
        await scene.Offers(scene.Nomsa, day);
        Assert.False((await scene.Nomsa.Opens(scene.Reach(day))).Has(".hand"));
        await Assert.ThrowsAsync<NotYoursException>(() => place.Sends(scene.Nomsa, Help()));

        var match = await scene.HoldsOut(scene.Sibusiso, scene.Nomsa, day);
        await Assert.ThrowsAsync<NotVisibleException>(() => scene.Takes(thandi, day, match));
        await Assert.ThrowsAsync<NotVisibleException>(() => scene.Ends(thandi, day, match));
        await Assert.ThrowsAsync<NotYoursException>(() => scene.Takes(scene.Sibusiso, day, match));
        foreach (var outsider in scene.Outsiders)
        {
            await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(outsider, Help()));
            await Assert.ThrowsAsync<NotVisibleException>(() => scene.Takes(outsider, day, match));
            await Assert.ThrowsAsync<NotVisibleException>(() => scene.Ends(outsider, day, match));
        }

        // By way of another cluster it is not there either.
        Assert.Equal("reach.taken-back", (await Assert.ThrowsAsync<RuleBrokenException>(async () =>
        {
            var elsewhere = await place.Sends(scene.OtherMember, new CommunityClusters.Features.Gatherings.CallGathering { CommandId = Guid.NewGuid(), ClusterId = scene.OtherCluster, Dates = [Calling.On(16)] });
            await place.Sends(scene.OtherMember, new SayYesToHelp { ClusterId = scene.OtherCluster, GatheringId = elsewhere, MatchId = match });
        })).Sentence);
        Assert.Null((await place.Reads(db => db.Set<Match>().SingleAsync())).Said);
    }

    [Theory, OnBothDatabases]
    public async Task A_number_is_asked_for_at_that_moment_and_looks_like_one(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var day = await scene.HasDay();
        await scene.Wishes(scene.Nomsa, day);
        await scene.Sibusiso.Opens(scene.Reach(day));
        var page = await scene.Sibusiso.Submits("Offer it", new { Kind = "Lift", Seats = "61", From = "" });
        Assert.Equal("Give a whole number of seats from 1 to 60.", page.ErrorOf("Give.Seats"));
        Assert.Equal("Say from where you drive.", page.ErrorOf("Give.From"));
        await scene.Sibusiso.Submits("Offer it", new { Seats = "1", From = "White River" });

        page = await scene.Sibusiso.Submits("I could help", new { Number = "" });
        Assert.Equal("Give the number by which this person can reach you.", page.ErrorOf("Help.Number"));
        page = await scene.Sibusiso.Submits("I could help", new { Number = "call me" });
        Assert.Equal("This does not look like a phone number. Put it right.", page.ErrorOf("Help.Number"));
        Assert.Equal("call me", page.ValueOf("Help.Number"));
        await scene.Sibusiso.Submits("I could help", new { Number = "082 555 0001" });
        await scene.Nomsa.Opens(scene.Reach(day));
        page = await scene.Nomsa.Submits("Yes, please", new { Number = "12" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("This does not look like a phone number. Put it right.", page.ErrorOf("Yes.Number"));
        // Who asks may do without giving one.
        page = await scene.Nomsa.Submits("Yes, please", new { Number = "" });
        Assert.Contains("Sibusiso Nkosi helps you", page.TextOf(".hand--agreed"), StringComparison.Ordinal);
        Assert.Contains("You help Nomsa Dlamini No number was given.", (await scene.Sibusiso.Opens(scene.Reach(day))).TextOf(".hand--agreed"), StringComparison.Ordinal);
        await Assert.ThrowsAsync<ValidationException>(() => scene.Offers(scene.Nomsa, day, kind: (HelpKind)9));
        await Assert.ThrowsAsync<ValidationException>(() => place.Sends(scene.Nomsa, new TakeOfferBack(scene.Cluster, day, (HelpKind)9)));
        await Assert.ThrowsAsync<ValidationException>(() => scene.Offers(scene.Nomsa, day, kind: HelpKind.Company, from: new string('x', 81)));
    }

    [Theory, OnBothDatabases]
    public async Task Who_is_helped_by_one_is_asked_for_by_no_other_until_that_ends(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var day = await scene.HasDay();
        var thandi = await scene.Welcomes("Thandi Mokoena");
        await scene.Wishes(scene.Nomsa, day);
        await scene.Offers(scene.Sibusiso, day);
        await scene.Offers(thandi, day);
        var (his, theirs) = (await scene.HoldsOut(scene.Sibusiso, scene.Nomsa, day), await scene.HoldsOut(thandi, scene.Nomsa, day, "083 555 0003"));
        Assert.Equal(2, (await scene.Nomsa.Opens(scene.Reach(day))).Elements(".hand").Count);

        await scene.Takes(scene.Nomsa, day, his);
        // Said twice it is said.
        await scene.Takes(scene.Nomsa, day, his);
        Assert.Equal("reach.taken-back", (await Assert.ThrowsAsync<RuleBrokenException>(() => scene.Takes(scene.Nomsa, day, theirs))).Sentence);
        Assert.False((await thandi.Opens(scene.Reach(day))).Has(".hand"));
        Assert.Equal(1, await place.Count<Match>());
        Assert.Equal("reach.gone", (await Assert.ThrowsAsync<RuleBrokenException>(() => scene.HoldsOut(thandi, scene.Nomsa, day))).Sentence);

        await scene.Ends(scene.Sibusiso, day, his);
        await scene.Takes(scene.Nomsa, day, await scene.HoldsOut(thandi, scene.Nomsa, day, "083 555 0003"));
        Assert.Contains("Thandi Mokoena helps you 083 555 0003", (await scene.Nomsa.Opens(scene.Reach(day))).TextOf(".hand--agreed"), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_circuit_is_named_only_where_at_least_two_others_are_from_it(Database database)
    {
        await using var place = await Place.On(database);
        var scene = await Scene.Of(place);
        var day = await scene.HasDay();
        var (thandi, jabu) = (await scene.Welcomes("Thandi Mokoena"), await scene.Welcomes("Jabu Mahlangu"));
        var circuits = await place.Circuits("White River", "Mgwenya");
        await scene.Nomsa.TeachesAt("School of one", circuits[0]);
        await scene.Sibusiso.TeachesAt("School of two", circuits[1]);
        await thandi.TeachesAt("School of three", circuits[1]);
        await jabu.TeachesAt("School of four", circuits[1]);
        await scene.Offers(jabu, day);
        await scene.Offers(scene.Nomsa, day);
        await scene.Wishes(scene.Sibusiso, day);

        Assert.Equal("Asked from Mgwenya", (await scene.Nomsa.Opens(scene.Reach(day))).TextOf(".hand b"));
        // To Jabu only one of the others would be from somewhere else: named or not, it would be plain who asks.
        Assert.Equal("Somebody asks for this", (await jabu.Opens(scene.Reach(day))).TextOf(".hand b"));
        await scene.Wishes(scene.Nomsa, day);
        Assert.Equal(["Somebody asks for this", "Somebody asks for this"], (await jabu.Opens(scene.Reach(day))).TextsOf(".hand b"));
    }
}
