using CommunityClusters.Curriculum;
using CommunityClusters.Features.Plans;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;

namespace CommunityClusters.Features.Gatherings.Programmes;

/// <summary>A member adds a lesson, a break, an assembly or the closing reflection to a programme.</summary>
public sealed record AddSlot : ICommand<Guid>, IMembers, IOnce, ISayWhatSlotIs
{
    /// <inheritdoc/>
    public Guid CommandId { get; init; }

    /// <inheritdoc/>
    public Guid ClusterId { get; init; }

    /// <summary>The gathering.</summary>
    public Guid GatheringId { get; init; }

    /// <summary>What it is for.</summary>
    public SlotKind Kind { get; init; }

    /// <summary>When it begins, by the clocks at the venue.</summary>
    public TimeOnly? Begins { get; init; }

    /// <summary>How long it is; its plan's minutes where it is not said, or what is usual.</summary>
    public int? Minutes { get; init; }

    /// <summary>The room, if one is said.</summary>
    public Guid? RoomId { get; init; }

    /// <inheritdoc/>
    public Guid? PlanId { get; init; }

    /// <inheritdoc/>
    public string Topic { get; init => field = value.OneLine(); } = "";

    /// <inheritdoc/>
    public string Subject { get; init; } = "";

    /// <inheritdoc/>
    public string Grade { get; init; } = "";

    /// <inheritdoc/>
    public string Group { get; init => field = value.OneLine(); } = "";

    /// <summary>Who presents it, if it is said at once.</summary>
    public Guid? Presenter { get; init; }

    /// <summary>Who observes it, if it is said at once.</summary>
    public Guid? Observer { get; init; }

    internal sealed class Validator : AbstractValidator<AddSlot>
    {
        public Validator(Curricula curricula)
        {
            RuleFor(r => r.Kind).IsInEnum().WithMessage("choice.unknown");
            RuleFor(r => r.Begins).NotNull().WithMessage("programme.begins.missing");
            RuleFor(r => r.Minutes).Must(m => m is null || SlotRules.IsLength(m.Value)).WithMessage("programme.minutes.wrong").WithState(_ => SlotRules.Longest);
            RuleFor(r => r).SaysWhatItIs(curricula);
        }
    }

    internal sealed class Handler(ProgrammePen pen, PlanAccess plans, Assigning assigning) : IRequestHandler<AddSlot, Guid>
    {
        public async Task<Guid> Handle(AddSlot request, CancellationToken cancellationToken)
        {
            await pen.Take(request.ClusterId, request.GatheringId, cancellationToken);
            var isLesson = request.Kind == SlotKind.Lesson;
            var plan = isLesson && request.PlanId is { } id ? await plans.MustBeOf(request.ClusterId, id, cancellationToken) : null;
            var slot = new Slot { GatheringId = request.GatheringId, Kind = request.Kind };
            slot.Stands(request.Begins!.Value, request.Minutes ?? (plan is { Minutes: > 0 } ? plan.Minutes : SlotRules.Usual(request.Kind)), pen.RoomOf(request.RoomId));
            slot.IsAbout(plan?.Id, request.Topic, isLesson ? request.Subject : "", isLesson ? request.Grade : "", isLesson ? request.Group : "");
            pen.Add(slot);
            foreach (var (teacher, part) in new[] { (request.Presenter, Part.Presenter), (request.Observer, Part.Observer) })
            {
                if (isLesson && teacher is { } member)
                {
                    await assigning.Assign(request.ClusterId, slot, member, part, cancellationToken);
                }
            }

            await pen.Tell(cancellationToken);
            return slot.Id;
        }
    }
}
