using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;

namespace CommunityClusters.Features.Gatherings.Programmes;

/// <summary>A day runs late, or early: a member moves all that begins after a slot by some minutes, in every room.</summary>
public sealed record MoveWhatFollows : ICommand<Unit>, IMembers
{
    /// <summary>The most minutes by which a day is moved at once.</summary>
    public const int MostMinutes = 240;

    /// <inheritdoc/>
    public Guid ClusterId { get; init; }

    /// <summary>The gathering.</summary>
    public Guid GatheringId { get; init; }

    /// <summary>The slot after which it moves.</summary>
    public Guid SlotId { get; init; }

    /// <summary>By how many minutes; back if less than none.</summary>
    public int? By { get; init; }

    /// <summary>Whether the slot moves as well, with those that begin when it does.</summary>
    public bool WithIt { get; init; }

    internal sealed class Validator : AbstractValidator<MoveWhatFollows>
    {
        public Validator() => RuleFor(r => r.By).Must(m => m is >= -MostMinutes and <= MostMinutes and not 0).WithMessage("programme.late.wrong")
            .WithState(_ => new (string, object?)[] { ("longest", MostMinutes) });
    }

    internal sealed class Handler(ProgrammePen pen) : IRequestHandler<MoveWhatFollows, Unit>
    {
        public async Task<Unit> Handle(MoveWhatFollows request, CancellationToken cancellationToken)
        {
            var slot = await pen.Take(request.ClusterId, request.GatheringId, request.SlotId, cancellationToken);
            var from = slot.From;
            foreach (var later in pen.Slots.Where(s => s.From > from || (request.WithIt && s.From == from)).ToList())
            {
                later.MovesBy(request.By!.Value);
            }

            await pen.Tell(cancellationToken);
            return Unit.Value;
        }
    }
}
