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

    /// <summary>
    /// Names the present state as what came of a lesson, and keeps it. A moment that has a name for another reason keeps it; the state is then kept
    /// once more. Named twice for one lesson it is one milestone.
    /// </summary>
    /// <returns>The moment's number.</returns>
    public async Task<long> NameImproved(Guid documentId, string name, Guid by, Guid lessonId, CancellationToken cancellationToken)
    {
        var hand = await pen.Take(documentId, cancellationToken);
        var number = await pen.KeepMoment(hand, broughtBack: null, cancellationToken);
        if (await MomentsOf(documentId).AnyAsync(m => m.Number == number && m.Name != "" && m.FromLesson != lessonId, cancellationToken))
        {
            number = await pen.KeepAnotherMoment(hand, broughtBack: null, cancellationToken);
        }

        await Name(documentId, number, name, by, cancellationToken);
        await MomentsOf(documentId).Where(m => m.Number == number).ExecuteUpdateAsync(s => s.SetProperty(m => m.FromLesson, lessonId), cancellationToken);
        return number;
    }

    /// <summary>
    /// Keeps the present state under a name that the program gives by itself, and that nobody is said to have given. A moment that has a name keeps
    /// it; the state is then kept once more.
    /// </summary>
    /// <returns>The moment's number; null where the document has as many milestones as it can keep.</returns>
    public async Task<long?> KeepPresent(Guid documentId, string name, CancellationToken cancellationToken)
    {
        var hand = await pen.Take(documentId, cancellationToken);
        if (await MomentsOf(documentId).CountAsync(m => m.Name != "", cancellationToken) >= Most)
        {
            return null;
        }

        var number = await pen.KeepMoment(hand, broughtBack: null, cancellationToken);
        if (await MomentsOf(documentId).AnyAsync(m => m.Number == number && m.Name != "", cancellationToken))
        {
            number = await pen.KeepAnotherMoment(hand, broughtBack: null, cancellationToken);
        }

        await Name(documentId, number, name, by: null, cancellationToken);
        return number;
    }

    /// <summary>Takes a name away that the program gave by itself; what a member called the moment since stays.</summary>
    public Task TakeBack(Guid documentId, long number, string name, CancellationToken cancellationToken) =>
        MomentsOf(documentId).Where(m => m.Number == number && m.Name == name && m.NamedBy == null).ExecuteUpdateAsync(s => s.SetProperty(m => m.Name, ""), cancellationToken);

    /// <summary>Gives a moment that has no name the one again that the program gave it, if it is still kept and there is room.</summary>
    public async Task GiveAgain(Guid documentId, long number, string name, CancellationToken cancellationToken)
    {
        if (await MomentsOf(documentId).CountAsync(m => m.Name != "", cancellationToken) < Most)
        {
            await MomentsOf(documentId).Where(m => m.Number == number && m.Name == "").ExecuteUpdateAsync(s => s.SetProperty(m => m.Name, name), cancellationToken);
        }
    }

    /// <summary>Names a moment, gives it another name, or with an empty one takes its name away.</summary>
    /// <exception cref="NotVisibleException">There is no such moment.</exception>
    /// <exception cref="RuleBrokenException">The document has as many milestones as it can keep.</exception>
    public async Task Name(Guid documentId, long number, string name, Guid? by, CancellationToken cancellationToken)
    {
        var moments = MomentsOf(documentId);
        if (name.Length > 0 && await moments.CountAsync(m => m.Name != "" && m.Number != number, cancellationToken) >= Most)
        {
            throw new RuleBrokenException("history.milestones.many", ("limit", Most));
        }

        var namedBy = name.Length > 0 ? by : null;
        var hasName = name.Length > 0;
        var named = await moments.Where(m => m.Number == number)
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.Name, name).SetProperty(m => m.NamedBy, namedBy).SetProperty(m => m.FromLesson, m => hasName ? m.FromLesson : null), cancellationToken);
        if (named == 0)
        {
            throw new NotVisibleException();
        }
    }

    private IQueryable<DocumentMoment> MomentsOf(Guid documentId) => db.Set<DocumentMoment>().Where(m => m.DocumentId == documentId);
}
