using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Dates;

/// <summary>A member proposes one more date for a gathering whose date is being found. It suits them, or they would not propose it.</summary>
public sealed record ProposeDate : ICommand<Unit>, IMembers
{
    /// <inheritdoc/>
    public Guid ClusterId { get; init; }

    /// <summary>The gathering.</summary>
    public Guid GatheringId { get; init; }

    /// <summary>When and where it would be.</summary>
    public MeetingEntry When { get; init; } = new();

    internal sealed class Validator : AbstractValidator<ProposeDate>
    {
        public Validator() => RuleFor(r => r.When).SetValidator(new MeetingEntry.Validator());
    }

    internal sealed class Handler(ClustersDb db, GatheringAccess gatherings, GatheringBroadcasts broadcasts, Venues venues, Caller caller) : IRequestHandler<ProposeDate, Unit>
    {
        public async Task<Unit> Handle(ProposeDate request, CancellationToken cancellationToken)
        {
            var number = await broadcasts.DatesChanged(request.ClusterId, request.GatheringId, cancellationToken);
            var gathering = await gatherings.Take(request.ClusterId, request.GatheringId, cancellationToken);
            if (!gathering.IsBeingFound)
            {
                throw new RuleBrokenException("gathering.date.settled");
            }

            var when = request.When.ToMeeting();
            await venues.MustBeThere([when], cancellationToken);
            var present = await db.Set<ProposedDate>().AsNoTracking().Where(d => d.GatheringId == gathering.Id).ToListAsync(cancellationToken);
            if (present.Count >= ProposedDate.Most)
            {
                throw new RuleBrokenException("gathering.dates.many", ("limit", ProposedDate.Most));
            }

            // Two who propose the same meant one date.
            if (present.All(d => d.When != when))
            {
                var proposed = ProposedDate.Of(gathering.Id, when, caller.Teacher, number);
                db.AddRange(proposed, new DateAnswer { DateId = proposed.Id, TeacherId = caller.Teacher, Says = Answer.Yes });
            }

            return Unit.Value;
        }
    }
}
