namespace CommunityClusters.Documents;

/// <summary>
/// Keeps up what pages and search read of documents, in the transaction that keeps a change. Most letters change nothing that a
/// list shows; of those only the time is noted, now and then.
/// </summary>
internal sealed class Projections(DocumentAccess documents, TimeProvider time)
{
    // Of many that are due at once the others are noted with their next letters: nobody's words wait for a date.
    private const int MostDates = 16;
    private static readonly TimeSpan Dated = TimeSpan.FromMinutes(1);

    /// <summary>The document is as it was projected last: nothing was taken into it since it was read.</summary>
    public void WasRead(Document document, ShelvedDocument shelved)
    {
        if (shelved.Reading is null)
        {
            shelved.Reads(documents.KindOf(document).ReadingOf(shelved.Doc), DateTimeOffset.MinValue);
        }
    }

    /// <summary>Projects what pages read differently by now.</summary>
    public async Task Follow(IReadOnlyList<(Document Document, ShelvedDocument Shelved)> written, CancellationToken cancellationToken)
    {
        var (now, dates) = (time.GetUtcNow(), 0);
        foreach (var ofKind in written.GroupBy(w => w.Document.Kind, StringComparer.Ordinal))
        {
            var kind = documents.KindOf(ofKind.First().Document);
            var due = new List<(Document, Crdt.Doc)>();
            foreach (var (document, shelved) in ofKind)
            {
                var reading = kind.ReadingOf(shelved.Doc);
                if (!reading.Equals(shelved.Reading) || (now - shelved.ProjectedAt >= Dated && dates++ < MostDates))
                {
                    shelved.Reads(reading, now);
                    due.Add((document, shelved.Doc));
                }
            }

            if (due.Count > 0)
            {
                await kind.Project(due, cancellationToken);
            }
        }
    }
}
