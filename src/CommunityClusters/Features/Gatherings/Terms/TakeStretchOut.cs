using CommunityClusters.Pipeline;
using MediatR;

namespace CommunityClusters.Features.Gatherings.Terms;

/// <summary>A member takes a stretch out of the cluster's calendar.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="StretchId">The stretch.</param>
/// <param name="Seen">The version that the member saw; what somebody changed meanwhile is not taken out unseen.</param>
public sealed record TakeStretchOut(Guid ClusterId, Guid StretchId, int Seen) : ICommand<Unit>, IMembers
{
    internal sealed class Handler(TermsPen pen) : IRequestHandler<TakeStretchOut, Unit>
    {
        public async Task<Unit> Handle(TakeStretchOut request, CancellationToken cancellationToken)
        {
            await pen.Take(request.ClusterId, cancellationToken);
            // Two who take the same out agree.
            if (pen.Find(request.StretchId) is { } stretch)
            {
                stretch.MustBeAsSeen(request.Seen);
                pen.TakeOut(stretch);
                await pen.Tell(cancellationToken);
            }

            return Unit.Value;
        }
    }
}
