using CommunityClusters.Crdt.Tests.Encoding;

namespace CommunityClusters.Crdt.Tests.Fuzzing;

/// <summary>Sound updates that mutations start from: the fixtures, and what yjs makes of a few random edits.</summary>
internal static class Corpus
{
    private const string Made = """
        const made = []
        for (let i = 0; i < 60; i++) {
          const [one, two] = [open('one', 1 + i % 3, { gc: i % 4 > 0 }), open('two', 7, { gc: i % 4 > 0 })]
          for (const [doc, other] of [[one, two], [two, one], [one, two]]) {
            editAtRandom(doc, args[0] + made.length, { format: true, xml: true, subdocs: true })
            const updates = emitted(doc)
            made.push(...updates)
            if (updates.length > 0) Y.applyUpdate(other, Y.mergeUpdates(updates))
          }
          made.push(Y.encodeStateAsUpdate(one), Y.mergeUpdates(made.slice(-3)))
        }
        return made.filter(update => update.length < 400)
        """;

    public static List<byte[]> Draw(int seed) => [.. Fixtures.All.Select(f => f.Update), .. YjsPeer.Run<byte[][]>(Made, seed)];
}
