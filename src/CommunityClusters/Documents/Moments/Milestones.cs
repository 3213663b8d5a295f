using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Documents.Moments;

/// <summary>Names moments of documents; also for commands that make a milestone of what they do, such as a lesson that was taught.</summary>
internal sealed class Milestones(ClustersDb db, DocumentPen pen)
{
    /// <summary>The most a document has; each is kept for good.</summary>
    public const int Most = 100;

    /// <summary>Names the present state, and keeps it.</summary>
    /// <returns>The moment's number.</returns>
    public async Task<long> NamePresent(Guid documentId, string name, Guid by, CancellationToken cancellationToken)
    {
        var hand = await pen.Take(documentId, cancellationToken);
        var number = await pen.KeepMoment(hand, broughtBack: null, cancellationToken);
        await Name(documentId, number, name, by, cancellationToken);
        return number;
    }

    /// <summary>Names a moment, gives it another name, or with an empty one takes its name away.</summary>
    /// <exception cref="NotVisibleException">There is no such moment.</exception>
    /// <exception cref="RuleBrokenException">The document has as many milestones as it can keep.</exception>
    public async Task Name(Guid documentId, long number, string name, Guid by, CancellationToken cancellationToken)
    {
        var moments = db.Set<DocumentMoment>().Where(m => m.DocumentId == documentId);
        if (name.Length > 0 && await moments.CountAsync(m => m.Name != "" && m.Number != number, cancellationToken) >= Most)
        {
            throw new RuleBrokenException("history.milestones.many", ("limit", Most));
        }

        Guid? namedBy = name.Length > 0 ? by : null;
        var named = await moments.Where(m => m.Number == number)
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.Name, name).SetProperty(m => m.NamedBy, namedBy), cancellationToken);
        if (named == 0)
        {
            throw new NotVisibleException();
        }
    }
}
