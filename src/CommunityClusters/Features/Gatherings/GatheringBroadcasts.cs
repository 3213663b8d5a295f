using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Gatherings.Minutes;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Persistence;
using CommunityClusters.Realtime;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings;

/// <summary>What those who watch a cluster are told of its gatherings, after the commit. To tell locks the cluster's topic: it comes first in what changes something.</summary>
internal sealed class GatheringBroadcasts(TopicLog topics)
{
    /// <summary>A gathering was called, settled, moved, called off, or is on again.</summary>
    /// <returns>The number of the news, which orders the gatherings.</returns>
    public async Task<long> GatheringChanged(Guid clusterId, Guid gatheringId, CancellationToken cancellationToken)
    {
        var number = await Tell(
            clusterId, gatheringId, [NextGatherings.Fragment, new FragmentName(CardFragment.Kind, gatheringId).ToString()], [FactsFragment.Kind, DatesFragment.Kind, ProgrammeBroadcasts.DayFragment.Kind], cancellationToken);
        // A lesson is there from when its day is.
        await MinutesBroadcasts.HeadingsChanged(topics, clusterId, gatheringId, cancellationToken);
        return number;
    }

    /// <summary>A member said whether they come.</summary>
    public Task<long> ComingChanged(Guid clusterId, Guid gatheringId, CancellationToken cancellationToken) =>
        Tell(clusterId, gatheringId, [NextGatherings.Fragment, new FragmentName(CardFragment.Kind, gatheringId).ToString()], [ComingFragment.Kind], cancellationToken);

    /// <summary>A date was proposed, or a member said whether one suits them.</summary>
    /// <returns>The number of the news, which orders the dates.</returns>
    public Task<long> DatesChanged(Guid clusterId, Guid gatheringId, CancellationToken cancellationToken) =>
        Tell(clusterId, gatheringId, [], [DatesFragment.Kind], cancellationToken);

    /// <summary>Something was put on the agenda, or taken from it.</summary>
    /// <returns>The number of the news, which orders the agenda.</returns>
    public async Task<long> AgendaChanged(Guid clusterId, Guid gatheringId, CancellationToken cancellationToken)
    {
        var number = await Tell(clusterId, gatheringId, [], [AgendaFragment.Kind], cancellationToken);
        await MinutesBroadcasts.HeadingsChanged(topics, clusterId, gatheringId, cancellationToken);
        return number;
    }

    /// <summary>
    /// A member took the chair, or left it. Those who have its minutes open are told by the members' own topic, after the cluster's: that is the order of all who tell both.
    /// By the cluster's own nobody is named: who has the gathering open is told to look again.
    /// </summary>
    public async Task ChairChanged(Guid clusterId, Guid gatheringId, CancellationToken cancellationToken)
    {
        await Tell(clusterId, gatheringId, [], [ChairPlaceFragment.Kind], cancellationToken);
        await topics.Tell(MembersTopic.Of(clusterId), [Within(ChairFragment.Kind, gatheringId)], cancellationToken);
    }

    /// <summary>How a fragment of one gathering's page is named in the news: only those who have it open are sent it.</summary>
    public static string Within(string kind, Guid gatheringId, Guid? subject = null) => new FragmentName(kind, subject ?? gatheringId, gatheringId).ToString();

    /// <summary>What a page says that wants to be told who has the chair of one gathering.</summary>
    public static string WatchedChair(Guid gatheringId) => new FragmentName(ChairFragment.Kind, gatheringId, gatheringId).Watched;

    private Task<long> Tell(Guid clusterId, Guid gatheringId, IEnumerable<string> everywhere, IEnumerable<string> onItsPage, CancellationToken cancellationToken) =>
        topics.Tell(ClusterTopic.Of(clusterId), [.. everywhere, .. onItsPage.Select(kind => Within(kind, gatheringId))], cancellationToken);

    /// <summary>The fragment with the gatherings that come next.</summary>
    internal sealed class NextFragment(GatheringList gatherings) : IFragment
    {
        public string Name => NextGatherings.Fragment;

        public string Partial => "/Features/Gatherings/_NextGatherings.cshtml";

        public async Task<object?> Load(Guid topicId, Guid? subject, CancellationToken cancellationToken) =>
            await gatherings.NextOf(topicId, cancellationToken);
    }

    /// <summary>The fragment of one gathering in the list.</summary>
    internal sealed class CardFragment(GatheringList gatherings) : IFragment
    {
        public const string Kind = "gathering";

        public string Name => Kind;

        public string Partial => "/Features/Gatherings/_Gathering.cshtml";

        public string? Into => "gatherings";

        public async Task<object?> Load(Guid topicId, Guid? subject, CancellationToken cancellationToken) =>
            await gatherings.Of(topicId).SingleOrDefaultAsync(g => g.Id == subject, cancellationToken);
    }

    /// <summary>The fragment that says when and where a gathering is.</summary>
    internal sealed class FactsFragment(GatheringList gatherings, Terms.TermList terms) : IFragment
    {
        public const string Kind = "gathering-facts";

        public string Name => Kind;

        public string Partial => "/Features/Gatherings/_Facts.cshtml";

        public async Task<object?> Load(Guid topicId, Guid? subject, CancellationToken cancellationToken) =>
            await terms.WithHints(await gatherings.Of(topicId).SingleOrDefaultAsync(g => g.Id == subject, cancellationToken), cancellationToken);
    }

    /// <summary>The fragment that says who comes.</summary>
    internal sealed class ComingFragment(GatheringList gatherings) : IFragment
    {
        public const string Kind = "gathering-coming";

        public string Name => Kind;

        public string Partial => "/Features/Gatherings/_Coming.cshtml";

        public string? Into => "coming-place";

        public async Task<object?> Load(Guid topicId, Guid? subject, CancellationToken cancellationToken) =>
            subject is { } id ? await gatherings.ComingTo(topicId, id, cancellationToken) : null;
    }

    /// <summary>The fragment that says who has the chair.</summary>
    internal sealed class ChairFragment(ChairReading chairs) : IFragment
    {
        public const string Kind = "gathering-chair";

        public string Name => Kind;

        public string Partial => "/Features/Gatherings/_Chair.cshtml";

        public async Task<object?> Load(Guid topicId, Guid? subject, CancellationToken cancellationToken) =>
            subject is { } id ? await chairs.Of(topicId, id, cancellationToken) : null;
    }

    /// <summary>The fragment that tells the page of a gathering to fetch, as itself, who has the chair.</summary>
    internal sealed class ChairPlaceFragment(ClustersDb db) : IFragment
    {
        public const string Kind = "chair-place";

        public string Name => Kind;

        public string Partial => "/Features/Gatherings/_ChairPlace.cshtml";

        public async Task<object?> Load(Guid topicId, Guid? subject, CancellationToken cancellationToken) =>
            subject is { } id && await db.Set<Gathering>().AnyAsync(g => g.Id == id && g.ClusterId == topicId, cancellationToken) ? new ChairPlace(topicId, id, IsNews: true) : null;
    }

    /// <summary>The fragment with the dates that were proposed.</summary>
    internal sealed class DatesFragment(Dates.DateList dates) : IFragment
    {
        public const string Kind = "gathering-dates";

        public string Name => Kind;

        public string Partial => "/Features/Gatherings/Dates/_Dates.cshtml";

        public string? Into => "dates-place";

        public async Task<object?> Load(Guid topicId, Guid? subject, CancellationToken cancellationToken) =>
            subject is { } id ? await dates.Of(topicId, id, cancellationToken) : null;
    }

    /// <summary>The fragment with the agenda.</summary>
    internal sealed class AgendaFragment(Agenda.AgendaList agenda) : IFragment
    {
        public const string Kind = "agenda";

        public string Name => Kind;

        public string Partial => "/Features/Gatherings/Agenda/_Agenda.cshtml";

        public async Task<object?> Load(Guid topicId, Guid? subject, CancellationToken cancellationToken) =>
            subject is { } id ? await agenda.Of(topicId, id, cancellationToken) : null;
    }
}
