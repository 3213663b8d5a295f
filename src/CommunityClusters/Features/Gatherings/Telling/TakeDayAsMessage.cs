using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Gatherings.Agenda;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Localisation;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Telling;

/// <summary>Whoever may read a gathering takes it away as a message for WhatsApp, in the language they choose.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="GatheringId">The gathering.</param>
/// <param name="Language">The language of the message.</param>
/// <param name="Link">The gathering's address, which stands at the end.</param>
public sealed record TakeDayAsMessage(Guid ClusterId, Guid GatheringId, Language Language, string Link) : IQuery<TakeDayAsMessage.Sheet>, IReaders
{
    /// <summary>The message.</summary>
    /// <param name="Card">The gathering.</param>
    /// <param name="Text">The message, of at most <see cref="DayMessage.Most"/> characters.</param>
    /// <param name="IsMember">Whether the caller is a member, and no reader of an open cluster.</param>
    public sealed record Sheet(GatheringCard Card, string Text, bool IsMember);

    internal sealed class Handler(ClustersDb db, GatheringList gatherings, ProgrammeList programmes, AgendaList agenda, ClusterAccess clusters, DayMessage message, Caller caller) : IRequestHandler<TakeDayAsMessage, Sheet>
    {
        public async Task<Sheet> Handle(TakeDayAsMessage request, CancellationToken cancellationToken)
        {
            var (cluster, id) = (request.ClusterId, request.GatheringId);
            var card = await gatherings.Of(cluster).SingleOrDefaultAsync(g => g.Id == id, cancellationToken) ?? throw new NotVisibleException();
            var gathering = await db.Set<Gathering>().AsNoTracking().SingleAsync(g => g.Id == id, cancellationToken);
            var slots = card.Kind == GatheringKind.Planning ? [] : (await programmes.Of(gathering, cancellationToken)).Slots;
            var items = (await agenda.Of(cluster, id, cancellationToken))!.Rows;
            var name = await clusters.NameOf(cluster, cancellationToken);
            return new Sheet(card, request.Language.Says(() => message.Of(name, card, slots, items, request.Link)), await clusters.IsMember(cluster, caller.Teacher, cancellationToken));
        }
    }
}
