using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;

namespace CommunityClusters.Features.Gatherings.Reaching;

/// <summary>
/// Whoever offers something holds out a hand to one who asks for it and whom they do not know, with the number that is passed on if that one says yes.
/// </summary>
public sealed record SayICouldHelp : ICommand<Unit>, IMembers
{
    /// <inheritdoc/>
    public Guid ClusterId { get; init; }

    /// <summary>The gathering.</summary>
    public Guid GatheringId { get; init; }

    /// <summary>The wish.</summary>
    public Guid WishId { get; init; }

    /// <summary>Their phone number, for this match alone.</summary>
    public string Number { get; init => field = value.OneLine(); } = "";

    internal sealed class Validator : AbstractValidator<SayICouldHelp>
    {
        public Validator() => RuleFor(r => r.Number).Cascade(CascadeMode.Stop).NotEmpty().WithMessage("reach.number.missing").IsNumberIfAny();
    }

    internal sealed class Handler(ReachingPen pen, Caller caller) : IRequestHandler<SayICouldHelp, Unit>
    {
        public async Task<Unit> Handle(SayICouldHelp request, CancellationToken cancellationToken)
        {
            await pen.TakeToCome(request.ClusterId, request.GatheringId, cancellationToken);
            var wish = await pen.Wish(request.GatheringId, request.WishId, cancellationToken) ?? throw new RuleBrokenException("reach.gone");
            if (wish.TeacherId == caller.Teacher)
            {
                throw new NotYoursException();
            }

            // Who is kept apart, or offers nothing of the kind, is told no more than of a wish that is not there.
            var offer = await pen.MyOffer(request.GatheringId, wish.Kind, cancellationToken) ?? throw new RuleBrokenException("reach.gone");
            if (await pen.IsApartFrom(wish.TeacherId, cancellationToken))
            {
                throw new RuleBrokenException("reach.gone");
            }

            offer.HoldsOutFor(wish, request.Number);
            return Unit.Value;
        }
    }
}
