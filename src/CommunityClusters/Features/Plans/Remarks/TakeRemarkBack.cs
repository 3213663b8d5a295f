using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Plans.Remarks;

/// <summary>
/// A member takes back a remark of their own, or an answer. A remark that was answered, and an answer, say that they were taken back, so
/// that what others said to them still makes sense.
/// </summary>
public sealed record TakeRemarkBack : ICommand<Unit>, IDocumentWriters, IWaits
{
    /// <inheritdoc/>
    public Guid CommandId { get; init; }

    /// <inheritdoc/>
    public Guid Author { get; init; }

    /// <summary>The plan.</summary>
    public Guid DocumentId { get; init; }

    /// <summary>The remark.</summary>
    public Guid RemarkId { get; init; }

    /// <summary>The answer to it that is taken back; null for the remark itself.</summary>
    public Guid? AnswerId { get; init; }

    internal sealed class Handler(ClustersDb db, RemarkBroadcasts broadcasts, Caller caller) : IRequestHandler<TakeRemarkBack, Unit>
    {
        public async Task<Unit> Handle(TakeRemarkBack request, CancellationToken cancellationToken)
        {
            if (request.AnswerId is { } answer)
            {
                await TakeAnswerBack(request, answer, cancellationToken);
                return Unit.Value;
            }

            // The news comes first, for it locks the cluster's topic: nobody answers meanwhile.
            await broadcasts.OpenRemarksChanged(request.DocumentId, request.RemarkId, cancellationToken);
            var remark = await db.Set<Remark>().OfPlan(request.DocumentId, request.RemarkId, cancellationToken);
            if (remark.MadeBy != caller.Teacher)
            {
                throw new NotYoursException();
            }

            if (await db.Set<RemarkAnswer>().AnyAsync(a => a.RemarkId == remark.Id, cancellationToken))
            {
                remark.TakeBack();
                return Unit.Value;
            }

            var plan = await db.Set<Plan>().SingleAsync(p => p.Id == request.DocumentId, cancellationToken);
            plan.CountOpenRemarks(remark.IsClosed ? 0 : -1);
            db.Remove(remark);
            return Unit.Value;
        }

        private async Task TakeAnswerBack(TakeRemarkBack request, Guid answerId, CancellationToken cancellationToken)
        {
            await broadcasts.RemarkChanged(request.DocumentId, request.RemarkId, cancellationToken);
            var remark = await db.Set<Remark>().OfPlan(request.DocumentId, request.RemarkId, cancellationToken);
            var answer = await db.Set<RemarkAnswer>().SingleOrDefaultAsync(a => a.Id == answerId && a.RemarkId == remark.Id, cancellationToken)
                ?? throw new NotVisibleException();
            if (answer.By != caller.Teacher)
            {
                throw new NotYoursException();
            }

            answer.TakeBack();
        }
    }
}
