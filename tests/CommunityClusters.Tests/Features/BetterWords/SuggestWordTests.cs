using System.Net;
using CommunityClusters.Features.BetterWords;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Support;
using FluentValidation;

namespace CommunityClusters.Tests.Features.BetterWords;

public sealed class SuggestWordTests
{
    private const string Page = "/words/suggest?language=zu&key=invite.text";
    private const string Better = "Woza eqoqweni lethu {cluster}: {link}";

    [Theory, OnBothDatabases]
    public async Task A_better_word_is_seen_by_every_teacher_at_once_and_nobody_reads_whose_it_is(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var stranger = await place.Newcomer("Pieter Stranger");

        await nomsa.Opens("/words?language=zu&text=join%20cluster");
        await nomsa.Opens(nomsa.Sees.Document.QuerySelectorAll(".wordings a").Single(a => a.GetAttribute("href")!.Contains("invite.text", StringComparison.Ordinal)).GetAttribute("href")!);
        Assert.Equal(HttpStatusCode.OK, (await nomsa.Submits("Suggest it", new { Text = $"  {Better}\n" })).Status);

        var seen = await stranger.Opens("/words?language=zu&text=joyina");
        Assert.Equal([Better], seen.TextsOf(".suggested .list__row > b"));
        Assert.DoesNotContain("Nomsa", seen.Html, StringComparison.Ordinal);
        Assert.Equal("true", (await nomsa.Opens(Page)).One(".metoo").GetAttribute("aria-pressed"));
        Assert.Equal("false", (await stranger.Opens(Page)).One(".metoo").GetAttribute("aria-pressed"));
    }

    [Theory, OnBothDatabases("Woza: {link}", "Woza {Cluster}: {link}", "Woza {cluster}: {link} {name}", "Woza {cluster}: { link }")]
    public async Task Placeholders_are_kept_and_what_was_typed_too(Database database, string text)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        await nomsa.Opens(Page);

        var page = await nomsa.Submits("Suggest it", new { Text = text });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("{cluster} {link}", page.ErrorOf("Text"), StringComparison.Ordinal);
        Assert.Equal(text, page.ValueOf("Text"));
        Assert.Equal(0, await place.Count<Suggestion>());
    }

    [Theory, OnBothDatabases]
    public async Task What_is_said_of_one_may_leave_the_number_out(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");

        await place.Sends(nomsa, Of("cluster.teachers", "uthisha oyedwa", isOne: true));

        await Assert.ThrowsAsync<ValidationException>(() => place.Sends(nomsa, Of("cluster.teachers", "othisha abaningi")));
        Assert.Equal(1, await place.Count<Suggestion>());
    }

    [Theory, OnBothDatabases("", "   ", "Amaqoqo ami")]
    public async Task Nothing_and_what_is_said_already_is_no_suggestion(Database database, string text)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        await nomsa.Opens("/words/suggest?language=zu&key=home.mine");

        Assert.NotEmpty((await nomsa.Submits("Suggest it", new { Text = text })).ErrorOf("Text"));
    }

    [Theory, OnBothDatabases]
    public async Task It_is_bounded_in_length_and_in_number_a_day(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        await Assert.ThrowsAsync<ValidationException>(() => place.Sends(nomsa, Of("home.mine", new string('a', Suggestion.LongestText + 1))));
        foreach (var number in Enumerable.Range(1, Suggestion.MostADay))
        {
            await place.Sends(nomsa, Of("home.mine", $"Amaqembu {number}"));
        }

        await nomsa.Opens("/words/suggest?language=zu&key=home.mine");
        var page = await nomsa.Submits("Suggest it", new { Text = "Amaqembu onke" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("go on tomorrow", page.TextOf("[role=alert]"), StringComparison.Ordinal);
        var colleague = await place.Newcomer("Sibusiso Nkosi");
        await place.Sends(colleague, Of("home.mine", "Amaqembu onke"));
        Assert.Equal(Suggestion.MostADay + 1, await place.Count<Suggestion>());
    }

    [Theory, OnBothDatabases]
    public async Task Who_suggests_the_same_at_the_same_time_agrees(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var sibusiso = await place.Newcomer("Sibusiso Nkosi");

        await Task.WhenAll(new[] { nomsa, sibusiso, nomsa, sibusiso }.Select(p => place.Sends(p, Of("home.mine", "Amaqembu ami"))));

        Assert.Equal((1, 2), (await place.Count<Suggestion>(), await place.Count<Agreement>()));
    }

    [Theory, OnBothDatabases]
    public async Task A_sentence_or_a_language_that_there_is_not_is_not_there(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");

        foreach (var (language, key) in new[] { ("zu", "no.such"), ("en", "home.mine"), ("af", "home.mine"), ("", "") })
        {
            await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(nomsa, Of(key, "Amaqembu") with { Language = language }));
            Assert.Equal(HttpStatusCode.NotFound, (await nomsa.Opens($"/words/suggest?language={language}&key={key}")).Status);
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_visitor_signs_in_first_and_goes_on_there(Database database)
    {
        await using var place = await Place.On(database);

        Assert.Equal("/sign-in", (await place.Visitor().Opens("/words")).Path);
        await Assert.ThrowsAsync<NotSignedInException>(() => place.Sends(null, Of("home.mine", "Amaqembu")));
    }

    private static SuggestWord Of(string key, string text, bool isOne = false) => new() { Language = "zu", Key = key, Text = text, IsOne = isOne };
}
