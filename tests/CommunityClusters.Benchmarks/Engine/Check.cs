using CommunityClusters.Benchmarks.Engine.Histories;
using CommunityClusters.Benchmarks.Engine.Rows;

namespace CommunityClusters.Benchmarks.Engine;

/// <summary>Does once what is then measured, so that nothing is measured that is wrong. The peers look at their own.</summary>
internal static class Check
{
    public static void Histories(Material material)
    {
        var (paper, clowns) = (material.Paper, material.Clowns);
        var emitted = 0;
        Same(paper.Text, Ours.Type(paper.Edits, _ => emitted++));
        Same(paper.Text, Ours.Apply(paper.Singles));
        Same(paper.Text, Ours.Load(paper.Whole));
        Same(paper.Text, Ours.Load(Ours.Load(paper.Whole).EncodeStateAsUpdate()));
        Same(paper.Text, Ours.Apply([Updates.Merge([.. paper.Singles.Take(StoredRows.Merged)]), .. paper.Singles.Skip(StoredRows.Merged)]));
        Same(clowns.Text, Ours.Load(Updates.Merge([.. clowns.Singles])));
        if (emitted != paper.Edits.Count)
        {
            throw new InvalidOperationException($"{emitted} updates of {paper.Edits.Count} edits.");
        }
    }

    /// <summary>The long one was written by this engine; it is read again in the two other ways.</summary>
    public static void Long(History history)
    {
        Same(history.Text, Ours.Apply(history.Singles));
        Same(history.Text, Ours.Load(history.Whole));
    }

    private static void Same(string text, Doc doc)
    {
        if (!string.Equals(doc.GetText(Ours.Name).ToString(), text, StringComparison.Ordinal))
        {
            throw new InvalidOperationException("Another text came out.");
        }
    }
}
