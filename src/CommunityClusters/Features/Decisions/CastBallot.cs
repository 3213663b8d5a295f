using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Decisions;

/// <summary>A member votes, or votes otherwise than before: one ballot each, in secret, until the decision closes. A ballot cast twice is one.</summary>
public sealed record CastBallot : ICommand<Unit>, IMembers, ISecret
{
    /// <inheritdoc/>
    public Guid ClusterId { get; init; }

    /// <summary>The decision.</summary>
    public Guid DecisionId { get; init; }

    /// <summary>The number of the option; null where none was chosen.</summary>
    public int? Choice { get; init; }

    /// <summary>Says nothing of what is in it, wherever it is printed.</summary>
    public override string ToString() => nameof(CastBallot);

    internal sealed class Validator : AbstractValidator<CastBallot>
    {
        public Validator() => RuleFor(r => r.Choice).NotNull().WithMessage("decisions.choose.missing");
    }

    internal sealed class Handler(ClustersDb db, DecisionPen pen, Counting counting, DecisionBroadcasts broadcasts, Caller caller, TimeProvider time) : IRequestHandler<CastBallot, Unit>
    {
        public async Task<Unit> Handle(CastBallot request, CancellationToken cancellationToken)
        {
            var decision = await pen.Take(request.ClusterId, request.DecisionId, cancellationToken);
            decision.MustBeOpen(time.GetUtcNow());
            var (me, choice) = (caller.Teacher, request.Choice!.Value);
            // Whoever joined after it was put has no place in it.
            var ballots = await db.Set<Ballot>().Where(b => b.DecisionId == decision.Id).ToListAsync(cancellationToken);
            var ballot = ballots.SingleOrDefault(b => b.TeacherId == me) ?? throw new NotYoursException();
            var chosen = await db.Set<Option>().AsNoTracking().SingleOrDefaultAsync(o => o.DecisionId == decision.Id && o.Number == choice, cancellationToken) ?? throw new NotVisibleException();
            if (chosen.IsOut)
            {
                throw new RuleBrokenException("elections.gone");
            }

            var key = await db.Set<BallotKey>().AsNoTracking().SingleAsync(k => k.DecisionId == decision.Id, cancellationToken);
            var isFirst = ballot.ChoiceBy(key) is null;
            ballot.Chooses(choice, key);
            // A database numbers its rows' versions and keeps old ones: that one alone changed would tell whose vote it was, and after whose.
            ballots.ForEach(b => b.IsSealedAnew(key));
            if (!isFirst)
            {
                // Nothing that others see has changed, and nobody hears that it was.
                return Unit.Value;
            }

            decision.HasOneMore();
            if (!await counting.CountIfAllVoted(decision, cancellationToken))
            {
                await broadcasts.Changed(decision.ClusterId, decision.Id, cancellationToken);
            }

            return Unit.Value;
        }
    }
}
