using CommunityClusters.Features.Gatherings.Programmes.Suggesting;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;

namespace CommunityClusters.Features.Gatherings.Programmes;

/// <summary>
/// A member is asked to present or to observe a lesson; who asks may ask themselves. Whoever is needed elsewhere at that time is marked
/// in both places. Only observing one's own lesson is refused.
/// </summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="GatheringId">The gathering.</param>
/// <param name="SlotId">The lesson.</param>
/// <param name="TeacherId">The member; who sends it where none is said.</param>
/// <param name="Part">What they do.</param>
public sealed record AssignMember(Guid ClusterId, Guid GatheringId, Guid SlotId, Guid? TeacherId, Part Part) : ICommand<Guid>, IMembers
{
    /// <summary>What was seen of the lesson (<see cref="Slot.Sight"/>), where they were suggested for it: a suggestion holds for what it was made for. Null where who asks knows what they do.</summary>
    public string? Seen { get; init; }

    internal sealed class Validator : AbstractValidator<AssignMember>
    {
        public Validator() => RuleFor(r => r.Part).IsInEnum().WithMessage("choice.unknown");
    }

    internal sealed class Handler(ProgrammePen pen, Assigning assigning, StillStands still, Caller caller) : IRequestHandler<AssignMember, Guid>
    {
        public async Task<Guid> Handle(AssignMember request, CancellationToken cancellationToken)
        {
            var member = request.TeacherId ?? caller.Teacher;
            var slot = await pen.Take(request.ClusterId, request.GatheringId, request.SlotId, cancellationToken);
            if (request.Seen is { } seen)
            {
                await still.MustBeAsSeen(pen.Slots, slot, member, seen, cancellationToken);
            }

            await assigning.Assign(request.ClusterId, slot, member, request.Part, cancellationToken);
            await pen.Tell(cancellationToken);
            return member;
        }
    }
}
