using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Plans.Remarks;

/// <summary>A member answers a remark. An answer to one that was closed meanwhile is kept as well.</summary>
public sealed record AnswerRemark : ICommand<Unit>, IDocumentWriters, IWaits
{
    /// <inheritdoc/>
    public Guid CommandId { get; init; }

    /// <inheritdoc/>
    public Guid Author { get; init; }

    /// <summary>The plan.</summary>
    public Guid DocumentId { get; init; }

    /// <summary>The remark.</summary>
    public Guid RemarkId { get; init; }

    /// <summary>What is answered.</summary>
    public string Text { get; init => field = value.Lines(); } = "";

    internal sealed class Validator : AbstractValidator<AnswerRemark>
    {
        public Validator() => RuleFor(r => r.Text).Cascade(CascadeMode.Stop)
            .NotEmpty().WithMessage("remark.text.missing")
            .MaximumLength(Remark.LongestText).WithMessage("remark.text.long");
    }

    internal sealed class Handler(ClustersDb db, RemarkBroadcasts broadcasts, Caller caller, TimeProvider time) : IRequestHandler<AnswerRemark, Unit>
    {
        public async Task<Unit> Handle(AnswerRemark request, CancellationToken cancellationToken)
        {
            // The news comes first, for it locks the cluster's topic: whoever counts answers, counts everybody's.
            var number = await broadcasts.RemarkChanged(request.DocumentId, request.RemarkId, cancellationToken);
            var remark = await db.Set<Remark>().OfPlan(request.DocumentId, request.RemarkId, cancellationToken);
            if (await db.Set<RemarkAnswer>().CountAsync(a => a.RemarkId == remark.Id, cancellationToken) >= Remark.MostAnswers)
            {
                throw new RuleBrokenException("remark.answers.too-many", ("limit", Remark.MostAnswers));
            }

            db.Add(new RemarkAnswer { Id = Guid.NewGuid(), RemarkId = remark.Id, Number = number, Text = request.Text, By = caller.Teacher, At = time.GetUtcNow() });
            return Unit.Value;
        }
    }
}
