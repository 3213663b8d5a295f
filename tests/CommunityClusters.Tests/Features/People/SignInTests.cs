using System.Net;
using System.Text.RegularExpressions;
using CommunityClusters.Tests.Support;

namespace CommunityClusters.Tests.Features.People;

public sealed partial class SignInTests
{
    [Theory, OnBothDatabases]
    public async Task A_teacher_signs_in_on_another_phone(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        await nomsa.StartsCluster("Saturday Physics");
        var otherPhone = place.Visitor();

        var page = await otherPhone.SignsIn(nomsa.SignInName);

        Assert.Contains("Saturday Physics", page.Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task What_a_phones_keyboard_adds_to_the_name_is_no_difference(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");

        var page = await place.Visitor().SignsIn($" {nomsa.SignInName.ToUpperInvariant()} ");

        Assert.Equal("/", page.Path);
    }

    [Theory, OnBothDatabases]
    public async Task A_wrong_name_and_a_wrong_password_are_answered_alike(Database database)
    {
        await using var place = await Place.On(database);
        var ayanda = await place.Newcomer("Ayanda Ngcobo");

        var wrongPassword = await place.Visitor().SignsIn(ayanda.SignInName, "not the password");
        var wrongName = await place.Visitor().SignsIn("nobody.at.all.11", "not the password");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrongPassword.Status);
        Assert.Equal(wrongPassword.Status, wrongName.Status);
        Assert.Contains("do not fit together", wrongName.TextOf(".form-errors"), StringComparison.Ordinal);
        Assert.Equal(
            Stamp().Replace(wrongPassword.Html, "").Replace(ayanda.SignInName, "NAME", StringComparison.Ordinal),
            Stamp().Replace(wrongName.Html, "").Replace("nobody.at.all.11", "NAME", StringComparison.Ordinal));
        Assert.Equal(wrongPassword.Headers.Keys.Order(StringComparer.Ordinal), wrongName.Headers.Keys.Order(StringComparer.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task An_empty_form_says_beside_each_field_what_is_missing(Database database)
    {
        await using var place = await Place.On(database);

        var page = await place.Visitor().SignsIn("", "");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Type your sign-in name.", page.ErrorOf("SignInName"));
        Assert.Equal("Type a password.", page.ErrorOf("Password"));
    }

    [Theory, OnBothDatabases(Typed.Emoji, Typed.RightToLeft, Typed.Html, Typed.Attribute, "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn")]
    public async Task Whatever_is_typed_for_a_name_is_kept_and_never_run(Database database, string name)
    {
        await using var place = await Place.On(database);

        var page = await place.Visitor().SignsIn(name, "not the password");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(name, page.ValueOf("SignInName"));
        Assert.Contains("do not fit together", page.TextOf(".form-errors"), StringComparison.Ordinal);
        Assert.DoesNotContain("not the password", page.Html, StringComparison.Ordinal);
        Assert.False(page.Has("main script, main img, [onclick], [onerror]"));
    }

    [Theory, OnBothDatabases]
    public async Task A_page_that_grew_old_signs_nobody_in(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var phone = place.Visitor();
        await phone.Opens("/sign-in");
        var form = phone.Form("Sign in").With(new { nomsa.SignInName, Person.Password });

        foreach (var old in new[] { form.Stale(), form.WithoutStamp() })
        {
            var page = await phone.Sends(old);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.Equal(nomsa.SignInName, page.ValueOf("SignInName"));
            Assert.Null(phone.SessionId);
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_double_tap_signs_in(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var phone = place.Visitor();
        await phone.Opens("/sign-in");
        var form = phone.Form("Sign in").With(new { nomsa.SignInName, Person.Password });

        var pages = await Task.WhenAll(phone.Sends(form), phone.Sends(form));

        Assert.All(pages, p => Assert.Equal(HttpStatusCode.OK, p.Status));
        Assert.Contains("My clusters", (await phone.Opens("/")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Who_has_to_sign_in_first_goes_on_where_they_were_going(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var cluster = await nomsa.StartsCluster("Saturday Physics");
        var phone = place.Visitor();

        await phone.Opens($"/clusters/{cluster}/members");
        Assert.Equal("/sign-in", phone.Sees.Path);
        await phone.Submits("Sign in", new { nomsa.SignInName, Person.Password });

        Assert.Equal($"/clusters/{cluster}/members", phone.Sees.Path);
    }

    [Theory, OnBothDatabases("https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "javascript:alert(1)")]
    public async Task Nobody_is_led_to_another_site(Database database, string then)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var phone = place.Visitor();
        await phone.Opens($"/sign-in?then={Uri.EscapeDataString(then)}");

        var page = await phone.SendsOnly(phone.Form("Sign in").With(new { nomsa.SignInName, Person.Password }));

        Assert.Equal("/", page.LeadsTo);
    }

    [GeneratedRegex("CfDJ8[A-Za-z0-9_-]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Stamp();
}
