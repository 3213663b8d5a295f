using CommunityClusters.Documents.Moments;
using CommunityClusters.Pipeline;
using MediatR;

namespace CommunityClusters.Features.Plans.History;

/// <summary>A member brings an earlier state of a plan back, as a new change in their name. What stood until then is kept as a moment.</summary>
/// <param name="DocumentId">The plan.</param>
/// <param name="Number">The moment's number.</param>
public sealed record BringBackMoment(Guid DocumentId, long Number) : ICommand<Unit>, IDocumentWriters
{
    internal sealed class Handler(DocumentPen pen, MomentAccess moments, Caller caller) : IRequestHandler<BringBackMoment, Unit>
    {
        public async Task<Unit> Handle(BringBackMoment request, CancellationToken cancellationToken)
        {
            if (request.Number == MomentAccess.Now)
            {
                throw new NotVisibleException();
            }

            var earlier = await moments.Load(request.DocumentId, request.Number, cancellationToken);
            var hand = await pen.Take(request.DocumentId, cancellationToken);
            await pen.KeepMoment(hand, broughtBack: null, cancellationToken);
            if (await pen.Change(hand, caller.Teacher, doc => PlanEdits.BringBack(doc, earlier), cancellationToken))
            {
                await pen.KeepMoment(hand, request.Number, cancellationToken);
            }

            return Unit.Value;
        }
    }
}
