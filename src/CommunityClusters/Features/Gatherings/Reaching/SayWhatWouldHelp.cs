using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;

namespace CommunityClusters.Features.Gatherings.Reaching;

/// <summary>
/// A member says in private what would make it possible to come, or says it anew. It waits on no phone: those are lent, and this is for nobody else's eyes.
/// </summary>
public sealed record SayWhatWouldHelp : ICommand<Unit>, IMembers, IOnce
{
    /// <inheritdoc/>
    public Guid CommandId { get; init; }

    /// <inheritdoc/>
    public Guid ClusterId { get; init; }

    /// <summary>The gathering.</summary>
    public Guid GatheringId { get; init; }

    /// <summary>What would help.</summary>
    public HelpKind Kind { get; init; }

    /// <summary>In their words, or empty.</summary>
    public string Words { get; init => field = value.OneLine(); } = "";

    /// <summary>What it costs, or empty.</summary>
    public string Cost { get; init => field = value.OneLine(); } = "";

    internal sealed class Validator : AbstractValidator<SayWhatWouldHelp>
    {
        public Validator()
        {
            RuleFor(r => r.Kind).IsInEnum().WithMessage("choice.unknown");
            RuleFor(r => r.Words).MaximumLength(Wish.LongestWords).WithMessage("reach.long").WithState(_ => new (string, object?)[] { ("longest", Wish.LongestWords) });
            RuleFor(r => r.Cost).MaximumLength(Wish.LongestCost).WithMessage("reach.long").WithState(_ => new (string, object?)[] { ("longest", Wish.LongestCost) });
        }
    }

    internal sealed class Handler(ClustersDb db, ReachingPen pen, Caller caller) : IRequestHandler<SayWhatWouldHelp, Unit>
    {
        public async Task<Unit> Handle(SayWhatWouldHelp request, CancellationToken cancellationToken)
        {
            await pen.TakeToCome(request.ClusterId, request.GatheringId, cancellationToken);
            var wish = await pen.MyWish(request.GatheringId, request.Kind, cancellationToken)
                ?? db.Add(new Wish { GatheringId = request.GatheringId, TeacherId = caller.Teacher, Kind = request.Kind }).Entity;
            wish.Says(request.Words, request.Cost);
            return Unit.Value;
        }
    }
}
