using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;

namespace CommunityClusters.Features.Gatherings.Programmes;

/// <summary>A member moves a slot in time or room, or makes it longer or shorter. Whatever clashes is marked, and nothing is refused for it.</summary>
public sealed record MoveSlot : ICommand<Unit>, IMembers
{
    /// <inheritdoc/>
    public Guid ClusterId { get; init; }

    /// <summary>The gathering.</summary>
    public Guid GatheringId { get; init; }

    /// <summary>The slot.</summary>
    public Guid SlotId { get; init; }

    /// <summary>The version that the member saw; a later one is not moved unseen.</summary>
    public int Seen { get; init; }

    /// <summary>When it begins from now on, by the clocks at the venue.</summary>
    public TimeOnly? Begins { get; init; }

    /// <summary>How long it is.</summary>
    public int? Minutes { get; init; }

    /// <summary>The room; null for none.</summary>
    public Guid? RoomId { get; init; }

    internal sealed class Validator : AbstractValidator<MoveSlot>
    {
        public Validator()
        {
            RuleFor(r => r.Begins).NotNull().WithMessage("programme.begins.missing");
            RuleFor(r => r.Minutes).Must(m => m is { } minutes && SlotRules.IsLength(minutes)).WithMessage("programme.minutes.wrong").WithState(_ => SlotRules.Longest);
        }
    }

    internal sealed class Handler(ProgrammePen pen) : IRequestHandler<MoveSlot, Unit>
    {
        public async Task<Unit> Handle(MoveSlot request, CancellationToken cancellationToken)
        {
            var slot = await pen.Take(request.ClusterId, request.GatheringId, request.SlotId, cancellationToken);
            slot.MustBeAsSeen(request.Seen);
            slot.Stands(request.Begins!.Value, request.Minutes!.Value, pen.RoomOf(request.RoomId));
            await pen.Tell(cancellationToken);
            return Unit.Value;
        }
    }
}
