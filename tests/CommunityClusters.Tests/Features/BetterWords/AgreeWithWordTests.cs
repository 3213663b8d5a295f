using CommunityClusters.Features.BetterWords;
using CommunityClusters.Pipeline;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Tests.Features.BetterWords;

public sealed class AgreeWithWordTests
{
    private const string Page = "/words/suggest?language=zu&key=home.mine";

    [Theory, OnBothDatabases]
    public async Task It_counts_each_teacher_once_and_what_nobody_would_say_any_more_goes(Database database)
    {
        await using var place = await Place.On(database);
        var (nomsa, sibusiso) = (await place.Newcomer("Nomsa Dlamini"), await place.Newcomer("Sibusiso Nkosi"));
        var id = await Suggested(place, nomsa);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => place.Sends(sibusiso, new AgreeWithWord(id))));
        Assert.Equal(2, await place.Count<Agreement>());

        await place.Sends(nomsa, new AgreeWithWord(id, NoLonger: true));
        Assert.Equal(["1"], (await nomsa.Opens(Page)).TextsOf(".metoo b"));
        await place.Sends(sibusiso, new AgreeWithWord(id, NoLonger: true));
        Assert.Equal((0, 0), (await place.Count<Suggestion>(), await place.Count<Agreement>()));
        await Assert.ThrowsAsync<NotVisibleException>(() => place.Sends(nomsa, new AgreeWithWord(id)));
    }

    [Theory, OnBothDatabases]
    public async Task The_button_beside_it_agrees_and_takes_back_and_stays_on_the_page(Database database)
    {
        await using var place = await Place.On(database);
        var (nomsa, sibusiso) = (await place.Newcomer("Nomsa Dlamini"), await place.Newcomer("Sibusiso Nkosi"));
        await Suggested(place, nomsa);
        await sibusiso.Opens(Page);

        var page = await sibusiso.Submits("1me too");
        Assert.Equal(Page, page.Address.PathAndQuery);
        Assert.Equal(("2", "true"), (page.TextOf(".metoo b"), page.One(".metoo").GetAttribute("aria-pressed")));
        Assert.Equal("1", (await sibusiso.Submits("2me too")).TextOf(".metoo b"));
    }

    [Theory, OnBothDatabases]
    public async Task What_most_agree_with_comes_first(Database database)
    {
        await using var place = await Place.On(database);
        var (nomsa, sibusiso) = (await place.Newcomer("Nomsa Dlamini"), await place.Newcomer("Sibusiso Nkosi"));
        await Suggested(place, nomsa, "Amaqembu ami");
        await Suggested(place, nomsa, "Amaqoqwana ami");
        await Suggested(place, sibusiso, "Amaqoqwana ami");

        Assert.Equal(["Amaqoqwana ami", "Amaqembu ami"], (await sibusiso.Opens(Page)).TextsOf(".suggested .list__row > b"));
    }

    private static async Task<Guid> Suggested(Place place, Person person, string text = "Amaqembu ami")
    {
        await place.Sends(person, new SuggestWord { Language = "zu", Key = "home.mine", Text = text });
        return await place.Reads(db => db.Set<Suggestion>().Where(s => s.Text == text).Select(s => s.Id).SingleAsync());
    }
}
