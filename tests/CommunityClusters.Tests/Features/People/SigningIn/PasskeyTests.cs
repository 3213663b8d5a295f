using System.Net;
using System.Text.Json;
using CommunityClusters.Features.People.SigningIn;
using CommunityClusters.Identity;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityClusters.Tests.Features.People.SigningIn;

public sealed class PasskeyTests
{
    [Theory, OnBothDatabases]
    public async Task A_teacher_signs_in_by_the_passkey_that_their_phone_made(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        using var phone = await Made(nomsa);
        await nomsa.SignsOut();

        var seen = await Uses(nomsa, phone);

        Assert.Equal("/", seen.Path);
        Assert.True(await nomsa.IsSignedIn());
        Assert.Single((await place.Sends(nomsa, new MyWaysIn())).Keys);
    }

    [Theory, OnBothDatabases]
    public async Task A_phone_is_known_by_a_passkey_alone_unless_others_use_it_too(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        using var phone = await Made(nomsa);
        await nomsa.SignsOut();
        nomsa.Loses("device");

        await Uses(nomsa, phone, shared: true);
        await nomsa.SignsOut();
        Assert.Equal("/sign-up", await FirstOffered());

        await Uses(nomsa, phone);
        await nomsa.SignsOut();
        Assert.Equal("/sign-in", await FirstOffered());

        async Task<string?> FirstOffered() => (await nomsa.Opens("/")).Document.QuerySelector(".board a.button")?.GetAttribute("href");
    }

    [Theory, OnBothDatabases]
    public async Task Without_the_password_no_passkey_is_kept(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        using var phone = new Authenticator();
        var offer = await place.Sends(nomsa, new OfferPasskey());
        var asked = new KeepPasskey { PresentPassword = "not the password", Credential = phone.Makes(offer.Options), State = offer.State };

        var wrong = await Assert.ThrowsAsync<RuleBrokenException>(() => place.Sends(nomsa, asked));

        Assert.Equal("password.wrong", wrong.Sentence);
        Assert.Empty((await place.Sends(nomsa, new MyWaysIn())).Keys);
    }

    [Theory, OnBothDatabases]
    public async Task An_answer_works_once_and_for_five_minutes(Database database)
    {
        var clock = new FakeClock();
        await using var place = await Place.On(database, s => s.AddSingleton<TimeProvider>(clock));
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        using var phone = await Made(nomsa);
        var offer = await place.Sends(null, new OfferPasskeySignIn());
        var answer = new SignInByPasskey { Credential = phone.Uses(offer.Options), State = offer.State };

        await place.Sends(null, answer);

        await Fails(place, answer);
        var later = await place.Sends(null, new OfferPasskeySignIn());
        clock.Passes(TimeSpan.FromMinutes(6));
        await Fails(place, new SignInByPasskey { Credential = phone.Uses(later.Options), State = later.State });
    }

    [Theory, OnBothDatabases]
    public async Task What_does_not_fit_the_offer_signs_nobody_in(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        using var phone = await Made(nomsa);
        using var stranger = new Authenticator();
        var offer = await place.Sends(null, new OfferPasskeySignIn());
        var other = await place.Sends(null, new OfferPasskeySignIn());

        await Fails(place, new SignInByPasskey { Credential = phone.Uses(other.Options), State = offer.State });
        await Fails(place, new SignInByPasskey { Credential = stranger.Uses(offer.Options), State = offer.State });
        await Fails(place, new SignInByPasskey { Credential = "{}", State = offer.State });
        await Fails(place, new SignInByPasskey { Credential = phone.Uses(offer.Options), State = "made up" });
        phone.Origin = "http://elsewhere.example";
        await Fails(place, new SignInByPasskey { Credential = phone.Uses(offer.Options), State = offer.State });
    }

    [Theory, OnBothDatabases]
    public async Task One_that_was_taken_away_opens_nothing_and_nobody_takes_anothers(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var pieter = await place.Newcomer("Pieter Stranger");
        using var phone = await Made(nomsa);

        await place.Sends(pieter, new ForgetPasskey { Key = phone.Id, PresentPassword = Person.Password });
        Assert.Single((await place.Sends(nomsa, new MyWaysIn())).Keys);

        await nomsa.Opens("/me/passkeys");
        var gone = nomsa.Form("Take away").And("Gone.Key", phone.Id);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await nomsa.Sends(gone.And("Gone.PresentPassword", "not the password"))).Status);
        Assert.Equal("/me/sign-in", (await nomsa.Sends(gone.And("Gone.PresentPassword", Person.Password))).Path);
        await nomsa.SignsOut();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Uses(nomsa, phone)).Status);
    }

    [Theory, OnBothDatabases]
    public async Task An_offer_made_to_one_teacher_gives_no_other_a_passkey(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var pieter = await place.Newcomer("Pieter Stranger");
        using var phone = new Authenticator();
        var offer = await place.Sends(nomsa, new OfferPasskey());

        await Assert.ThrowsAsync<RuleBrokenException>(() => place.Sends(pieter, new KeepPasskey { PresentPassword = Person.Password, Credential = phone.Makes(offer.Options), State = offer.State }));

        Assert.Empty((await place.Sends(pieter, new MyWaysIn())).Keys);
    }

    [Theory, OnBothDatabases]
    public async Task None_is_made_on_a_phone_that_others_use_too(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        await nomsa.SignsOut();
        await nomsa.Opens("/sign-in");
        await nomsa.Sends(nomsa.Form("Sign in").With(new { nomsa.SignInName, Person.Password }).And("Ask.Shared", "true"));
        using var phone = new Authenticator();
        var offer = await place.Sends(nomsa, new OfferPasskey());

        Assert.False((await nomsa.Opens("/me/passkeys")).Has("[data-passkey]"));
        var refused = await Assert.ThrowsAsync<RuleBrokenException>(() =>
            place.Sends(nomsa, new KeepPasskey { PresentPassword = Person.Password, Credential = phone.Makes(offer.Options), State = offer.State }));
        Assert.Equal("passkey.shared", refused.Sentence);
    }

    private static async Task Fails(Place place, SignInByPasskey answer) =>
        Assert.Equal("passkey.failed", (await Assert.ThrowsAsync<RuleBrokenException>(() => place.Sends(null, answer))).Sentence);

    // As the page's script does it.
    private static async Task<Authenticator> Made(Person person)
    {
        var phone = new Authenticator();
        await person.Opens("/me/passkeys");
        var form = person.Form("Make a passkey on this device");
        var offer = Offer(await person.SendsOnly(form.To("/me/passkeys?handler=Offer")));
        var seen = await person.Sends(form.With(new { PresentPassword = Person.Password, Credential = phone.Makes(offer.Options), offer.State }));
        Assert.Equal("/me/sign-in", seen.Path);
        return phone;
    }

    private static async Task<Sight> Uses(Person person, Authenticator phone, bool shared = false)
    {
        await person.Opens("/sign-in");
        var form = person.Form("Sign in with a passkey");
        var offer = Offer(await person.SendsOnly(form.To("/sign-in?handler=Offer")));
        return await person.Sends(form.With(new { Credential = phone.Uses(offer.Options), offer.State, Shared = shared ? "true" : "false" }));
    }

    private static PasskeyOffer Offer(Sight answer) => JsonSerializer.Deserialize<PasskeyOffer>(answer.Html, JsonSerializerOptions.Web)!;
}
