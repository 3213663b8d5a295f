using System.Net;
using CommunityClusters.Features.Ours;
using CommunityClusters.Tests.Support;

namespace CommunityClusters.Tests.Features.Ours;

public sealed class RulesTests
{
    [Theory, OnBothDatabases]
    public async Task A_visitor_reads_every_rule_and_what_keeps_it_or_that_nothing_does_yet(Database database)
    {
        await using var place = await Place.On(database);

        var page = await place.Visitor().Opens("/ours");

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("How this stays ours", page.TextOf("h1"));
        Assert.Equal(Rules.All.Count, page.TextsOf("main h2").Count);
        Assert.Equal("1. Nothing waits for a yes", page.TextOf("#gate h2"));
        var state = page.TextsOf("#gate .parts > li").Single(p => p.StartsWith("Nothing that is stored", StringComparison.Ordinal));
        Assert.EndsWith("Kept Nothing that is kept has a state of waiting for somebody NoGateTests", state, StringComparison.Ordinal);
        Assert.Contains("Any teacher can erase their account. Not yet kept", page.TextsOf("#theirs .parts > li"));
        Assert.Contains("could read its disk", page.TextOf("#office"), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task What_is_counted_as_kept_is_what_is_shown_as_kept(Database database)
    {
        await using var place = await Place.On(database);

        var page = await place.Visitor().Opens("/ours");

        var parts = page.Document.QuerySelectorAll(".parts > li");
        var kept = parts.Where(p => p.QuerySelector(".parts__tests li") is not null).ToList();
        Assert.Contains($"Kept today: {kept.Count} of {parts.Length} parts.", page.Text, StringComparison.Ordinal);
        Assert.All(parts, p => Assert.Equal(kept.Contains(p), p.QuerySelector(".badge--plain") is not null));
        Assert.True(kept.Count < parts.Length, "Once all is kept, this line goes.");
    }

    [Theory, OnBothDatabases]
    public async Task Every_page_leads_there_and_a_teacher_stays_signed_in(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        foreach (var person in new[] { nomsa, place.Visitor() })
        {
            foreach (var address in new[] { "/", "/find", "/no-such-page" })
            {
                Assert.Equal("How this stays ours", (await person.Opens(address)).TextOf(".foot a[href='/ours']"));
            }
        }

        Assert.True((await nomsa.Opens("/ours")).Has(".tabs"));
        Assert.False((await place.Visitor().Opens("/ours")).Has(".tabs"));
    }

    [Theory, OnBothDatabases]
    public async Task In_another_language_only_the_names_of_tests_are_English(Database database)
    {
        await using var place = await Place.On(database);
        var visitor = place.Visitor();
        await visitor.Opens("/ours");

        var page = await visitor.ChoosesLanguage("ur");

        Assert.Equal(("/ours", "ur"), (page.Path, page.Language));
        Assert.Contains("یہ ہمارا کیسے رہتا ہے", page.TextOf("h1"), StringComparison.Ordinal);
        Assert.Contains("ابھی محفوظ نہیں", page.TextsOf("#theirs .badge"));
        Assert.All(page.Document.QuerySelectorAll(".parts__tests"), t => Assert.Equal(("en", "ltr"), (t.GetAttribute("lang"), t.GetAttribute("dir"))));
        Assert.Contains(page.TextsOf(".parts__tests li"), t => t == "Leaving is one tap and needs no reason LeaveClusterTests");
    }
}
