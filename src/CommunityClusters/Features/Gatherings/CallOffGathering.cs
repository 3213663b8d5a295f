using CommunityClusters.Features.Gatherings.Records;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;

namespace CommunityClusters.Features.Gatherings;

/// <summary>A member calls a gathering off, with a word of why if they like.</summary>
public sealed record CallOffGathering : ICommand<Unit>, IMembers
{
    /// <inheritdoc/>
    public Guid ClusterId { get; init; }

    /// <summary>The gathering.</summary>
    public Guid GatheringId { get; init; }

    /// <summary>Why, or empty.</summary>
    public string Why { get; init => field = value.OneLine(); } = "";

    internal sealed class Validator : AbstractValidator<CallOffGathering>
    {
        public Validator() => RuleFor(r => r.Why).MaximumLength(Gathering.LongestWhy).WithMessage("gathering.why.long");
    }

    internal sealed class Handler(GatheringAccess gatherings, GatheringBroadcasts broadcasts, RecordPen records, Caller caller, TimeProvider time) : IRequestHandler<CallOffGathering, Unit>
    {
        public async Task<Unit> Handle(CallOffGathering request, CancellationToken cancellationToken)
        {
            await broadcasts.GatheringChanged(request.ClusterId, request.GatheringId, cancellationToken);
            var gathering = await gatherings.Take(request.ClusterId, request.GatheringId, cancellationToken);
            // Said twice, the first word stands.
            if (!gathering.IsOff)
            {
                gathering.IsCalledOff(caller.Teacher, request.Why, time.GetUtcNow());
                await records.Follow(gathering, cancellationToken);
            }

            return Unit.Value;
        }
    }
}
