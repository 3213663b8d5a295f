using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Plans.Remarks;

/// <summary>A member opens a closed remark again.</summary>
public sealed record OpenRemarkAgain : ICommand<Unit>, IDocumentWriters, IWaits
{
    /// <inheritdoc/>
    public Guid CommandId { get; init; }

    /// <inheritdoc/>
    public Guid Author { get; init; }

    /// <summary>The plan.</summary>
    public Guid DocumentId { get; init; }

    /// <summary>The remark.</summary>
    public Guid RemarkId { get; init; }

    internal sealed class Handler(ClustersDb db, RemarkBroadcasts broadcasts) : IRequestHandler<OpenRemarkAgain, Unit>
    {
        public async Task<Unit> Handle(OpenRemarkAgain request, CancellationToken cancellationToken)
        {
            await broadcasts.OpenRemarksChanged(request.DocumentId, request.RemarkId, cancellationToken);
            var remark = await db.Set<Remark>().OfPlan(request.DocumentId, request.RemarkId, cancellationToken);
            var plan = await db.Set<Plan>().SingleAsync(p => p.Id == request.DocumentId, cancellationToken);
            if (remark.IsClosed && plan.OpenRemarks >= Remark.MostOpen)
            {
                throw new RuleBrokenException("remark.too-many", ("limit", Remark.MostOpen));
            }

            plan.CountOpenRemarks(remark.IsClosed ? 1 : 0);
            remark.OpenAgain();
            return Unit.Value;
        }
    }
}
