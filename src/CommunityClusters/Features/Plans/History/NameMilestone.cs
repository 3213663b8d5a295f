using CommunityClusters.Documents.Moments;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;

namespace CommunityClusters.Features.Plans.History;

/// <summary>A member names a moment of a plan, or the plan as it stands now: "as taught on 14 March". It is then kept for good.</summary>
public sealed record NameMilestone : ICommand<long>, IDocumentWriters
{
    /// <inheritdoc/>
    public Guid DocumentId { get; init; }

    /// <summary>The moment's number; 0 for the present.</summary>
    public long Number { get; init; }

    /// <summary>The name; an empty one takes the name of a moment away.</summary>
    public string Name { get; init => field = value.OneLine(); } = "";

    internal sealed class Validator : AbstractValidator<NameMilestone>
    {
        public Validator() => RuleFor(r => r.Name).Cascade(CascadeMode.Stop)
            .NotEmpty().When(r => r.Number == MomentAccess.Now, ApplyConditionTo.CurrentValidator).WithMessage("history.name.missing")
            .MaximumLength(DocumentMoment.LongestName).WithMessage("history.name.long");
    }

    internal sealed class Handler(Milestones milestones, Caller caller) : IRequestHandler<NameMilestone, long>
    {
        public async Task<long> Handle(NameMilestone request, CancellationToken cancellationToken)
        {
            if (request.Number == MomentAccess.Now)
            {
                return await milestones.NamePresent(request.DocumentId, request.Name, caller.Teacher, cancellationToken);
            }

            await milestones.Name(request.DocumentId, request.Number, request.Name, caller.Teacher, cancellationToken);
            return request.Number;
        }
    }
}
