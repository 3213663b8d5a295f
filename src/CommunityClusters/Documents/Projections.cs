using CommunityClusters.Persistence;

namespace CommunityClusters.Documents;

/// <summary>
/// Keeps up what pages and search read of documents. What a list shows changes in the transaction that keeps the change; by what else
/// a document is found follows within seconds, once for all the letters that were typed meanwhile.
/// </summary>
internal sealed class Projections(ClustersDb db, DocumentAccess documents, TimeProvider time)
{
    /// <summary>How long search may lag behind what is kept.</summary>
    public static readonly TimeSpan Lag = TimeSpan.FromSeconds(5);

    // Of many that are due at once the others follow by themselves: nobody's words wait for the search.
    private const int MostAtOnce = 4;

    /// <summary>The document is as lists read it: nothing was taken into it since it was read.</summary>
    public void WasRead(Document document, ShelvedDocument shelved)
    {
        if (shelved.Reading is null)
        {
            shelved.Reads(documents.KindOf(document).ReadingOf(shelved.Doc));
        }
    }

    /// <summary>Projects what lists read differently by now, and some of what was not projected for a while.</summary>
    public Task Follow(IReadOnlyList<(Document Document, ShelvedDocument Shelved)> written, CancellationToken cancellationToken)
    {
        var (now, late) = (time.GetUtcNow(), 0);
        return Project([.. written.Where(w => !documents.KindOf(w.Document).ReadingOf(w.Shelved.Doc).Equals(w.Shelved.Reading) || (now - w.Shelved.ProjectedAt >= Lag && late++ < MostAtOnce))], cancellationToken);
    }

    /// <summary>Projects documents as they are now.</summary>
    public async Task Project(IReadOnlyList<(Document Document, ShelvedDocument Shelved)> due, CancellationToken cancellationToken)
    {
        foreach (var ofKind in due.GroupBy(d => d.Document.Kind, StringComparer.Ordinal))
        {
            var kind = documents.KindOf(ofKind.First().Document);
            await kind.Project([.. ofKind.Select(d => (d.Document, d.Shelved.Doc))], cancellationToken);
            foreach (var (_, shelved) in ofKind)
            {
                shelved.WasProjected(kind.ReadingOf(shelved.Doc), time.GetUtcNow());
            }
        }

        await db.ForEach(
            """UPDATE "Documents" SET "ProjectedTo" = @p1 WHERE "Id" = @p0""",
            [.. due.Select(d => new object[] { d.Document.Id, d.Shelved.ProjectedTo })], cancellationToken);
    }
}
