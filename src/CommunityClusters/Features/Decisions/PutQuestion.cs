using CommunityClusters.Curriculum;
using CommunityClusters.Features.Actions;
using CommunityClusters.Features.Clusters;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Decisions;

/// <summary>A member puts a question to all members. They vote from this moment on; nobody is asked whether it may be put.</summary>
public sealed record PutQuestion : ICommand<Guid>, IMembers, IOnce
{
    /// <inheritdoc/>
    public Guid CommandId { get; init; }

    /// <inheritdoc/>
    public Guid ClusterId { get; init; }

    /// <summary>What is asked.</summary>
    public string Question { get; init => field = value.OneLine(); } = "";

    /// <summary>What one may choose, an option a line.</summary>
    public string Options { get; init => field = value.Lines(); } = "";

    /// <summary>The last day on which members vote; null to leave it open until all have voted.</summary>
    public DateOnly? Until { get; init; }

    internal IReadOnlyList<string> EachOption => [.. Options.Split('\n').Select(o => o.OneLine()).Where(o => o.Length > 0)];

    internal sealed class Validator : AbstractValidator<PutQuestion>
    {
        public Validator(Curricula curricula, TimeProvider time)
        {
            RuleFor(r => r.Question).Cascade(CascadeMode.Stop)
                .NotEmpty().WithMessage("decisions.question.missing").MaximumLength(Decision.LongestQuestion).WithMessage("decisions.question.long");
            RuleFor(r => r.Options).Cascade(CascadeMode.Stop)
                .Must((r, _) => r.EachOption.Count >= Decision.FewestOptions).WithMessage("decisions.options.few")
                .Must((r, _) => r.EachOption.Count <= Decision.MostOptions).WithState(_ => new (string, object?)[] { ("count", Decision.MostOptions) }).WithMessage("decisions.options.many")
                .Must((r, _) => r.EachOption.All(o => o.Length <= Option.LongestText)).WithState(_ => new (string, object?)[] { ("count", Option.LongestText) }).WithMessage("decisions.options.long")
                .Must((r, _) => r.EachOption.Distinct(StringComparer.OrdinalIgnoreCase).Count() == r.EachOption.Count).WithMessage("decisions.options.twice");
            RuleFor(r => r.Until).Cascade(CascadeMode.Stop)
                .Must(TypedDay.IsOne).WithMessage("decisions.until.wrong")
                .Must(day => day is null || IsAhead(day.Value, curricula, time)).WithMessage("decisions.until.far");
        }

        private static bool IsAhead(DateOnly day, Curricula curricula, TimeProvider time)
        {
            var today = VotingDays.Of(time.GetUtcNow(), curricula);
            return day >= today && day <= today.AddDays(Decision.Longest.Days);
        }
    }

    private static DateTimeOffset ClosingOf(DateOnly? until, DateTimeOffset now, Curricula curricula)
    {
        var day = until ?? VotingDays.Of(now, curricula).AddDays(Decision.LongestWithoutDay.Days);
        var end = VotingDays.EndOf(day, curricula);
        return end < now + Decision.Shortest ? VotingDays.EndOf(day.AddDays(1), curricula) : end;
    }

    internal sealed class Handler(ClustersDb db, DecisionPen pen, DecisionBroadcasts broadcasts, ClusterAccess clusters, Curricula curricula, Caller caller, TimeProvider time)
        : IRequestHandler<PutQuestion, Guid>
    {
        public async Task<Guid> Handle(PutQuestion request, CancellationToken cancellationToken)
        {
            await pen.Hold(request.ClusterId, cancellationToken);
            var (id, me, now) = (Guid.NewGuid(), caller.Teacher, time.GetUtcNow());
            if (await db.Set<Decision>().CountAsync(d => d.ClusterId == request.ClusterId && d.ClosedAt == null && d.PutBy == me, cancellationToken) >= Decision.MostOpen)
            {
                throw new RuleBrokenException("decisions.many", ("count", Decision.MostOpen));
            }

            var number = await broadcasts.Changed(request.ClusterId, id, cancellationToken);
            var key = new BallotKey { DecisionId = id };
            db.Add(new Decision { Id = id, ClusterId = request.ClusterId, Number = number, Question = request.Question, PutBy = me, PutAt = now, Until = request.Until }
                .Opens(ClosingOf(request.Until, now, curricula)));
            db.AddRange(request.EachOption.Select((text, at) => new Option { DecisionId = id, Number = at + 1, Text = text }));
            db.Add(key);
            // All at once, and by their ids: where a row lies says nothing of who voted when.
            db.AddRange((await clusters.MemberIds(request.ClusterId).OrderBy(m => m).ToListAsync(cancellationToken)).Select(m => Ballot.Of(id, m, key)));
            return id;
        }
    }
}
