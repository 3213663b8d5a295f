using CommunityClusters.Files;
using CommunityClusters.Pipeline;
using CommunityClusters.TakingAway;

namespace CommunityClusters.Features.Plans.TakingAway;

/// <summary>Chooses the files that go with a plan: those of which it speaks and which are its own, never another document's.</summary>
[PartOfFeature]
internal sealed class PlanFiles(StoredFileAccess files, IFileStore store)
{
    /// <summary>The most files that go with a plan.</summary>
    public const int Most = 500;

    /// <summary>The files that go with a plan.</summary>
    /// <param name="planId">The plan, which the caller may read.</param>
    /// <param name="plan">What is written in it.</param>
    /// <param name="most">The most bytes of all together; what would be more is left out.</param>
    /// <param name="takes">Which of them can go.</param>
    /// <param name="cancellationToken">Breaks it off.</param>
    public async Task<WritingFiles> Of(Guid planId, Writing plan, long most, Func<KeptFile, bool> takes, CancellationToken cancellationToken)
    {
        var spoken = WritingFiles.SpokenOf(plan).Take(Most).ToList();
        var there = spoken.Count == 0 ? [] : (await files.OfDocument(planId, spoken, cancellationToken)).ToDictionary(f => f.Id);
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
