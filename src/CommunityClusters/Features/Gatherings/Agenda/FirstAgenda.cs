using CommunityClusters.Features.Needs;
using CommunityClusters.Pipeline;

namespace CommunityClusters.Features.Gatherings.Agenda;

/// <summary>What stands on the agenda of a gathering before anybody adds to it: the needs that are open.</summary>
[PartOfFeature]
internal sealed class FirstAgenda(NeedAccess needs)
{
    public async Task<IReadOnlyList<AgendaItem>> Of(Gathering gathering, CancellationToken cancellationToken) => gathering.Kind == GatheringKind.ClassVisit
        ? []
        : [.. (await needs.OpenOf(gathering.ClusterId, AgendaItem.FirstNeeds, cancellationToken)).Select((need, place) => new AgendaItem
        {
            GatheringId = gathering.Id,
            Number = gathering.Number,
            Place = place,
            Text = need.Topic,
            NeedId = need.Id,
            AddedBy = gathering.CalledBy,
        })];
}
