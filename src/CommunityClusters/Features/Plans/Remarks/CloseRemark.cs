using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Plans.Remarks;

/// <summary>A member closes a remark: it is dealt with. Any other opens it again as easily.</summary>
public sealed record CloseRemark : ICommand<Unit>, IDocumentWriters, IWaits
{
    /// <inheritdoc/>
    public Guid CommandId { get; init; }

    /// <inheritdoc/>
    public Guid Author { get; init; }

    /// <summary>The plan.</summary>
    public Guid DocumentId { get; init; }

    /// <summary>The remark.</summary>
    public Guid RemarkId { get; init; }

    internal sealed class Handler(ClustersDb db, RemarkBroadcasts broadcasts, Caller caller, TimeProvider time) : IRequestHandler<CloseRemark, Unit>
    {
        public async Task<Unit> Handle(CloseRemark request, CancellationToken cancellationToken)
        {
            await broadcasts.OpenRemarksChanged(request.DocumentId, request.RemarkId, cancellationToken);
            var remark = await db.Set<Remark>().OfPlan(request.DocumentId, request.RemarkId, cancellationToken);
            var plan = await db.Set<Plan>().SingleAsync(p => p.Id == request.DocumentId, cancellationToken);
            plan.CountOpenRemarks(remark.IsClosed ? 0 : -1);
            remark.Close(caller.Teacher, time.GetUtcNow());
            return Unit.Value;
        }
    }
}
