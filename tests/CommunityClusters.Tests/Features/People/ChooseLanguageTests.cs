using System.Net;
using CommunityClusters.Localisation;
using CommunityClusters.Tests.Support;

namespace CommunityClusters.Tests.Features.People;

public sealed class ChooseLanguageTests
{
    private static readonly Words Words = new();

    [Theory, OnBothDatabases]
    public async Task Whoever_chooses_a_language_goes_on_in_it_where_they_were(Database database)
    {
        await using var place = await Place.On(database);
        var visitor = place.Visitor();
        Assert.Equal("en", (await visitor.Opens("/find?Ask.Words=optics")).Language);

        var page = await visitor.ChoosesLanguage("ur");

        Assert.Equal(("/find?Ask.Words=optics", "ur"), (page.Address.PathAndQuery, page.Language));
        Assert.Equal("rtl", page.Document.DocumentElement.GetAttribute("dir"));
        Assert.Equal(In("ur", "find.title"), page.TextOf("h1"));
        Assert.Equal("ur", (await visitor.Opens("/sign-up")).Language);
        Assert.Equal("ltr", (await visitor.ChoosesLanguage("zu")).Document.DocumentElement.GetAttribute("dir"));
    }

    [Theory, OnBothDatabases("https://elsewhere.example/", "//elsewhere.example", "/\\elsewhere.example")]
    public async Task It_never_leads_to_another_site(Database database, string then)
    {
        await using var place = await Place.On(database);
        var visitor = place.Visitor();
        await visitor.Opens("/find");

        var answer = await visitor.SendsOnly(visitor.Form("isiZulu", ".foot").And("then", then));

        Assert.Equal("/", answer.LeadsTo);
    }

    [Theory, OnBothDatabases("af", "", "zu-ZA", "../en")]
    public async Task A_language_that_there_is_not_is_refused_and_changes_nothing(Database database, string code)
    {
        await using var place = await Place.On(database);
        var visitor = place.Visitor();
        await visitor.Opens("/find");

        var answer = await visitor.Sends(visitor.Form("isiZulu", ".foot").And("Ask.Language", code));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "en"), (answer.Status, answer.Language));
        Assert.Null(visitor.Cookie("language"));
        visitor.Keeps("language", $"c%3D{code}%7Cuic%3D{code}");
        Assert.NotEqual("af", (await visitor.Opens("/find")).Language);
    }

    [Theory, OnBothDatabases]
    public async Task A_teachers_choice_goes_with_them_to_another_phone_and_leaves_it_when_they_sign_out(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        await nomsa.ChoosesLanguage("zu");
        var lent = place.Visitor();
        await lent.Opens("/find");
        await lent.ChoosesLanguage("ur");

        await lent.Opens("/sign-in");
        var page = await lent.Sends(lent.Form(In("ur", "sign-in.go")).With(new { nomsa.SignInName, Person.Password }));
        Assert.Equal(("/", "zu"), (page.Path, page.Language));
        Assert.Equal("zu", (await lent.Opens("/me")).Language);

        await lent.Opens("/sign-out");
        Assert.Equal("ur", (await lent.Sends(lent.Form(In("zu", "sign-out.go")))).Language);
        Assert.Equal("ur", (await lent.Opens("/find")).Language);
    }

    [Theory, OnBothDatabases]
    public async Task A_phone_handed_from_one_teacher_to_the_next_speaks_to_each_as_they_chose(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        await nomsa.ChoosesLanguage("zu");
        var ayesha = await place.Newcomer("Ayesha Bibi");
        await ayesha.ChoosesLanguage("ur");

        // She signs in where Ayesha forgot to sign out.
        await ayesha.Opens("/sign-in");
        var page = await ayesha.Sends(ayesha.Form(In("ur", "sign-in.go")).With(new { nomsa.SignInName, Person.Password }));

        Assert.Equal("zu", page.Language);
    }

    [Theory, OnBothDatabases]
    public async Task Who_makes_an_account_in_a_language_has_it_everywhere(Database database)
    {
        await using var place = await Place.On(database);
        var visitor = place.Visitor();
        await visitor.Opens("/sign-up");
        await visitor.ChoosesLanguage("ur");
        await visitor.Sends(visitor.Form(In("ur", "sign-up.go")).With(new { Name = "Ayesha Bibi", Person.Password }));
        var name = visitor.Sees.TextOf("#sign-in-name b");

        Assert.Equal("ur", (await place.Visitor().SignsIn(name)).Language);
    }

    [Theory, OnBothDatabases]
    public async Task A_browsers_wish_is_offered_in_its_language_and_switches_nothing(Database database)
    {
        await using var place = await Place.On(database);
        var visitor = place.Visitor();
        visitor.BrowserAsksFor = "zu-ZA,zu;q=0.9,en;q=0.8";

        var page = await visitor.Opens("/find");
        Assert.Equal("en", page.Language);
        Assert.Equal("zu", page.One(".spoken").GetAttribute("lang"));
        Assert.Contains(In("zu", "language.offer"), page.TextOf(".spoken"), StringComparison.Ordinal);

        // Who chooses English is not asked again.
        Assert.False((await visitor.Sends(visitor.Form("isiZulu", ".foot").And("Ask.Language", "en"))).Has(".spoken"));
        visitor.BrowserAsksFor = "ur";
        Assert.False((await visitor.Opens("/sign-up")).Has(".spoken"));
    }

    [Theory]
    [InlineData("en-ZA,en;q=0.9,zu;q=0.8")]
    [InlineData("af,en;q=0.9,zu;q=0.1")]
    [InlineData("fr")]
    [InlineData("*")]
    [InlineData("%%%,;q=x")]
    public async Task Who_reads_English_first_is_offered_nothing(string wish)
    {
        await using var place = await Place.On(Database.Sqlite);
        var visitor = place.Visitor();
        visitor.BrowserAsksFor = wish;

        Assert.False((await visitor.Opens("/find")).Has(".spoken"));
    }

    [Theory, OnBothDatabases]
    public async Task A_translation_that_nobody_reviewed_says_so_on_every_page_with_a_way_back(Database database)
    {
        await using var place = await Place.On(database);
        var visitor = place.Visitor();
        await visitor.Opens("/find");
        await visitor.ChoosesLanguage("ur");
        foreach (var address in new[] { "/", "/find", "/sign-in", "/nowhere", "/languages", "/sign-up" })
        {
            var page = await visitor.Opens(address);
            Assert.Contains(In("ur", "language.unreviewed"), page.TextOf(".spoken"), StringComparison.Ordinal);
            Assert.Equal("/words?language=ur", page.One(".spoken a").GetAttribute("href"));
            Assert.Equal("en", page.One(".spoken button").GetAttribute("value"));
        }

        Assert.False((await visitor.ChoosesLanguage("en")).Has(".spoken"));
    }

    [Theory, OnBothDatabases]
    public async Task A_page_that_says_what_went_wrong_leads_to_the_languages_and_back(Database database)
    {
        await using var place = await Place.On(database);
        var visitor = place.Visitor();
        var form = (await visitor.Opens("/nowhere")).One(".foot form");

        Assert.Equal(("get", "/languages"), (form.GetAttribute("method"), form.GetAttribute("action")));
        Assert.Equal("/nowhere", form.QuerySelector("[name=then]")!.GetAttribute("value"));
        await visitor.Opens("/languages?then=/find");
        Assert.Equal("/find", (await visitor.Sends(visitor.Form(In("zu", "language.go"), "main"))).Path);
    }

    private static string In(string language, string key) => Words.In(Languages.Named(language)!, key);
}
