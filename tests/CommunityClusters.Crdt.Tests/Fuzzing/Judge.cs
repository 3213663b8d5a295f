namespace CommunityClusters.Crdt.Tests.Fuzzing;

/// <summary>What we took, yjs must take, and hold the same afterwards.</summary>
internal sealed class Judge
{
    private const int AtOnce = 100;

    private const string Js = """
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

    private readonly List<Question> questions = [];
    private readonly List<(Question Question, string How)> differences = [];
    private int asked;

    /// <summary>Keeps a question until there are enough to ask.</summary>
    public void Ask(Question question)
    {
        if (question.ContradictsItself)
        {
            return;
        }

        questions.Add(question);
        if (questions.Count == AtOnce)
        {
            Answer();
        }
    }

    /// <summary>What yjs does otherwise.</summary>
    public IEnumerable<string> Faults()
    {
        Answer();
        Say.Line($"Of {asked} that were taken, yjs does otherwise with {differences.Count}. "
            + string.Join(", ", differences.CountBy(d => d.How.Split(':')[0]).Select(c => $"{c.Value} {c.Key}")));
        return differences.Select(d => $"{d.How}\n  before {Convert.ToHexStringLower(d.Question.Before)}\n  update {Convert.ToHexStringLower(d.Question.Update)}\n  collects {d.Question.Collects}");
    }

    private void Answer()
    {
        var verdicts = YjsPeer.Run<Verdict?[]>(Js, questions);
        differences.AddRange(
            from pair in questions.Zip(verdicts)
            where pair.Second is not null
            let how = pair.First.Differs(pair.Second)
            where how is not null
            select (pair.First, how));
        asked += questions.Count;
        questions.Clear();
    }
}
