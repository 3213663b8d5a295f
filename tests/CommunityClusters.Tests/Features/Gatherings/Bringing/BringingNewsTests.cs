using CommunityClusters.Tests.Support;

namespace CommunityClusters.Tests.Features.Gatherings.Bringing;

public sealed class BringingNewsTests
{
    [Theory, OnBothDatabases]
    public async Task However_many_things_follow_one_count_of_learners_it_is_kept_and_told_in_as_many_statements(Database database)
    {
        var counted = new CountedCommands();
        await using var place = await Place.On(database, counted.AddTo);
        var scene = await Scene.Of(place);
        var day = await scene.HasDay();
        await scene.Expects(scene.Nomsa, day, "Mvula Hills Secondary", "11", 10);
        var first = await scene.AsksForCopies(day, pages: 2, grade: "11");
        await scene.Pledges(scene.Sibusiso, day, first, 5, seen: 1);
        await using var line = await scene.Sibusiso.WatchesBringing(scene, day);
        var few = await Fewest([21, 22, 23, 24, 20], seen: 1, most: 2);
        foreach (var pages in Enumerable.Range(2, 12))
        {
            var thing = await scene.AsksForCopies(day, pages, grade: pages % 2 == 0 ? "" : "11");
            await scene.Pledges(scene.Nomsa, day, thing, 3, seen: 1);
        }

        var many = await Fewest([31, 32, 33, 34, 30], seen: 6, most: 13);

        Assert.Equal(few, many);
        // All thirteen came, each with its new number.
        var told = line.Streams[^1];
        Assert.Equal(13, told.Split("element=\"thing-").Length - 1);
        Assert.Equal(["60", "90", "120", "390"], new[] { 2, 3, 4, 13 }.Select(p => $"{p * 30}").Where(n => told.Contains($"{n} pages", StringComparison.Ordinal)));

        // A look around may come between, and draw for the same page once more: what it takes is what it takes without.
        async Task<IReadOnlyList<string>> Fewest(IReadOnlyList<int> counts, int seen, int most)
        {
            var said = new List<IReadOnlyList<string>>();
            foreach (var (at, learners) in counts.Index())
            {
                said.Add(await Says(learners, seen + at, most));
            }

            return said.MinBy(s => s.Count)!;
        }

        // What is written and read of things, pledges, names and news; a look around that finds nothing new asks for the topic alone.
        async Task<IReadOnlyList<string>> Says(int learners, int seen, int most)
        {
            var heard = line.Streams.Count;
            counted.BeginAgain();
            await scene.Expects(scene.Nomsa, day, "Mvula Hills Secondary", "11", learners, seen);
            // What an earlier change still had to tell may come first: this count is told when its own number of pages is.
            await Eventually.Is(() => line.Streams.Skip(heard).Any(s => s.Contains($"{learners * most} pages", StringComparison.Ordinal)), "The page heard nothing of it.");
            return [.. counted.All.Where(c => new[] { "\"Things\"", "\"Pledges\"", "\"Teachers\"", "\"ExpectedLearners\"", "\"News\"" }.Any(t => c.Contains(t, StringComparison.Ordinal))).Select(Kind).Order(StringComparer.Ordinal)];
        }

        // The first words, and from where: how long the list of values is differs.
        static string Kind(string command) => string.Join(' ', command.Split(" VALUES ")[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
