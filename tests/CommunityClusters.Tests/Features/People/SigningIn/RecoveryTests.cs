using System.Net;
using CommunityClusters.Identity;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Tests.Features.People.SigningIn;

public sealed class RecoveryTests
{
    private const string Another = "another long one";

    [Theory, OnBothDatabases]
    public async Task A_code_lets_a_teacher_back_in_who_lost_phone_and_password(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var codes = await Codes(nomsa);
        var newPhone = place.Visitor();

        var seen = await Recovers(newPhone, codes[0].ToLowerInvariant().Replace('-', ' '));

        Assert.Equal("/me/sign-in", seen.Path);
        Assert.Contains(nomsa.SignInName, seen.Text, StringComparison.Ordinal);
        Assert.Contains("5 codes are left", seen.Text, StringComparison.Ordinal);
        Assert.Equal("/", (await place.Visitor().SignsIn(nomsa.SignInName, Another)).Path);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await place.Visitor().SignsIn(nomsa.SignInName)).Status);
        Assert.False(await nomsa.IsSignedIn());
    }

    [Theory, OnBothDatabases]
    public async Task Each_code_works_once_and_only_the_newest_work(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var old = await Codes(nomsa);
        var codes = await Codes(nomsa);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Recovers(place.Visitor(), old[0])).Status);
        Assert.Equal("/me/sign-in", (await Recovers(place.Visitor(), codes[0])).Path);
        var again = await Recovers(place.Visitor(), codes[0]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("This code does not work", again.TextOf(".form-errors"), StringComparison.Ordinal);
        Assert.Equal(codes[0], again.ValueOf("Code"));
    }

    [Theory, OnBothDatabases]
    public async Task One_code_sent_twice_at_once_lets_in_once(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var codes = await Codes(nomsa);
        var first = place.Visitor();
        var second = place.Visitor();
        await first.Opens("/recover");
        await second.Opens("/recover");

        var seen = await Task.WhenAll(
            first.Sends(first.Form("Set the password and sign in").With(new { Code = codes[0], Password = Another })),
            second.Sends(second.Form("Set the password and sign in").With(new { Code = codes[0], Password = Another })));

        Assert.Single(seen, s => s.Path == "/me/sign-in");
        Assert.Single(seen, s => s.Status == HttpStatusCode.UnprocessableEntity);
    }

    [Theory, OnBothDatabases]
    public async Task Codes_are_shown_once_kept_as_hashes_and_made_for_the_password_only(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        await nomsa.Opens("/me/codes");
        var wrong = await nomsa.Submits("Make codes", new { PresentPassword = "not the password" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(0, await place.Count<RecoveryCode>());

        var codes = await Codes(nomsa);

        Assert.Equal(6, codes.Distinct(StringComparer.Ordinal).Count());
        Assert.Contains("no-store", nomsa.Sees.Headers["Cache-Control"], StringComparison.Ordinal);
        Assert.False((await nomsa.Opens("/me/codes")).Has(".codes"));
        var kept = await place.Reads(db => db.Set<RecoveryCode>().Select(c => c.Hash).ToListAsync());
        Assert.All(kept, hash => Assert.Equal(32, hash.Length));
    }

    [Theory, OnBothDatabases]
    public async Task Codes_that_were_never_looked_at_are_not_shown_to_whoever_has_the_phone_next(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        await nomsa.Opens("/me/codes");
        await nomsa.SendsOnly(nomsa.Form("Make codes").With(new { PresentPassword = Person.Password }));
        var made = nomsa.Twin();
        await nomsa.SignsOut();
        await nomsa.SignsUp("Pieter Stranger");
        Assert.False((await nomsa.Opens("/me/codes")).Has(".codes"));

        // Nor if the phone lost the old session in another way.
        made.Loses("clusters");
        await made.SignsUp("Pieter Stranger");
        Assert.False((await made.Opens("/me/codes")).Has(".codes"));
    }

    [Theory, OnBothDatabases]
    public async Task An_empty_or_short_form_says_beside_each_field_what_is_missing(Database database)
    {
        await using var place = await Place.On(database);
        var visitor = place.Visitor();
        await visitor.Opens("/recover");

        var seen = await visitor.Submits("Set the password and sign in", new { Code = "", Password = "short" });

        Assert.Equal("Type one of your recovery codes.", seen.ErrorOf("Code"));
        Assert.StartsWith("This password is too short.", seen.ErrorOf("Password"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Recovers(visitor, Typed.Html)).Status);
    }

    private static async Task<IReadOnlyList<string>> Codes(Person person)
    {
        await person.Opens("/me/codes");
        return (await person.Submits("Make codes", new { PresentPassword = Person.Password })).TextsOf(".codes code");
    }

    private static async Task<Sight> Recovers(Person person, string code)
    {
        await person.Opens("/recover");
        return await person.Submits("Set the password and sign in", new { Code = code, Password = Another });
    }
}
