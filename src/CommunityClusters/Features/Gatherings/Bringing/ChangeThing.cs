using CommunityClusters.Curriculum;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;

namespace CommunityClusters.Features.Gatherings.Bringing;

/// <summary>A member says anew what a thing is and how many of it are needed.</summary>
public sealed record ChangeThing : ICommand<Unit>, IMembers, ISayWhatIsNeeded
{
    /// <inheritdoc/>
    public Guid ClusterId { get; init; }

    /// <summary>The gathering.</summary>
    public Guid GatheringId { get; init; }

    /// <summary>The thing.</summary>
    public Guid ThingId { get; init; }

    /// <summary>The version that the member saw; a later one is not written over unseen.</summary>
    public int Seen { get; init; }

    /// <inheritdoc/>
    public string Name { get; init => field = value.OneLine(); } = "";

    /// <inheritdoc/>
    public int? Amount { get; init; }

    /// <inheritdoc/>
    public string Unit { get; init => field = value.OneLine(); } = "";

    /// <inheritdoc/>
    public string Note { get; init => field = value.OneLine(); } = "";

    /// <inheritdoc/>
    public int? Pages { get; init; }

    /// <inheritdoc/>
    public int? Share { get; init; }

    /// <inheritdoc/>
    public string Grade { get; init; } = "";

    internal sealed class Validator : AbstractValidator<ChangeThing>
    {
        public Validator(Curricula curricula)
        {
            RuleFor(r => r).SaysWhatIsNeeded(curricula);
            // Only photocopies have pages.
            RuleFor(r => r).SaysHowMany(r => r.Pages is not null);
        }
    }

    internal sealed class Handler(BringingPen pen, Caller caller) : IRequestHandler<ChangeThing, MediatR.Unit>
    {
        public async Task<MediatR.Unit> Handle(ChangeThing request, CancellationToken cancellationToken)
        {
            var thing = await pen.Take(request.ClusterId, request.GatheringId, request.ThingId, cancellationToken);
            thing.MustBeAsSeen(request.Seen);
            if (request.Amount is null && thing.Kind != ThingKind.Photocopies)
            {
                throw new RuleBrokenException("things.amount.missing");
            }

            thing.Is(request, caller.Teacher);
            await pen.ThingChanged(thing.Id, cancellationToken);
            return MediatR.Unit.Value;
        }
    }
}
