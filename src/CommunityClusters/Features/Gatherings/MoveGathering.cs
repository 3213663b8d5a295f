using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Features.Gatherings.Records;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;

namespace CommunityClusters.Features.Gatherings;

/// <summary>A member moves a gathering to another day, hour or place, or says anew what it is about. What was called off is on again.</summary>
public sealed record MoveGathering : ICommand<Unit>, IMembers
{
    /// <inheritdoc/>
    public Guid ClusterId { get; init; }

    /// <summary>The gathering.</summary>
    public Guid GatheringId { get; init; }

    /// <summary>The version that the member saw; a later one is not written over unseen.</summary>
    public int Seen { get; init; }

    /// <summary>What it is about, or empty.</summary>
    public string About { get; init => field = value.OneLine(); } = "";

    /// <summary>When and where it takes place.</summary>
    public MeetingEntry To { get; init; } = new();

    /// <summary>The IANA name of the venue's time zone; empty for the one that it has.</summary>
    public string Zone { get; init => field = value.OneLine(); } = "";

    internal sealed class Validator : AbstractValidator<MoveGathering>
    {
        public Validator()
        {
            RuleFor(r => r.About).MaximumLength(Gathering.LongestAbout).WithMessage("gathering.about.long");
            RuleFor(r => r.Zone).Must(z => z.Length == 0 || VenueClock.Knows(z)).WithMessage("gathering.zone.unknown");
            RuleFor(r => r.To).SetValidator(new MeetingEntry.Validator());
        }
    }

    internal sealed class Handler(ProgrammePen pen, GatheringBroadcasts broadcasts, Venues venues, RecordPen records) : IRequestHandler<MoveGathering, Unit>
    {
        public async Task<Unit> Handle(MoveGathering request, CancellationToken cancellationToken)
        {
            await broadcasts.GatheringChanged(request.ClusterId, request.GatheringId, cancellationToken);
            await pen.TakeIfAny(request.ClusterId, request.GatheringId, cancellationToken);
            var gathering = pen.Gathering;
            gathering.MustBeAsSeen(request.Seen);
            var to = request.To.ToMeeting();
            await venues.MustBeThere([to], cancellationToken);
            gathering.KeepsTimeOf(request.Zone.Length > 0 ? request.Zone : gathering.Zone);
            gathering.IsAbout(request.About);
            var hadRecord = gathering.HasRecord;
            gathering.TakesPlace(to);
            await pen.Tell(cancellationToken);
            if (hadRecord)
            {
                await records.Follow(gathering, cancellationToken);
            }

            return Unit.Value;
        }
    }
}
