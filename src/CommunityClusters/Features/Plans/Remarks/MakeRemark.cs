using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Plans.Remarks;

/// <summary>A member remarks on some words of a plan, or on a whole section.</summary>
public sealed record MakeRemark : ICommand<Guid>, IDocumentWriters, IWaits
{
    /// <inheritdoc/>
    public Guid CommandId { get; init; }

    /// <inheritdoc/>
    public Guid Author { get; init; }

    /// <summary>The plan.</summary>
    public Guid DocumentId { get; init; }

    /// <summary>The id of the section.</summary>
    public string Section { get; init; } = "";

    /// <summary>Where the words begin, as the phone writes a relative position, in Base64; empty for the whole section.</summary>
    public string From { get; init; } = "";

    /// <summary>Where the words end.</summary>
    public string To { get; init; } = "";

    /// <summary>What is remarked.</summary>
    public string Text { get; init => field = value.Lines(); } = "";

    internal sealed class Validator : AbstractValidator<MakeRemark>
    {
        public Validator()
        {
            RuleFor(r => r.Text).Cascade(CascadeMode.Stop)
                .NotEmpty().WithMessage("remark.text.missing")
                .MaximumLength(Remark.LongestText).WithMessage("remark.text.long");
            // The section and its words may be on their way still; whether they are the plan's is seen whenever the remark is drawn.
            RuleFor(r => r.Section).Must(PlanShape.IsSectionId).WithMessage("remark.place.wrong");
            RuleFor(r => r.From).Must((r, from) => (from.Length == 0 && r.To.Length == 0) || (RemarkPlace.IsPosition(from) && RemarkPlace.IsPosition(r.To)))
                .WithMessage("remark.place.wrong");
        }
    }

    internal sealed class Handler(ClustersDb db, RemarkBroadcasts broadcasts, Caller caller, TimeProvider time) : IRequestHandler<MakeRemark, Guid>
    {
        public async Task<Guid> Handle(MakeRemark request, CancellationToken cancellationToken)
        {
            var id = Guid.NewGuid();
            // The news comes first, for it locks the cluster's topic: whoever counts, counts everybody's.
            var number = await broadcasts.OpenRemarksChanged(request.DocumentId, id, cancellationToken);
            var plan = await db.Set<Plan>().SingleAsync(p => p.Id == request.DocumentId, cancellationToken);
            if (plan.OpenRemarks >= Remark.MostOpen)
            {
                throw new RuleBrokenException("remark.too-many", ("limit", Remark.MostOpen));
            }

            db.Add(new Remark
            {
                Id = id,
                PlanId = plan.Id,
                Number = number,
                Sign = plan.IsRemarkedOn(),
                Section = request.Section,
                From = request.From.Length > 0 ? Convert.FromBase64String(request.From) : null,
                To = request.To.Length > 0 ? Convert.FromBase64String(request.To) : null,
                Text = request.Text,
                MadeBy = caller.Teacher,
                MadeAt = time.GetUtcNow(),
            });
            return id;
        }
    }
}
