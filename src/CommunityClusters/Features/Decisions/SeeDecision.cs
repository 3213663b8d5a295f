using CommunityClusters.Features.Actions;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using CommunityClusters.Realtime;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Decisions;

/// <summary>Where a member stands in a decision that is open.</summary>
public enum MyPart
{
    /// <summary>They came after it was put, or it is closed.</summary>
    None,

    /// <summary>They may vote.</summary>
    MayVote,

    /// <summary>They have voted, and may change it.</summary>
    HasVoted,
}

/// <summary>A decision, for a member who votes or reads what came out. What they chose before is not in it.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="DecisionId">The decision.</param>
public sealed record SeeDecision(Guid ClusterId, Guid DecisionId) : IQuery<SeeDecision.Sheet>, IMembers
{
    /// <summary>The decision.</summary>
    /// <param name="Card">As all see it.</param>
    /// <param name="Mine">Where the caller stands.</param>
    /// <param name="IStand">Whether the caller stands in it.</param>
    /// <param name="Colleagues">Whom one may nominate, while members stand; the caller is not among them.</param>
    /// <param name="IsDue">Whether its time is over and nobody has counted yet.</param>
    /// <param name="Topic">The topic that the page watches.</param>
    /// <param name="Cursor">The latest news that it shows.</param>
    public sealed record Sheet(DecisionCard Card, MyPart Mine, bool IStand, IReadOnlyList<Taker> Colleagues, bool IsDue, string Topic, long Cursor);

    internal sealed class Handler(ClustersDb db, DecisionList decisions, Takers takers, TopicLog topics, Caller caller, TimeProvider time) : IRequestHandler<SeeDecision, Sheet>
    {
        public async Task<Sheet> Handle(SeeDecision request, CancellationToken cancellationToken)
        {
            var topic = MembersTopic.Of(request.ClusterId);
            var state = await topics.StateOf(topic, cancellationToken);
            var card = await decisions.Find(request.ClusterId, request.DecisionId, cancellationToken) ?? throw new NotVisibleException();
            var (me, stand) = (caller.Teacher, card.Options.Select(o => o.TeacherId).ToHashSet());
            IReadOnlyList<Taker> colleagues = card.IsStanding ? [.. (await takers.Of(request.ClusterId, cancellationToken)).Where(t => t.Id != me && !stand.Contains(t.Id))] : [];
            return new Sheet(card, await PartOf(card.Id, me, cancellationToken), stand.Contains(me), colleagues, card.DueAt <= time.GetUtcNow(), topic, state.Sequence);
        }

        private async Task<MyPart> PartOf(Guid decisionId, Guid me, CancellationToken cancellationToken)
        {
            var mine = await (
                from ballot in db.Set<Ballot>().AsNoTracking()
                where ballot.DecisionId == decisionId && ballot.TeacherId == me
                join key in db.Set<BallotKey>().AsNoTracking() on ballot.DecisionId equals key.DecisionId
                select new { ballot, key }).SingleOrDefaultAsync(cancellationToken);
            return mine is null ? MyPart.None : mine.ballot.ChoiceBy(mine.key) is null ? MyPart.MayVote : MyPart.HasVoted;
        }
    }
}
