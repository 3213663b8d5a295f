using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;

namespace CommunityClusters.Features.Gatherings.Reaching;

/// <summary>A member offers what makes it possible for others to come, or says anew what they offer. They then see where it is asked for.</summary>
public sealed record OfferHelp : ICommand<Unit>, IMembers, IOnce
{
    /// <inheritdoc/>
    public Guid CommandId { get; init; }

    /// <inheritdoc/>
    public Guid ClusterId { get; init; }

    /// <summary>The gathering.</summary>
    public Guid GatheringId { get; init; }

    /// <summary>What they give.</summary>
    public HelpKind Kind { get; init; }

    /// <summary>How many seats are free, in a lift.</summary>
    public int? Seats { get; init; }

    /// <summary>From where; empty for what begins nowhere.</summary>
    public string From { get; init => field = value.OneLine(); } = "";

    internal sealed class Validator : AbstractValidator<OfferHelp>
    {
        private static readonly (string, object?)[] Limit = [("limit", Offer.MostSeats)];

        public Validator()
        {
            RuleFor(r => r.Kind).IsInEnum().WithMessage("choice.unknown");
            RuleFor(r => r.From).MaximumLength(Offer.LongestFrom).WithMessage("reach.long").WithState(_ => new (string, object?)[] { ("longest", Offer.LongestFrom) });
            When(r => r.Kind == HelpKind.Lift, () =>
            {
                RuleFor(r => r.Seats).Must(s => s is >= 1 and <= Offer.MostSeats).WithMessage("reach.seats.wrong").WithState(_ => Limit);
                RuleFor(r => r.From).NotEmpty().WithMessage("reach.from.missing");
            });
        }
    }

    internal sealed class Handler(ClustersDb db, ReachingPen pen, Caller caller) : IRequestHandler<OfferHelp, Unit>
    {
        public async Task<Unit> Handle(OfferHelp request, CancellationToken cancellationToken)
        {
            await pen.TakeToCome(request.ClusterId, request.GatheringId, cancellationToken);
            var offer = await pen.MyOffer(request.GatheringId, request.Kind, cancellationToken)
                ?? db.Add(new Offer { GatheringId = request.GatheringId, TeacherId = caller.Teacher, Kind = request.Kind }).Entity;
            offer.Is(request.Seats ?? 0, request.From);
            return Unit.Value;
        }
    }
}
