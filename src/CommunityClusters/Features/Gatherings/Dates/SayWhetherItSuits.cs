using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Dates;

/// <summary>A member says whether a proposed date suits them.</summary>
public sealed record SayWhetherItSuits : ICommand<Unit>, IMembers, IWaits
{
    /// <inheritdoc/>
    public Guid CommandId { get; init; }

    /// <inheritdoc/>
    public Guid Author { get; init; }

    /// <inheritdoc/>
    public Guid ClusterId { get; init; }

    /// <summary>The gathering.</summary>
    public Guid GatheringId { get; init; }

    /// <summary>The proposed date.</summary>
    public Guid DateId { get; init; }

    /// <summary>What they say.</summary>
    public Answer Says { get; init; }

    internal sealed class Validator : AbstractValidator<SayWhetherItSuits>
    {
        public Validator() => RuleFor(r => r.Says).IsInEnum().WithMessage("choice.unknown");
    }

    internal sealed class Handler(ClustersDb db, GatheringAccess gatherings, DateList dates, GatheringBroadcasts broadcasts, Caller caller) : IRequestHandler<SayWhetherItSuits, Unit>
    {
        public async Task<Unit> Handle(SayWhetherItSuits request, CancellationToken cancellationToken)
        {
            await broadcasts.DatesChanged(request.ClusterId, request.GatheringId, cancellationToken);
            await gatherings.MustBeOf(request.ClusterId, request.GatheringId, cancellationToken);
            var date = await dates.Take(request.GatheringId, request.DateId, cancellationToken);
            var said = await db.Set<DateAnswer>().SingleOrDefaultAsync(a => a.DateId == date.Id && a.TeacherId == caller.Teacher, cancellationToken)
                ?? db.Add(new DateAnswer { DateId = date.Id, TeacherId = caller.Teacher }).Entity;
            said.Says = request.Says;
            return Unit.Value;
        }
    }
}
