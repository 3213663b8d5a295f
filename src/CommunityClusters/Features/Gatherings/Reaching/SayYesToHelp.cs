using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;

namespace CommunityClusters.Features.Gatherings.Reaching;

/// <summary>Who asked for something takes the hand that somebody held out. From now on these two, and nobody else, see each other's name and number.</summary>
public sealed record SayYesToHelp : ICommand<Unit>, IMembers
{
    /// <inheritdoc/>
    public Guid ClusterId { get; init; }

    /// <summary>The gathering.</summary>
    public Guid GatheringId { get; init; }

    /// <summary>The match.</summary>
    public Guid MatchId { get; init; }

    /// <summary>Their phone number, for this match alone; empty where they give none.</summary>
    public string Number { get; init => field = value.OneLine(); } = "";

    internal sealed class Validator : AbstractValidator<SayYesToHelp>
    {
        public Validator() => RuleFor(r => r.Number).Cascade(CascadeMode.Stop).IsNumberIfAny();
    }

    internal sealed class Handler(ClustersDb db, ReachingPen pen, Caller caller) : IRequestHandler<SayYesToHelp, Unit>
    {
        public async Task<Unit> Handle(SayYesToHelp request, CancellationToken cancellationToken)
        {
            await pen.TakeToCome(request.ClusterId, request.GatheringId, cancellationToken);
            if (await pen.Mine(request.GatheringId, request.MatchId, cancellationToken) is not var (match, wish, offer) || match.Said == Answer.No)
            {
                throw new RuleBrokenException("reach.taken-back");
            }

            if (wish.TeacherId != caller.Teacher)
            {
                throw new NotYoursException();
            }

            if (await pen.IsApartFrom(offer.TeacherId, cancellationToken))
            {
                throw new RuleBrokenException("reach.taken-back");
            }

            if (match.IsAgreed)
            {
                return Unit.Value;
            }

            if (wish.IsMet)
            {
                throw new RuleBrokenException("reach.met");
            }

            offer.Takes(match, request.Number);
            // The others need not know more than that it is no longer asked for.
            db.RemoveRange(wish.Matches.Where(m => m.IsOpen));
            return Unit.Value;
        }
    }
}
