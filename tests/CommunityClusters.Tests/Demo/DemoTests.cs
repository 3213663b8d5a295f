using CommunityClusters.Demo;
using CommunityClusters.Features.People;
using CommunityClusters.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CommunityClusters.Tests.Demo;

public sealed class DemoTests
{
    [Theory, OnBothDatabases]
    public async Task Its_people_come_from_three_circuits_and_anybody_signs_in_as_one_of_them(Database database)
    {
        await using var place = await InADemo(database);

        var visitor = place.Visitor();
        var listed = (await visitor.Opens("/sign-in")).TextsOf("#demo .small");
        Assert.Equal(10, listed.Count);
        Assert.Contains("This is a demo", visitor.Sees.Text, StringComparison.Ordinal);
        var home = await visitor.SignsIn(listed[0], visitor.Sees.TextOf("#demo p b"));

        Assert.Contains("Saturday Physics", home.Text, StringComparison.Ordinal);
        var cluster = await visitor.Opens(home.One("[data-my-clusters] a").GetAttribute("href")!);
        Assert.Contains("from 3 circuits", cluster.Text, StringComparison.Ordinal);
        Assert.Equal("Newton’s third law: which force pairs?", cluster.TextsOf(".need__title")[0]);
        Assert.Contains("Maths Before the Exams", (await visitor.Opens("/find")).Text, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task It_is_played_once(Database database)
    {
        await using var place = await InADemo(database);
        var teachers = await place.Count<Teacher>();

        Assert.True(await Plays(place));

        Assert.Equal(teachers, await place.Count<Teacher>());
    }

    [Theory, OnBothDatabases]
    public async Task Where_there_are_teachers_it_changes_nothing(Database database)
    {
        await using var place = await Place.On(database);
        await place.Newcomer("Nomsa Dlamini");

        Assert.False(await Plays(place));

        Assert.Equal(1, await place.Count<Teacher>());
    }

    [Theory, OnBothDatabases]
    public async Task An_installation_that_is_no_demo_shows_nothing_of_it(Database database)
    {
        await using var place = await Place.On(database);

        var seen = await place.Visitor().Opens("/sign-in");

        Assert.False(seen.Has("#demo"));
        Assert.DoesNotContain("demo", seen.Text, StringComparison.OrdinalIgnoreCase);
    }

    // The program plays the story when it starts.
    private static Task<Place> InADemo(Database database) => Place.On(database, services =>
        services.AddSingleton(new DemoSetting(new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("Demo", (string?)"true")]).Build())));

    private static Task<bool> Plays(Place place) => new DemoStory(place.Node.Services, TextWriter.Null).Play(TestContext.Current.CancellationToken);
}
