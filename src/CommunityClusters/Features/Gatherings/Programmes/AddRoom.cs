using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;

namespace CommunityClusters.Features.Gatherings.Programmes;

/// <summary>A member adds a room to a teaching day.</summary>
public sealed record AddRoom : ICommand<Unit>, IMembers
{
    /// <inheritdoc/>
    public Guid ClusterId { get; init; }

    /// <summary>The gathering.</summary>
    public Guid GatheringId { get; init; }

    /// <summary>Its name.</summary>
    public string Name { get; init => field = value.OneLine(); } = "";

    internal sealed class Validator : AbstractValidator<AddRoom>
    {
        public Validator() => RuleFor(r => r.Name).ARoomsName();
    }

    internal sealed class Handler(ProgrammePen pen) : IRequestHandler<AddRoom, Unit>
    {
        public async Task<Unit> Handle(AddRoom request, CancellationToken cancellationToken)
        {
            await pen.Take(request.ClusterId, request.GatheringId, cancellationToken);
            pen.AddRoom(request.Name);
            await pen.Tell(cancellationToken);
            return Unit.Value;
        }
    }
}

internal static class RoomRules
{
    public static IRuleBuilderOptions<T, string> ARoomsName<T>(this IRuleBuilderInitial<T, string> rule) => rule
        .Cascade(CascadeMode.Stop)
        .NotEmpty().WithMessage("programme.room.missing")
        .MaximumLength(Room.LongestName).WithMessage("programme.room.long");
}
