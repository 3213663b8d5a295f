using CommunityClusters.Curriculum;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;

namespace CommunityClusters.Features.Needs;

/// <summary>A member names a topic that is hard to teach, with their name or without.</summary>
public sealed record NameNeed : ICommand<Unit>, IMembers, IWaits
{
    /// <inheritdoc/>
    public Guid CommandId { get; init; }

    /// <inheritdoc/>
    public Guid Author { get; init; }

    /// <inheritdoc/>
    public Guid ClusterId { get; init; }

    /// <summary>The topic.</summary>
    public string Topic { get; init => field = value.OneLine(); } = "";

    /// <summary>The code of its subject, or empty.</summary>
    public string Subject { get; init; } = "";

    /// <summary>The code of its grade, or empty.</summary>
    public string Grade { get; init; } = "";

    /// <summary>What learners struggle with, or empty.</summary>
    public string Struggle { get; init => field = value.Lines(); } = "";

    /// <summary>Any day of the week in which it is taught.</summary>
    public DateOnly? Week { get; init; }

    /// <summary>Whether it is asked without a name shown.</summary>
    public bool Unseen { get; init; }

    internal sealed class Validator : AbstractValidator<NameNeed>
    {
        public Validator(Curricula curricula)
        {
            RuleFor(r => r.Topic).Cascade(CascadeMode.Stop)
                .NotEmpty().WithMessage("need.topic.missing")
                .MaximumLength(Need.LongestTopic).WithMessage("need.topic.long");
            RuleFor(r => r.Struggle).MaximumLength(Need.LongestStruggle).WithMessage("need.struggle.long");
            RuleFor(r => r.Subject).Must(s => s.Length == 0 || curricula.Subjects.Any(c => c.Code == s)).WithMessage("choice.unknown");
            RuleFor(r => r.Grade).Must(g => g.Length == 0 || curricula.Grades.Any(c => c.Code == g)).WithMessage("choice.unknown");
            RuleFor(r => r.Week).Must(w => w is null or { Year: >= 2000 and < 2200 }).WithMessage("need.week.wrong");
        }
    }

    internal sealed class Handler(ClustersDb db, Caller caller, NeedBroadcasts broadcasts, TimeProvider time) : IRequestHandler<NameNeed, Unit>
    {
        public async Task<Unit> Handle(NameNeed request, CancellationToken cancellationToken)
        {
            var id = Guid.NewGuid();
            var need = new Need
            {
                Id = id,
                ClusterId = request.ClusterId,
                Number = await broadcasts.NeedChanged(request.ClusterId, id, cancellationToken),
                Topic = request.Topic,
                Subject = request.Subject,
                Grade = request.Grade,
                Struggle = request.Struggle,
                Week = request.Week is { } day ? Need.WeekOf(day) : null,
                NamedAt = time.GetUtcNow(),
            };
            need.IsNamedBy(caller.Teacher, request.Unseen);
            need.CountMeToos(1);
            db.AddRange(need, new MeToo { NeedId = id, TeacherId = caller.Teacher });
            return Unit.Value;
        }
    }
}
