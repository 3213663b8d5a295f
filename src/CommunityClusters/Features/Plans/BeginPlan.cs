using CommunityClusters.Curriculum;
using CommunityClusters.Documents;
using CommunityClusters.Features.Needs;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;

namespace CommunityClusters.Features.Plans;

/// <summary>A member begins a lesson plan, from a need or from nothing. It exists at once, and every member can write in it.</summary>
public sealed record BeginPlan : ICommand<Guid>, IMembers, IOnce
{
    /// <inheritdoc/>
    public Guid CommandId { get; init; }

    /// <inheritdoc/>
    public Guid ClusterId { get; init; }

    /// <summary>The need that it grows from, if it does.</summary>
    public Guid? NeedId { get; init; }

    /// <summary>The topic.</summary>
    public string Topic { get; init => field = value.OneLine(); } = "";

    /// <summary>The code of its subject, or empty.</summary>
    public string Subject { get; init; } = "";

    /// <summary>The codes of its grades.</summary>
    public IList<string> Grades { get; init; } = [];

    /// <summary>The lesson's length in minutes, where it is said.</summary>
    public int? Minutes { get; init; }

    internal sealed class Validator : AbstractValidator<BeginPlan>
    {
        public Validator(Curricula curricula)
        {
            RuleFor(r => r.Topic).Cascade(CascadeMode.Stop)
                .NotEmpty().WithMessage("plans.begin.topic.missing")
                .MaximumLength(Plan.LongestTopic).WithMessage("plans.begin.topic.long");
            RuleFor(r => r.Subject).Must(s => s.Length == 0 || curricula.Subjects.Any(c => c.Code == s)).WithMessage("choice.unknown");
            RuleFor(r => r.Grades).Must(g => g.All(code => curricula.Grades.Any(c => c.Code == code))).WithMessage("choice.unknown");
            RuleFor(r => r.Minutes).Must(m => m is null or (> 0 and <= Plan.LongestLesson)).WithMessage("plans.begin.minutes.wrong")
                .WithState(_ => new (string, object?)[] { ("longest", Plan.LongestLesson) });
        }
    }

    internal sealed class Handler(
        ClustersDb db, NeedAccess needs, DocumentAccess documents, PlanBroadcasts broadcasts, Caller caller, TimeProvider time) : IRequestHandler<BeginPlan, Guid>
    {
        public async Task<Guid> Handle(BeginPlan request, CancellationToken cancellationToken)
        {
            if (request.NeedId is { } need)
            {
                await needs.MustBeOf(request.ClusterId, need, cancellationToken);
            }

            var id = Guid.NewGuid();
            db.Add(new Plan
            {
                Id = id,
                ClusterId = request.ClusterId,
                NeedId = request.NeedId,
                Number = await broadcasts.PlanBegun(request.ClusterId, id, cancellationToken),
                BegunBy = caller.Teacher,
                BegunAt = time.GetUtcNow(),
            });
            var content = PlanShape.Begin(new PlanShape.About(request.Topic, request.Subject, [.. request.Grades.Distinct(StringComparer.Ordinal)], request.Minutes ?? 0, ""));
            var document = new Document { Id = id, Kind = PlanDocuments.Name, ClusterId = request.ClusterId, Shape = PlanShape.Version, Sequence = 1 };
            await documents.Begin(document, content, caller.Teacher, cancellationToken);
            return id;
        }
    }
}
