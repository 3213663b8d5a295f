using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;

namespace CommunityClusters.Features.Gatherings.Reaching;

/// <summary>A member takes back what they offered, without a reason, with every match that came of it.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="GatheringId">The gathering.</param>
/// <param name="Kind">What they offered.</param>
public sealed record TakeOfferBack(Guid ClusterId, Guid GatheringId, HelpKind Kind) : ICommand<Unit>, IMembers
{
    internal sealed class Validator : AbstractValidator<TakeOfferBack>
    {
        public Validator() => RuleFor(r => r.Kind).IsInEnum().WithMessage("choice.unknown");
    }

    internal sealed class Handler(ClustersDb db, ReachingPen pen) : IRequestHandler<TakeOfferBack, Unit>
    {
        public async Task<Unit> Handle(TakeOfferBack request, CancellationToken cancellationToken)
        {
            await pen.Take(request.ClusterId, request.GatheringId, cancellationToken);
            if (await pen.MyOffer(request.GatheringId, request.Kind, cancellationToken) is { } offer && offer.TakeBack())
            {
                db.Remove(offer);
            }

            return Unit.Value;
        }
    }
}
