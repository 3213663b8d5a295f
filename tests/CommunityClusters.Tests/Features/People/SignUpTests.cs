using System.Net;
using CommunityClusters.Features.People;
using CommunityClusters.Tests.Support;

namespace CommunityClusters.Tests.Features.People;

public sealed class SignUpTests
{
    [Theory, OnBothDatabases]
    public async Task A_name_and_a_password_make_an_account_at_once(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = place.Visitor();

        var page = await nomsa.SignsUp("Nomsa Dlamini");

        Assert.Equal("/start", page.Path);
        Assert.Matches(@"^nomsa\.dlamini\.[0-9]{2,}$", nomsa.SignInName);
        Assert.Equal("/", (await place.Visitor().SignsIn(nomsa.SignInName)).Path);
    }

    [Theory, OnBothDatabases]
    public async Task The_sign_in_name_is_shown_once(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");

        Assert.True(nomsa.Sees.Has("#sign-in-name"));
        Assert.False((await nomsa.Opens("/start")).Has("#sign-in-name"));
    }

    [Theory, OnBothDatabases]
    public async Task An_empty_form_says_beside_each_field_what_is_missing(Database database)
    {
        await using var place = await Place.On(database);
        var visitor = place.Visitor();
        await visitor.Opens("/sign-up");

        var page = await visitor.Submits("Go on");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Type your name.", page.ErrorOf("Name"));
        Assert.Equal("Type a password.", page.ErrorOf("Password"));
        Assert.Equal(0, await place.Count<Teacher>());
    }

    [Theory, OnBothDatabases]
    public async Task A_name_of_200_letters_is_kept_for_the_person_to_shorten(Database database)
    {
        await using var place = await Place.On(database);
        var visitor = place.Visitor();
        await visitor.Opens("/sign-up");

        var page = await visitor.Submits("Go on", new { Name = Typed.TwoHundredLetters, Person.Password });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("at most 100 letters", page.ErrorOf("Name"), StringComparison.Ordinal);
        Assert.Equal(Typed.TwoHundredLetters, page.ValueOf("Name"));
        Assert.Equal(0, await place.Count<Teacher>());
    }

    [Theory, OnBothDatabases]
    public async Task A_short_password_is_refused_and_never_sent_back(Database database)
    {
        await using var place = await Place.On(database);
        var visitor = place.Visitor();
        await visitor.Opens("/sign-up");

        var page = await visitor.Submits("Go on", new { Name = "Nomsa Dlamini", Password = "nine-char" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("at least 10", page.ErrorOf("Password"), StringComparison.Ordinal);
        Assert.Equal("Nomsa Dlamini", page.ValueOf("Name"));
        Assert.DoesNotContain("nine-char", page.Html, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases(Typed.Emoji, Typed.RightToLeft, Typed.Html, Typed.Attribute)]
    public async Task Any_name_is_shown_as_it_was_typed_and_never_run(Database database, string name)
    {
        await using var place = await Place.On(database);
        var teacher = await place.Newcomer(name);

        await teacher.StartsCluster("Saturday Physics");

        Assert.Equal(name, teacher.Sees.TextOf(".people b"));
        Assert.False(teacher.Sees.Has("main script, main img, [onclick], [onerror]"));
        Assert.Equal("/", (await place.Visitor().SignsIn(teacher.SignInName)).Path);
    }

    [Theory, OnBothDatabases]
    public async Task A_page_that_grew_old_makes_no_account_and_keeps_what_was_typed(Database database)
    {
        await using var place = await Place.On(database);
        var visitor = place.Visitor();
        await visitor.Opens("/sign-up");
        var form = visitor.Form("Go on").With(new { Name = "Nomsa Dlamini", Person.Password });

        foreach (var old in new[] { form.Stale(), form.WithoutStamp() })
        {
            var page = await visitor.Sends(old);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.Equal("Nomsa Dlamini", page.ValueOf("Name"));
            Assert.Contains("This page was open for a long time", page.TextOf(".form-errors"), StringComparison.Ordinal);
            Assert.Equal(0, await place.Count<Teacher>());
        }

        await visitor.Submits("Go on", new { Person.Password });
        Assert.Equal("/start", visitor.Sees.Path);
    }

    [Theory, OnBothDatabases]
    public async Task A_double_tap_makes_one_account(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = place.Visitor();
        await nomsa.Opens("/sign-up");
        var twin = nomsa.Twin();
        var form = nomsa.Form("Go on").With(new { Name = "Nomsa Dlamini", Person.Password });

        var pages = await Task.WhenAll(nomsa.Sends(form), twin.Sends(form));

        Assert.All(pages, p => Assert.Equal("/start", p.Path));
        Assert.Equal(1, await place.Count<Teacher>());
    }

    [Theory, OnBothDatabases]
    public async Task A_phone_that_did_not_hear_the_answer_finds_the_account_it_made(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = place.Visitor();
        await nomsa.Opens("/sign-up");
        var twin = nomsa.Twin();
        var form = nomsa.Form("Go on").With(new { Name = "Nomsa Dlamini", Person.Password });
        var first = await nomsa.Sends(form);

        var second = await twin.Sends(form);

        Assert.Equal(first.TextOf("#sign-in-name b"), second.TextOf("#sign-in-name b"));
        Assert.Equal(1, await place.Count<Teacher>());
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_sends_the_form_again_with_another_password_gets_nobodys_account(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = place.Visitor();
        await nomsa.Opens("/sign-up");
        var thief = nomsa.Twin();
        var form = nomsa.Form("Go on");
        await nomsa.Sends(form.With(new { Name = "Nomsa Dlamini", Person.Password }));

        var page = await thief.Sends(form.With(new { Name = "Nomsa Dlamini", Password = "another password" }));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Null(thief.SessionId);
    }

    [Theory, OnBothDatabases]
    public async Task A_form_without_its_own_id_is_never_taken_for_a_colleagues(Database database)
    {
        await using var place = await Place.On(database);
        var (nomsa, sibusiso) = (place.Visitor(), place.Visitor());
        foreach (var (person, name) in new[] { (nomsa, "Nomsa Dlamini"), (sibusiso, "Sibusiso Nkosi") })
        {
            await person.Opens("/sign-up");
            await person.Sends(person.Form("Go on").With(new { Name = name, Person.Password }).Without("Ask.CommandId"));
        }

        Assert.StartsWith("sibusiso", sibusiso.Sees.TextOf("#sign-in-name b"), StringComparison.Ordinal);
        Assert.Equal(2, await place.Count<Teacher>());
    }

    [Theory, OnBothDatabases]
    public async Task A_form_whose_id_is_made_of_zeros_makes_no_account(Database database)
    {
        await using var place = await Place.On(database);
        var visitor = place.Visitor();
        await visitor.Opens("/sign-up");

        var page = await visitor.Submits("Go on", new { Name = "Nomsa Dlamini", Person.Password, CommandId = Guid.Empty.ToString() });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Nomsa Dlamini", page.ValueOf("Name"));
        Assert.Equal(0, await place.Count<Teacher>());
    }

    [Theory, OnBothDatabases("https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example", "javascript:alert(1)")]
    public async Task Nobody_is_led_to_another_site(Database database, string then)
    {
        await using var place = await Place.On(database);
        var nomsa = place.Visitor();
        await nomsa.Opens($"/sign-up?then={Uri.EscapeDataString(then)}");

        var page = await nomsa.SendsOnly(nomsa.Form("Go on").With(new { Name = "Nomsa Dlamini", Person.Password }));

        Assert.Equal("/start", page.LeadsTo);
    }
}
