using CommunityClusters.Crdt;
using CommunityClusters.Documents.Moments;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Plans.History;

/// <summary>What was added to a plan and removed from it between two moments, or between a moment and now.</summary>
/// <param name="DocumentId">The plan.</param>
/// <param name="From">The earlier moment's number; null for the one before the later.</param>
/// <param name="To">The later one's; 0 for the present.</param>
public sealed record WhatChanged(Guid DocumentId, long? From, long To) : IQuery<WhatChanged.Sheet>, IDocumentReaders
{
    /// <summary>The difference.</summary>
    /// <param name="Plan">Which plan it is.</param>
    /// <param name="From">The earlier moment; null where there was none, and all is new.</param>
    /// <param name="To">The later moment.</param>
    /// <param name="Difference">What is different.</param>
    /// <param name="Writers">Who wrote, by client id.</param>
    public sealed record Sheet(PlanBrief Plan, Moment? From, Moment To, PlanDifference Difference, IReadOnlyDictionary<ulong, Writer> Writers);

    internal sealed class Handler(PlanBriefs plans, MomentAccess moments, MomentReader reader) : IRequestHandler<WhatChanged, Sheet>
    {
        public async Task<Sheet> Handle(WhatChanged request, CancellationToken cancellationToken)
        {
            var id = request.DocumentId;
            var plan = await plans.Of(id, cancellationToken);
            var asked = request.From ?? await Before(id, request.To, cancellationToken);
            // Ids tell what became of an earlier state in a later one, whichever way the two were asked for.
            var (from, to) = request.To != MomentAccess.Now && asked > request.To ? (request.To, asked.Value) : (asked, request.To);
            var older = from is { } number ? await moments.Load(id, number, cancellationToken) : new Doc();
            var newer = await moments.Load(id, to, cancellationToken);
            return new Sheet(
                plan,
                from is { } earlier ? await reader.Find(id, plan.MayWrite, earlier, cancellationToken) : null,
                await reader.Find(id, plan.MayWrite, to, cancellationToken),
                PlanDifference.Between(older, newer, await moments.TakenIdsOf(id, cancellationToken)),
                await reader.WritersOf(id, cancellationToken));
        }

        private Task<long?> Before(Guid planId, long number, CancellationToken cancellationToken) =>
            moments.Of(planId).Where(m => number == MomentAccess.Now || m.Number < number).MaxAsync(m => (long?)m.Number, cancellationToken);
    }
}
