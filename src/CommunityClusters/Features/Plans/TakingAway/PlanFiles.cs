using CommunityClusters.Files;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using CommunityClusters.TakingAway;

namespace CommunityClusters.Features.Plans.TakingAway;

/// <summary>
/// Chooses the files that go with a plan: those of which it speaks and which are of a plan of its cluster, as of the template that it was
/// begun from. Whoever may read one may read the other; no other document's files go.
/// </summary>
[PartOfFeature]
internal sealed class PlanFiles(ClustersDb db, StoredFileAccess files, IFileStore store)
{
    /// <summary>The most files that go with a plan.</summary>
    public const int Most = 500;

    /// <summary>The files that go with a plan.</summary>
    /// <param name="clusterId">The cluster of the plan, which the caller may read.</param>
    /// <param name="plan">What is written in it.</param>
    /// <param name="most">The most bytes of all together; what would be more is left out.</param>
    /// <param name="takes">Which of them can go.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    public async Task<WritingFiles> Of(Guid clusterId, Writing plan, long most, Func<KeptFile, bool> takes, CancellationToken cancellationToken)
    {
        var spoken = WritingFiles.SpokenOf(plan).Take(Most).ToList();
        var plans = db.Set<Plan>().Where(p => p.ClusterId == clusterId).Select(p => p.Id);
        var there = spoken.Count == 0 ? [] : (await files.OfDocuments(plans, spoken, cancellationToken)).ToDictionary(f => f.Id);
        var chosen = new List<KeptFile>();
        foreach (var file in spoken.Where(there.ContainsKey).Select(id => there[id]).Where(takes))
        {
            if (file.Length <= most)
            {
                most -= file.Length;
                chosen.Add(file);
            }
        }

        return new WritingFiles(chosen, store);
    }
}
