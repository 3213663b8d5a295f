using CommunityClusters.Curriculum;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Bringing;

/// <summary>A member says that a gathering needs something.</summary>
public sealed record AskForThing : ICommand<Guid>, IMembers, IOnce, ISayWhatIsNeeded
{
    /// <inheritdoc/>
    public Guid CommandId { get; init; }

    /// <inheritdoc/>
    public Guid ClusterId { get; init; }

    /// <summary>The gathering.</summary>
    public Guid GatheringId { get; init; }

    /// <summary>What kind of thing it is.</summary>
    public ThingKind Kind { get; init; }

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

    internal sealed class Validator : AbstractValidator<AskForThing>
    {
        public Validator(Curricula curricula)
        {
            RuleFor(r => r.Kind).IsInEnum().WithMessage("choice.unknown");
            RuleFor(r => r).SaysWhatIsNeeded(curricula);
            RuleFor(r => r).SaysHowMany(r => r.Kind == ThingKind.Photocopies);
        }
    }

    internal sealed class Handler(ClustersDb db, BringingPen pen, Caller caller) : IRequestHandler<AskForThing, Guid>
    {
        public async Task<Guid> Handle(AskForThing request, CancellationToken cancellationToken)
        {
            await pen.Take(request.ClusterId, request.GatheringId, cancellationToken);
            // Who asks for exactly what stands there already agrees.
            var asked = await db.Set<Thing>().Where(t => t.GatheringId == request.GatheringId && t.Kind == request.Kind && t.Name == request.Name).ToListAsync(cancellationToken);
            if (asked.FirstOrDefault(t => t.IsAskedBy(request)) is { } same)
            {
                return same.Id;
            }

            if (await db.Set<Thing>().CountAsync(t => t.GatheringId == request.GatheringId, cancellationToken) >= Thing.Most)
            {
                throw new RuleBrokenException("things.full", ("limit", Thing.Most));
            }

            var id = Guid.NewGuid();
            var thing = new Thing { Id = id, GatheringId = request.GatheringId, Kind = request.Kind, Number = await pen.ThingChanged(id, cancellationToken) };
            thing.Is(request, caller.Teacher);
            db.Add(thing);
            return id;
        }
    }
}
