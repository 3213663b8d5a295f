using CommunityClusters.Features.Gatherings.Days;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Terms;

/// <summary>The days on which a gathering could be held again in the coming months, with what the cluster's calendar says of them.</summary>
/// <param name="ClusterId">The cluster.</param>
/// <param name="GatheringId">The gathering.</param>
/// <param name="Rule">Which day of each month; null for the likeliest.</param>
/// <param name="Months">For how many months.</param>
public sealed record MonthlyDates(Guid ClusterId, Guid GatheringId, MonthlyRule? Rule, int Months) : IQuery<MonthlyDates.Sheet>, IMembers
{
    /// <summary>The days.</summary>
    /// <param name="Facts">The gathering.</param>
    /// <param name="Seen">The version of the gathering.</param>
    /// <param name="Rules">By what it can be repeated.</param>
    /// <param name="Rule">By what these are.</param>
    /// <param name="Months">For how many months.</param>
    /// <param name="Rows">A row for each month.</param>
    /// <param name="HasCalendar">Whether the cluster's calendar says anything of holidays and exam weeks to come.</param>
    /// <param name="Me">The caller.</param>
    public sealed record Sheet(DayFacts Facts, int Seen, IReadOnlyList<MonthlyRule> Rules, MonthlyRule Rule, int Months, IReadOnlyList<Row> Rows, bool HasCalendar, Guid Me);

    /// <summary>What is proposed for a month.</summary>
    /// <param name="Day">The day.</param>
    /// <param name="Others">Days that are offered instead, where it falls within holidays or exam weeks.</param>
    public sealed record Row(Proposal Day, IReadOnlyList<Proposal> Others);

    /// <summary>A day that is proposed.</summary>
    /// <param name="Day">The day.</param>
    /// <param name="During">The holidays and exam weeks in which it falls.</param>
    /// <param name="Stands">What the cluster meets for on that day already; null where it does not meet.</param>
    public sealed record Proposal(DateOnly Day, IReadOnlyList<NamedDays> During, GatheringKind? Stands)
    {
        /// <summary>Whether nothing speaks against it.</summary>
        public bool IsFree => During.Count == 0 && Stands is null;
    }

    internal sealed class Handler(ClustersDb db, DayFactsReader facts, TermList terms, Caller caller, TimeProvider time) : IRequestHandler<MonthlyDates, Sheet>
    {
        public async Task<Sheet> Handle(MonthlyDates request, CancellationToken cancellationToken)
        {
            var (cluster, id) = (request.ClusterId, request.GatheringId);
            var day = await facts.Of(cluster, id, cancellationToken);
            if (day is not { When.Day: var model })
            {
                throw new NotVisibleException();
            }

            var seen = await db.Set<Gathering>().Where(g => g.Id == id).Select(g => g.Version).SingleAsync(cancellationToken);
            var today = DateOnly.FromDateTime(VenueClock.At(time.GetUtcNow(), day.Zone));
            var rules = Monthly.RulesFor(model);
            var rule = request.Rule is { } asked && rules.Contains(asked) ? asked : rules[0];
            var months = Math.Clamp(request.Months, 1, CallEachMonth.Most);
            var proposed = Monthly.After(model, today, rule, months);
            var off = await terms.OffFrom(cluster, today, cancellationToken);
            var stand = await db.Set<Gathering>().Where(g => g.ClusterId == cluster && g.EndsAt >= time.GetUtcNow() && g.CalledOffBy == null)
                .OrderBy(g => g.EndsAt).Select(g => new { g.Day, g.Kind }).ToListAsync(cancellationToken);
            var offered = proposed.ToHashSet();
            var rows = new List<Row>();
            foreach (var date in proposed)
            {
                var others = IsOff(date) ? Monthly.NearestOutside(date, today, IsOff).Where(offered.Add).Select(Of).ToList() : [];
                rows.Add(new Row(Of(date), others));
            }

            return new Sheet(day, seen, rules, rule, months, rows, off.Count > 0, caller.Teacher);

            bool IsOff(DateOnly date) => off.Any(o => o.Have(date));

            Proposal Of(DateOnly date) => new(date, [.. off.Where(o => o.Have(date))], stand.FirstOrDefault(s => s.Day == date)?.Kind);
        }
    }
}
