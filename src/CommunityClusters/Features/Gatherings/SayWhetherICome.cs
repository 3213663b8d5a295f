using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings;

/// <summary>A member says whether they mean to come. The last word counts, and nobody keeps the ones before it.</summary>
public sealed record SayWhetherICome : ICommand<Unit>, IMembers, IWaits
{
    /// <inheritdoc/>
    public Guid CommandId { get; init; }

    /// <inheritdoc/>
    public Guid Author { get; init; }

    /// <inheritdoc/>
    public Guid ClusterId { get; init; }

    /// <summary>The gathering.</summary>
    public Guid GatheringId { get; init; }

    /// <summary>What they say.</summary>
    public Answer Says { get; init; }

    internal sealed class Validator : AbstractValidator<SayWhetherICome>
    {
        public Validator() => RuleFor(r => r.Says).IsInEnum().WithMessage("choice.unknown");
    }

    internal sealed class Handler(ClustersDb db, GatheringAccess gatherings, GatheringBroadcasts broadcasts, Caller caller) : IRequestHandler<SayWhetherICome, Unit>
    {
        public async Task<Unit> Handle(SayWhetherICome request, CancellationToken cancellationToken)
        {
            await broadcasts.ComingChanged(request.ClusterId, request.GatheringId, cancellationToken);
            await gatherings.MustBeOf(request.ClusterId, request.GatheringId, cancellationToken);
            var said = await db.Set<Coming>().SingleOrDefaultAsync(c => c.GatheringId == request.GatheringId && c.TeacherId == caller.Teacher, cancellationToken)
                ?? db.Add(new Coming { GatheringId = request.GatheringId, TeacherId = caller.Teacher }).Entity;
            said.Says = request.Says;
            return Unit.Value;
        }
    }
}
