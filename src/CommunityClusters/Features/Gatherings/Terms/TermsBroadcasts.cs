using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Gatherings.Dates;
using CommunityClusters.Persistence;
using CommunityClusters.Realtime;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Terms;

/// <summary>What those who watch a cluster are told of its calendar, after the commit: the calendar, and the hints beside dates.</summary>
internal sealed class TermsBroadcasts(ClustersDb db, TopicLog topics, TimeProvider time)
{
    // More are drawn anew when they are next opened.
    private const int MostTold = 30;

    /// <summary>Lets nobody else change the calendar until the commit. Comes first in what changes it: what was read before may be out of date.</summary>
    public Task Hold(Guid clusterId, CancellationToken cancellationToken) => topics.Hold(ClusterTopic.Of(clusterId), cancellationToken);

    /// <summary>The calendar says something else of these days.</summary>
    public async Task Changed(Guid clusterId, DateOnly first, DateOnly last, CancellationToken cancellationToken)
    {
        var settled = await db.Set<Gathering>().Where(g => g.ClusterId == clusterId && g.EndsAt >= time.GetUtcNow() && g.Day >= first && g.Day <= last)
            .OrderBy(g => g.EndsAt).ThenBy(g => g.Number).Select(g => g.Id).Take(MostTold).ToListAsync(cancellationToken);
        var finding = await db.Set<Gathering>().Where(g => g.ClusterId == clusterId && g.EndsAt == null && db.Set<ProposedDate>().Any(d => d.GatheringId == g.Id && d.Day >= first && d.Day <= last))
            .OrderByDescending(g => g.Number).Select(g => g.Id).Take(MostTold).ToListAsync(cancellationToken);
        await topics.Tell(
            ClusterTopic.Of(clusterId),
            [
                TermsFragment.Kind,
                .. settled.Select(id => GatheringBroadcasts.Within(GatheringBroadcasts.FactsFragment.Kind, id)),
                .. finding.Select(id => GatheringBroadcasts.Within(GatheringBroadcasts.DatesFragment.Kind, id)),
            ],
            cancellationToken);
    }

    /// <summary>The fragment with the calendar.</summary>
    internal sealed class TermsFragment(TermList terms) : IFragment
    {
        public const string Kind = "terms";

        public string Name => Kind;

        public string Partial => "/Features/Gatherings/Terms/_Terms.cshtml";

        public async Task<object?> Load(Guid topicId, Guid? subject, CancellationToken cancellationToken) => await terms.Of(topicId, cancellationToken);
    }
}
