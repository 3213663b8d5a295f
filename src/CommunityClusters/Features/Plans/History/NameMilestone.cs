using CommunityClusters.Documents.Moments;
using CommunityClusters.Features.Gatherings.Records;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;

namespace CommunityClusters.Features.Plans.History;

/// <summary>
/// A member names a moment of a plan, or the plan as it stands now: "as taught on 14 March". It is then kept for good. What was improved after a lesson
/// may name that lesson: whoever reads the history finds its reflection.
/// </summary>
public sealed record NameMilestone : ICommand<long>, IDocumentWriters
{
    /// <inheritdoc/>
    public Guid DocumentId { get; init; }

    /// <summary>The moment's number; 0 for the present.</summary>
    public long Number { get; init; }

    /// <summary>The name; an empty one takes the name of a moment away.</summary>
    public string Name { get; init => field = value.OneLine(); } = "";

    /// <summary>The lesson of whose reflection the plan as it stands now came; null for none.</summary>
    public Guid? FromLesson { get; init; }

    internal sealed class Validator : AbstractValidator<NameMilestone>
    {
        public Validator() => RuleFor(r => r.Name).Cascade(CascadeMode.Stop)
            .NotEmpty().When(r => r.Number == MomentAccess.Now, ApplyConditionTo.CurrentValidator).WithMessage("history.name.missing")
            .MaximumLength(DocumentMoment.LongestName).WithMessage("history.name.long");
    }

    internal sealed class Handler(PlanBriefs plans, TaughtAccess lessons, Milestones milestones, Caller caller) : IRequestHandler<NameMilestone, long>
    {
        public async Task<long> Handle(NameMilestone request, CancellationToken cancellationToken)
        {
            if (request.FromLesson is { } id)
            {
                var plan = await plans.Of(request.DocumentId, cancellationToken);
                var lesson = await lessons.Find(plan.ClusterId, id, cancellationToken) ?? throw new NotVisibleException();
                lesson.MustHaveTaught(request.DocumentId);
                return await milestones.NameImproved(request.DocumentId, request.Name, caller.Teacher, id, cancellationToken);
            }

            if (request.Number == MomentAccess.Now)
            {
                return await milestones.NamePresent(request.DocumentId, request.Name, caller.Teacher, cancellationToken);
            }

            await milestones.Name(request.DocumentId, request.Number, request.Name, caller.Teacher, cancellationToken);
            return request.Number;
        }
    }
}
