namespace CommunityClusters.Crdt.Tests.Fuzzing;

public sealed class HostileUpdateTests
{
    // Of what was taken, yjs is asked about one in so many.
    private const int OneIn = 2;
    private const int Room = 4_096;
    private const int MostShown = 20;

    [Fact]
    public void Mutated_updates_are_taken_whole_or_refused_without_a_trace()
    {
        var seed = Seeds.Fresh();
        var corpus = Corpus.Draw(seed);
        var random = new Random(seed);
        var (taken, refused) = (0, 0);
        var judge = new Judge();
        var faults = new List<string>();
        Victim? victim = null;
        for (var left = Seeds.Long ? 5_000_000 : 100_000; left > 0; left--)
        {
            victim = victim is null || random.Next(20) == 0 ? new Victim(corpus, random, Room) : victim;
            try
            {
                if (victim.Take(Mutation.Of(corpus, random)))
                {
                    if (++taken % OneIn == 0)
                    {
                        judge.Ask(victim.Question());
                    }

                    victim = null;
                }
                else
                {
                    refused++;
                }
            }
            catch (InvalidOperationException e)
            {
                faults.Add(e.Message);
                victim = null;
            }
        }

        Say.Line($"{taken} mutated updates were taken, {refused} refused.");
        faults.AddRange(judge.Faults());
        Assert.True(faults.Count == 0, $"{faults.Count} faults\n{string.Join("\n\n", faults.AsEnumerable().Reverse().Take(MostShown))}");
        Assert.InRange(taken, 1_000, int.MaxValue);
    }
}
