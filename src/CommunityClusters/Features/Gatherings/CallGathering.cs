using CommunityClusters.Features.Gatherings.Agenda;
using CommunityClusters.Features.Gatherings.Dates;
using CommunityClusters.Features.Gatherings.Registers;
using CommunityClusters.Persistence;
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

    internal sealed class Handler(
        ClustersDb db, GatheringBroadcasts broadcasts, Venues venues, FirstAgenda agenda, RegisterAccess registers, Caller caller, TimeProvider time) : IRequestHandler<CallGathering, Guid>
    {
        public async Task<Guid> Handle(CallGathering request, CancellationToken cancellationToken)
        {
            var id = Guid.NewGuid();
            var number = await broadcasts.GatheringChanged(request.ClusterId, id, cancellationToken);
            var dates = request.Dates.Where(d => !d.IsEmpty).Select(d => d.ToMeeting()).Distinct().ToList();
            await venues.MustBeThere(dates, cancellationToken);
            var gathering = new Gathering
            {
                Id = id,
                ClusterId = request.ClusterId,
                Number = number,
                Kind = request.Kind,
                CalledBy = caller.Teacher,
                CalledAt = time.GetUtcNow(),
            };
            gathering.KeepsTimeOf(request.Zone.Length > 0 ? request.Zone : await venues.UsualZone(request.ClusterId, cancellationToken));
            gathering.IsAbout(request.About);
            db.Add(gathering);
            if (dates is [var only])
            {
                gathering.TakesPlace(only);
                db.Add(new Coming { GatheringId = id, TeacherId = caller.Teacher, Says = Answer.Yes });
            }
            else
            {
                foreach (var (place, date) in dates.Index())
                {
                    var proposed = ProposedDate.Of(id, date, caller.Teacher, number, place);
                    db.AddRange(proposed, new DateAnswer { DateId = proposed.Id, TeacherId = caller.Teacher, Says = Answer.Yes });
                }
            }

            db.AddRange(await agenda.Of(gathering, cancellationToken));
            await registers.Begin(request.ClusterId, id, caller.Teacher, cancellationToken);
            return id;
        }
    }
}
