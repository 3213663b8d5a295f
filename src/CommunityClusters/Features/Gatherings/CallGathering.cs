using CommunityClusters.Features.Gatherings.Dates;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;

namespace CommunityClusters.Features.Gatherings;

/// <summary>
/// A member calls a gathering: at one date it is settled at once; with several dates the members say which suit them. Its agenda
/// begins from the needs that are open.
/// </summary>
public sealed record CallGathering : ICommand<Guid>, IMembers, IWaits
{
    /// <inheritdoc/>
    public Guid CommandId { get; init; }

    /// <inheritdoc/>
    public Guid Author { get; init; }

    /// <inheritdoc/>
    public Guid ClusterId { get; init; }

    /// <summary>What the cluster meets for.</summary>
    public GatheringKind Kind { get; init; }

    /// <summary>What it is about, or empty.</summary>
    public string About { get; init => field = value.OneLine(); } = "";

    /// <summary>The IANA name of the venue's time zone; empty for the usual one.</summary>
    public string Zone { get; init => field = value.OneLine(); } = "";

    /// <summary>When and where it may be; empty rows are passed over.</summary>
    public IList<MeetingEntry> Dates { get; init; } = [];

    internal sealed class Validator : AbstractValidator<CallGathering>
    {
        public Validator()
        {
            RuleFor(r => r.Kind).IsInEnum().WithMessage("choice.unknown");
            RuleFor(r => r.About).MaximumLength(Gathering.LongestAbout).WithMessage("gathering.about.long");
            RuleFor(r => r.Zone).Must(z => z.Length == 0 || VenueClock.Knows(z)).WithMessage("gathering.zone.unknown");
            RuleFor(r => r.Dates).Must(d => d.Count <= ProposedDate.Most).WithMessage("gathering.dates.many").WithState(_ => new (string, object?)[] { ("limit", ProposedDate.Most) });
            // The first row is asked for even where it is empty.
            RuleForEach(r => r.Dates).Where(d => !d.IsEmpty).SetValidator(new MeetingEntry.Validator());
            RuleFor(r => r.Dates).Must(d => d.Any(e => !e.IsEmpty)).WithMessage("gathering.day.missing").OverridePropertyName("Dates[0].Day");
        }
    }

    internal sealed class Handler(GatheringCalling calling) : IRequestHandler<CallGathering, Guid>
    {
        public Task<Guid> Handle(CallGathering request, CancellationToken cancellationToken) => calling.Call(
            request.ClusterId, request.Kind, request.About, request.Zone, [.. request.Dates.Where(d => !d.IsEmpty).Select(d => d.ToMeeting()).Distinct()], cancellationToken);
    }
}
