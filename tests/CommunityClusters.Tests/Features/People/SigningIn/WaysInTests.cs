using System.Net;
using CommunityClusters.Features.People.SigningIn;
using CommunityClusters.Identity;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityClusters.Tests.Features.People.SigningIn;

public sealed class WaysInTests
{
    private const string Another = "another long one";

    [Theory, OnBothDatabases]
    public async Task A_changed_password_signs_out_everywhere_else_at_once(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var cluster = await nomsa.StartsCluster("Saturday Physics");
        var lost = await nomsa.SignsInOnAnotherPhone();
        await using var line = await lost.WatchesPageOf(cluster);

        await nomsa.Opens("/me/password");
        var seen = await nomsa.Submits("Change it", new { PresentPassword = Person.Password, Password = Another });

        Assert.Equal("/me/sign-in", seen.Path);
        await Eventually.Is(() => line.IsClosed);
        Assert.False(await lost.IsSignedIn());
        Assert.True(await nomsa.IsSignedIn());
        Assert.Equal("/", (await place.Visitor().SignsIn(nomsa.SignInName, Another)).Path);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await place.Visitor().SignsIn(nomsa.SignInName)).Status);
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_starts_over_takes_back_what_somebody_else_may_have_made(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        await place.Sends(nomsa, new MakeRecoveryCodes { PresentPassword = Person.Password });

        await place.Sends(nomsa, new ChangePassword { PresentPassword = Person.Password, Password = Another });
        Assert.Equal(6, (await place.Sends(nomsa, new MyWaysIn())).CodesLeft);
        await place.Sends(nomsa, new ChangePassword { PresentPassword = Another, Password = Person.Password, StartOver = true });

        Assert.Equal(0, (await place.Sends(nomsa, new MyWaysIn())).CodesLeft);
    }

    [Theory, OnBothDatabases]
    public async Task A_password_that_was_changed_while_it_was_being_checked_opens_nothing(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var proven = await place.Reads(db => db.Users.AsNoTracking().SingleAsync(a => a.UserName == nomsa.SignInName));
        Assert.True(await place.Reads(db => db.StillIs(proven, TestContext.Current.CancellationToken)));

        await place.Sends(nomsa, new ChangePassword { PresentPassword = Person.Password, Password = Another });

        Assert.False(await place.Reads(db => db.StillIs(proven, TestContext.Current.CancellationToken)));
    }

    [Theory, OnBothDatabases]
    public async Task Without_the_present_password_it_stays_what_it_was(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        await nomsa.Opens("/me/password");

        var wrong = await nomsa.Submits("Change it", new { PresentPassword = "not the password", Password = Another });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("This is not your password", wrong.TextOf(".form-errors"), StringComparison.Ordinal);
        var empty = await nomsa.Submits("Change it", new { PresentPassword = "", Password = "short" });

        Assert.Equal("Type a password.", empty.ErrorOf("PresentPassword"));
        Assert.StartsWith("This password is too short.", empty.ErrorOf(".Password"), StringComparison.Ordinal);
        Assert.Equal("/", (await place.Visitor().SignsIn(nomsa.SignInName)).Path);
    }

    [Theory, OnBothDatabases]
    public async Task Sign_out_everywhere_works_at_once(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var cluster = await nomsa.StartsCluster("Saturday Physics");
        var other = await nomsa.SignsInOnAnotherPhone();
        await using var line = await other.WatchesPageOf(cluster);
        var pieter = await place.Newcomer("Pieter Stranger");

        await nomsa.Opens("/me/sign-in");
        Assert.Equal("/", (await nomsa.Submits("Sign out everywhere")).Path);

        await Eventually.Is(() => line.IsClosed);
        Assert.False(await nomsa.IsSignedIn());
        Assert.False(await other.IsSignedIn());
        Assert.True(await pieter.IsSignedIn());
    }

    [Theory, OnBothDatabases]
    public async Task One_lost_phone_is_signed_out_from_another_and_nobody_elses(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var lost = await nomsa.SignsInOnAnotherPhone();
        var pieter = await place.Newcomer("Pieter Stranger");
        await place.Sends(pieter, new SignOutThere(lost.SessionId!.Value));
        Assert.True(await lost.IsSignedIn());

        await nomsa.Opens("/me/sign-in");
        var seen = await nomsa.Submits("Sign out there");

        Assert.Contains("Signed out there.", seen.Text, StringComparison.Ordinal);
        Assert.False(await lost.IsSignedIn());
        Assert.True(await nomsa.IsSignedIn());
    }

    [Theory, OnBothDatabases]
    public async Task On_a_shared_phone_the_session_ends_by_itself_and_nothing_is_remembered(Database database)
    {
        var clock = new FakeClock();
        await using var place = await Place.On(database, s => s.AddSingleton<TimeProvider>(clock));
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var shared = place.Visitor();
        await shared.Opens("/sign-in");

        var answer = await shared.SendsOnly(shared.Form("Sign in").With(new { nomsa.SignInName, Person.Password }).And("Ask.Shared", "true"));

        Assert.Equal("/", answer.LeadsTo);
        Assert.DoesNotContain("expires", answer.Headers["Set-Cookie"], StringComparison.OrdinalIgnoreCase);
        Assert.Null(shared.Cookie("device"));
        Assert.True(await shared.IsSignedIn());
        clock.Passes(TimeSpan.FromHours(12));
        Assert.False(await shared.IsSignedIn());
        Assert.True(await nomsa.IsSignedIn());
    }

    [Theory, OnBothDatabases("NOMSA@school.example ", "0821234567", "+27 82 123-4567", "082 123 4567", "\u200F۰۸۲ ۱۲۳ ۴۵۶۷")]
    public async Task An_e_mail_or_number_does_in_place_of_the_sign_in_name(Database database, string typed)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        await Keeps(nomsa, "nomsa@school.example", "082 123 4567");

        Assert.Equal("/", (await place.Visitor().SignsIn(typed)).Path);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await place.Visitor().SignsIn(typed, "not the password")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task A_hint_is_never_a_claim_and_several_may_have_the_same(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var sibusiso = await place.Newcomer("Sibusiso Nkosi");
        await Keeps(nomsa, "office@school.example", "");
        await place.Sends(sibusiso, new ChangePassword { PresentPassword = Person.Password, Password = Another });
        await place.Sends(sibusiso, new KeepSignInHints { Email = "office@school.example", PresentPassword = Another });

        var first = place.Visitor();
        await first.SignsIn("office@school.example");
        var second = place.Visitor();
        await second.SignsIn("office@school.example", Another);

        Assert.Equal("Nomsa Dlamini", (await first.Opens("/me")).TextOf("h1"));
        Assert.Equal("Sibusiso Nkosi", (await second.Opens("/me")).TextOf("h1"));
    }

    [Theory, OnBothDatabases]
    public async Task Where_hint_and_password_fit_several_the_sign_in_name_tells_them_apart(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var sibusiso = await place.Newcomer("Sibusiso Nkosi");
        await Keeps(nomsa, "office@school.example", "");
        await Keeps(sibusiso, "office@school.example", "");

        var seen = await place.Visitor().SignsIn("office@school.example");

        Assert.Contains("Please use your sign-in name", seen.TextOf(".form-errors"), StringComparison.Ordinal);
        Assert.Equal("/", (await place.Visitor().SignsIn(nomsa.SignInName)).Path);
    }

    [Theory, OnBothDatabases]
    public async Task Hints_follow_a_new_password_and_end_when_taken_away(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        await Keeps(nomsa, "nomsa@school.example", "");
        await place.Sends(nomsa, new ChangePassword { PresentPassword = Person.Password, Password = Another });

        Assert.Equal("/", (await place.Visitor().SignsIn("nomsa@school.example", Another)).Path);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await place.Visitor().SignsIn("nomsa@school.example")).Status);

        await place.Sends(nomsa, new KeepSignInHints { PresentPassword = Another });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await place.Visitor().SignsIn("nomsa@school.example", Another)).Status);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_no_address_or_number_is_told_beside_its_field_and_kept(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        await nomsa.Opens("/me/hints");

        var seen = await nomsa.Submits("Save", new { Email = "not an address", Phone = Typed.Emoji, PresentPassword = Person.Password });

        Assert.StartsWith("This does not look like an e-mail address.", seen.ErrorOf("Email"), StringComparison.Ordinal);
        Assert.StartsWith("This does not look like a phone number.", seen.ErrorOf("Phone"), StringComparison.Ordinal);
        Assert.Equal("not an address", seen.ValueOf("Email"));
        Assert.Equal(Typed.Emoji, seen.ValueOf("Phone"));
    }

    private static async Task Keeps(Person person, string email, string phone)
    {
        await person.Opens("/me/hints");
        Assert.Equal("/me/sign-in", (await person.Submits("Save", new { Email = email, Phone = phone, PresentPassword = Person.Password })).Path);
    }
}
