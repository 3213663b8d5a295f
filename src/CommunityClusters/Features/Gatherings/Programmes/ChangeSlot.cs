using CommunityClusters.Curriculum;
using CommunityClusters.Features.Plans;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;

namespace CommunityClusters.Features.Gatherings.Programmes;

/// <summary>A member says anew what a slot is about: its plan, topic, subject, grade and group of learners.</summary>
public sealed record ChangeSlot : ICommand<Unit>, IMembers, ISayWhatSlotIs
{
    /// <inheritdoc/>
    public Guid ClusterId { get; init; }

    /// <summary>The gathering.</summary>
    public Guid GatheringId { get; init; }

    /// <summary>The slot.</summary>
    public Guid SlotId { get; init; }

    /// <summary>The version that the member saw; a later one is not written over unseen.</summary>
    public int Seen { get; init; }

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

    internal sealed class Validator : AbstractValidator<ChangeSlot>
    {
        public Validator(Curricula curricula) => RuleFor(r => r).SaysWhatItIs(curricula);
    }

    internal sealed class Handler(ProgrammePen pen, PlanAccess plans) : IRequestHandler<ChangeSlot, Unit>
    {
        public async Task<Unit> Handle(ChangeSlot request, CancellationToken cancellationToken)
        {
            var slot = await pen.Take(request.ClusterId, request.GatheringId, request.SlotId, cancellationToken);
            slot.MustBeAsSeen(request.Seen);
            var isLesson = slot.Kind == SlotKind.Lesson;
            if (isLesson && request.PlanId is { } plan)
            {
                await plans.MustBeOf(request.ClusterId, plan, cancellationToken);
            }

            slot.IsAbout(isLesson ? request.PlanId : null, request.Topic, isLesson ? request.Subject : "", isLesson ? request.Grade : "", isLesson ? request.Group : "");
            await pen.Tell(cancellationToken);
            return Unit.Value;
        }
    }
}
