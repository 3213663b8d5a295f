using System.Globalization;
using System.Text.Json;
using CommunityClusters.Features.BetterWords;
using CommunityClusters.Tests.Support;

namespace CommunityClusters.Tests.Features.BetterWords;

public sealed class FindWordsTests
{
    [Theory, OnBothDatabases("my clusters", "AMAQOQO ami", "clust my")]
    public async Task A_sentence_is_found_by_words_of_either_language(Database database, string text)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");

        var found = await place.Sends(nomsa, new FindWords("zu", text));

        Assert.Contains(found.Rows, r => r.Wording.Key == "home.mine");
        Assert.DoesNotContain(found.Rows, r => r.Wording.Key == "sign-out.go");
    }

    [Theory, OnBothDatabases]
    public async Task All_sentences_are_reached_page_by_page_each_once(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var seen = new List<string>();
        var page = await nomsa.Opens("/words?language=ur");
        while (true)
        {
            seen.AddRange(page.Document.QuerySelectorAll(".wordings > li > a").Select(a => a.GetAttribute("href")!));
            if (page.Document.QuerySelector(".pager a") is not { } more)
            {
                break;
            }

            page = await nomsa.Opens(more.GetAttribute("href")!);
        }

        Assert.Equal(seen.Count, seen.Distinct(StringComparer.Ordinal).Count());
        var sheet = new CommunityClusters.Localisation.Words().Wordings(CommunityClusters.Localisation.Languages.Named("ur")!);
        Assert.Equal(sheet.Count(), seen.Count);
    }

    [Theory, OnBothDatabases]
    public async Task Words_that_no_sentence_has_find_none_and_too_many_are_cut(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");

        Assert.Contains("No sentence has these words", (await nomsa.Opens("/words?language=zu&text=nothingofthekind")).Text, StringComparison.Ordinal);
        Assert.Contains("No sentence has these words", (await nomsa.Opens($"/words?language=zu&text={new string('q', 3000)}")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_owner_reads_at_the_console_what_was_suggested_and_by_how_many_but_not_by_whom(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var sibusiso = await place.Newcomer("Sibusiso Nkosi");
        await place.Sends(nomsa, new SuggestWord { Language = "zu", Key = "cluster.teachers", IsOne = true, Text = "uthisha oyedwa" });
        await place.Sends(sibusiso, new SuggestWord { Language = "zu", Key = "cluster.teachers", IsOne = true, Text = "uthisha oyedwa" });
        await place.Sends(nomsa, new SuggestWord { Language = "ur", Key = "home.mine", Text = "میری ٹولیاں" });

        var (exit, said) = await Console(place, "words", "suggestions", "zu");
        var row = Assert.Single(JsonDocument.Parse(said).RootElement.EnumerateArray());
        Assert.Equal(0, exit);
        Assert.Equal(
            ("zu", "cluster.teachers", "one", "{count} teacher", "uthisha oyedwa", 2),
            (Of("language"), Of("key"), Of("form"), Of("english"), Of("suggested"), row.GetProperty("teachers").GetInt32()));

        (_, said) = await Console(place, "words", "suggestions");
        Assert.Contains("میری ٹولیاں", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Nomsa", said, StringComparison.Ordinal);
        Assert.Equal(2, JsonDocument.Parse(said).RootElement.GetArrayLength());

        string? Of(string name) => row.GetProperty(name).GetString();
    }

    [Theory]
    [InlineData("words")]
    [InlineData("words", "suggestions", "xx")]
    [InlineData("words", "suggestions", "zu", "ur")]
    public async Task The_console_says_how_it_is_asked(params string[] arguments)
    {
        await using var place = await Place.On(Database.Sqlite);

        var (exit, said) = await Console(place, arguments);

        Assert.Equal(OwnersConsole.Unusable, exit);
        Assert.Contains("words suggestions [CODE]", said, StringComparison.Ordinal);
    }

    private static async Task<(int? ExitCode, string Said)> Console(Place place, params string[] arguments)
    {
        await using var output = new StringWriter(CultureInfo.InvariantCulture);
        var exit = await new OwnersConsole(place.Node.Services, output, isTerminal: false).Run(arguments, TestContext.Current.CancellationToken);
        return (exit, output.ToString());
    }
}
