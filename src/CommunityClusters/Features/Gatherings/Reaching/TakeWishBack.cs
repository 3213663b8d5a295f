using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;

namespace CommunityClusters.Features.Gatherings.Reaching;

/// <summary>A member takes back what they asked for, with every hand that was held out for it.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="GatheringId">The gathering.</param>
/// <param name="Kind">What they asked for.</param>
public sealed record TakeWishBack(Guid ClusterId, Guid GatheringId, HelpKind Kind) : ICommand<Unit>, IMembers
{
    internal sealed class Validator : AbstractValidator<TakeWishBack>
    {
        public Validator() => RuleFor(r => r.Kind).IsInEnum().WithMessage("choice.unknown");
    }

    internal sealed class Handler(ClustersDb db, ReachingPen pen) : IRequestHandler<TakeWishBack, Unit>
    {
        public async Task<Unit> Handle(TakeWishBack request, CancellationToken cancellationToken)
        {
            await pen.Take(request.ClusterId, request.GatheringId, cancellationToken);
            // Taken back twice it is gone.
            if (await pen.MyWish(request.GatheringId, request.Kind, cancellationToken) is { } wish)
            {
                db.Remove(wish);
            }

            return Unit.Value;
        }
    }
}
