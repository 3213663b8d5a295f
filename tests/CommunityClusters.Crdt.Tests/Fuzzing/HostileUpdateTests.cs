namespace CommunityClusters.Crdt.Tests.Fuzzing;

public sealed class HostileUpdateTests
{
    private const int ForYjs = 2_000;
    private const int Room = 4_096;
    private const int MostShown = 20;

    [Fact]
    public void Mutated_updates_are_taken_whole_or_refused_without_a_trace()
    {
        var seed = Seeds.Fresh();
        var corpus = Corpus.Draw(seed);
        var random = new Random(seed);
        var (taken, refused) = (0, 0);
        var questions = new List<Question>();
        var faults = new List<string>();
        Victim? victim = null;
        for (var left = Seeds.Long ? 5_000_000 : 100_000; left > 0; left--)
        {
            victim = victim is null || random.Next(20) == 0 ? new Victim(corpus, random, Room) : victim;
            try
            {
                if (victim.Take(Mutation.Of(corpus, random)))
                {
                    taken++;
                    Ask(questions, victim);
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
        faults.AddRange(Judge(questions));
        Assert.True(faults.Count == 0, $"{faults.Count} faults\n{string.Join("\n\n", faults.AsEnumerable().Reverse().Take(MostShown))}");
        Assert.InRange(taken, 1_000, int.MaxValue);
    }

    private static void Ask(List<Question> questions, Victim victim)
    {
        if (questions.Count < ForYjs && victim.Question() is { ContradictsItself: false } question)
        {
            questions.Add(question);
        }
    }

    /// <summary>What we took, yjs must take, and hold the same afterwards.</summary>
    private static IEnumerable<string> Judge(List<Question> questions)
    {
        const string js = """
            return args[0].map(({ before, update, collects }) => {
              const doc = open('judge', 77, { gc: collects })
              Y.applyUpdate(doc, bytes(before))
              try {
                Y.applyUpdate(doc, bytes(update))
              } catch (error) {
                return { error: `${error}` }
              }
              try { jsonOf(doc) } catch { return null } // There are contents that yjs takes and cannot show.
              return { ...stateOf(doc), error: null }
            })
            """;
        var verdicts = questions.Chunk(100).SelectMany(some => YjsPeer.Run<Verdict?[]>(js, (object)some)).ToList();
        var differences = questions.Zip(verdicts).Where(p => p.Second is not null).Select(p => (p.First, How: p.First.Differs(p.Second!))).Where(d => d.How is not null).ToList();
        Say.Line($"Of {questions.Count} that were taken, yjs does otherwise with {differences.Count}. "
            + string.Join(", ", differences.CountBy(d => d.How!.Split(':')[0]).Select(c => $"{c.Value} {c.Key}")));
        return differences.Select(d => $"{d.How}\n  before {Convert.ToHexStringLower(d.First.Before)}\n  update {Convert.ToHexStringLower(d.First.Update)}\n  collects {d.First.Collects}");
    }
}
