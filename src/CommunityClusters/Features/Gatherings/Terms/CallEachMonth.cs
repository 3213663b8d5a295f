using CommunityClusters.Features.Clusters;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Terms;

/// <summary>
/// A member calls a gathering again on some days of the coming months, each of them a gathering like any other: nothing binds it to the first, and
/// nothing repeats by itself afterwards. Where the cluster meets so already, at the same place from the same hour, it is not called twice.
/// </summary>
public sealed record CallEachMonth : ICommand<CallEachMonth.Called>, IMembers, IWaits
{
    /// <summary>The most at once.</summary>
    public const int Most = 12;

    private const int Earliest = 2000;
    private const int Latest = 2200;

    /// <inheritdoc/>
    public Guid CommandId { get; init; }

    /// <inheritdoc/>
    public Guid Author { get; init; }

    /// <inheritdoc/>
    public Guid ClusterId { get; init; }

    /// <summary>The gathering that is held again.</summary>
    public Guid GatheringId { get; init; }

    /// <summary>The version of it that the member saw: its hours and its place are theirs as well.</summary>
    public int Seen { get; init; }

    /// <summary>What they are about, or empty.</summary>
    public string About { get; init => field = value.OneLine(); } = "";

    /// <summary>On which days.</summary>
    public IReadOnlyList<DateOnly> Days { get; init; } = [];

    /// <summary>What became of it.</summary>
    /// <param name="Gatherings">The gathering of each day.</param>
    /// <param name="Stood">The days on which the cluster meets so already: nothing was called on them.</param>
    public sealed record Called(IReadOnlyList<Guid> Gatherings, IReadOnlyList<DateOnly> Stood);

    internal sealed class Validator : AbstractValidator<CallEachMonth>
    {
        public Validator()
        {
            RuleFor(r => r.About).MaximumLength(Gathering.LongestAbout).WithMessage("gathering.about.long");
            RuleFor(r => r.Days).Cascade(CascadeMode.Stop).Must(d => d.Count > 0).WithMessage("again.none")
                .Must(d => d.Distinct().Count() <= Most).WithMessage("again.many").WithState(_ => new (string, object?)[] { ("limit", Most) })
                .Must(d => d.All(day => day.Year is >= Earliest and < Latest)).WithMessage("gathering.day.wrong");
        }
    }

    internal sealed class Handler(ClustersDb db, GatheringAccess gatherings, ClusterAccess clusters, GatheringCalling calling, TermsBroadcasts broadcasts, Caller caller) : IRequestHandler<CallEachMonth, Called>
    {
        public async Task<Called> Handle(CallEachMonth request, CancellationToken cancellationToken)
        {
            await broadcasts.Hold(request.ClusterId, cancellationToken);
            await clusters.MustBeMember(request.ClusterId, caller.Teacher, cancellationToken);
            var again = await gatherings.Take(request.ClusterId, request.GatheringId, cancellationToken);
            again.MustBeAsSeen(request.Seen);
            if (again.When is not { } when)
            {
                throw new RuleBrokenException("again.undated");
            }

            // Two who call the same at the same moment meant one gathering.
            var days = request.Days.Distinct().Order().ToList();
            var from = VenueClock.InstantOf(days[0], when.Begins, again.Zone);
            var stand = await db.Set<Gathering>().AsNoTracking().Where(g => g.ClusterId == request.ClusterId && g.EndsAt >= from && g.CalledOffBy == null && g.Kind == again.Kind && g.Begins == when.Begins
                    && g.SchoolId == when.SchoolId && g.Place == when.Place)
                .OrderBy(g => g.EndsAt).Select(g => new { g.Id, g.Day }).ToListAsync(cancellationToken);
            var (called, stood) = (new List<Guid>(), new List<DateOnly>());
            foreach (var day in days)
            {
                var stands = stand.FirstOrDefault(g => g.Day == day);
                if (stands is not null)
                {
                    stood.Add(day);
                }

                called.Add(stands?.Id
                    ?? await calling.Call(request.ClusterId, again.Kind, request.About, again.Zone, [when with { Day = day }], cancellationToken));
            }

            return new Called(called, stood);
        }
    }
}
