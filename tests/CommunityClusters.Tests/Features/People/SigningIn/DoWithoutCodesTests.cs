using System.Net;
using CommunityClusters.Features.People.SigningIn;
using CommunityClusters.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityClusters.Tests.Features.People.SigningIn;

public sealed class DoWithoutCodesTests
{
    private const string Card = "#codes";

    [Theory, OnBothDatabases]
    public async Task From_the_second_day_on_home_offers_recovery_codes_to_who_has_a_password_and_nothing_else(Database database)
    {
        var clock = new FakeClock();
        await using var place = await On(database, clock);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        clock.Passes(TimeSpan.FromHours(23));
        Assert.False((await nomsa.Opens("/")).Has(Card));

        clock.Passes(TimeSpan.FromHours(1));

        Assert.Equal("/me/codes", (await nomsa.Opens("/")).One($"{Card} a.button").GetAttribute("href"));
        Assert.Contains("Nobody can send you a new password, not even we.", nomsa.Sees.TextOf(Card), StringComparison.Ordinal);
        Assert.False((await place.Visitor().Opens("/")).Has(Card));
        await place.Sends(nomsa, new MakeRecoveryCodes { PresentPassword = Person.Password });
        Assert.False((await nomsa.Opens("/")).Has(Card));
    }

    [Theory, OnBothDatabases]
    public async Task Who_can_sign_in_by_a_passkey_is_not_asked_and_who_can_by_a_number_is_for_it_lets_nobody_back_in(Database database)
    {
        var clock = new FakeClock();
        await using var place = await On(database, clock);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var sibusiso = await place.Newcomer("Sibusiso Nkosi");
        await place.Sends(nomsa, new KeepSignInHints { Phone = "082 765 4321", PresentPassword = Person.Password });
        clock.Passes(TimeSpan.FromDays(2));
        Assert.True((await nomsa.Opens("/")).Has(Card));
        Assert.True((await sibusiso.Opens("/")).Has(Card));
        using var phone = new Authenticator();
        var offer = await place.Sends(sibusiso, new OfferPasskey());
        await place.Sends(sibusiso, new KeepPasskey { PresentPassword = Person.Password, Credential = phone.Makes(offer.Options), State = offer.State });

        Assert.False((await sibusiso.Opens("/")).Has(Card));
    }

    [Theory, OnBothDatabases]
    public async Task Put_away_it_stays_away_on_every_phone_and_for_good(Database database)
    {
        var clock = new FakeClock();
        await using var place = await On(database, clock);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var sibusiso = await place.Newcomer("Sibusiso Nkosi");
        clock.Passes(TimeSpan.FromDays(1));
        await nomsa.Opens("/");
        var (form, twin) = (nomsa.Form("Put this away"), nomsa.Twin());

        Assert.Equal((HttpStatusCode.OK, "/"), ((await nomsa.Sends(form)).Status, nomsa.Sees.Path));
        Assert.Equal((HttpStatusCode.OK, "/"), ((await twin.Sends(form)).Status, twin.Sees.Path));

        clock.Passes(TimeSpan.FromDays(300));
        Assert.False((await (await nomsa.SignsInOnAnotherPhone()).Opens("/")).Has(Card));
        Assert.True((await sibusiso.Opens("/")).Has(Card));
    }

    private static Task<Place> On(Database database, FakeClock clock) => Place.On(database, s => s.AddSingleton<TimeProvider>(clock));
}
