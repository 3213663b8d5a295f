using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;

namespace CommunityClusters.Features.Gatherings.Programmes;

/// <summary>A member gives a room another name.</summary>
public sealed record RenameRoom : ICommand<Unit>, IMembers
{
    /// <inheritdoc/>
    public Guid ClusterId { get; init; }

    /// <summary>The gathering.</summary>
    public Guid GatheringId { get; init; }

    /// <summary>The room.</summary>
    public Guid RoomId { get; init; }

    /// <summary>Its name from now on.</summary>
    public string Name { get; init => field = value.OneLine(); } = "";

    internal sealed class Validator : AbstractValidator<RenameRoom>
    {
        public Validator() => RuleFor(r => r.Name).ARoomsName();
    }

    internal sealed class Handler(ProgrammePen pen) : IRequestHandler<RenameRoom, Unit>
    {
        public async Task<Unit> Handle(RenameRoom request, CancellationToken cancellationToken)
        {
            await pen.Take(request.ClusterId, request.GatheringId, cancellationToken);
            var room = pen.Rooms.SingleOrDefault(r => r.Id == request.RoomId) ?? throw new RuleBrokenException("programme.room.gone");
            pen.MustBeFree(request.Name, room);
            room.Name = request.Name;
            await pen.Tell(cancellationToken);
            return Unit.Value;
        }
    }
}
