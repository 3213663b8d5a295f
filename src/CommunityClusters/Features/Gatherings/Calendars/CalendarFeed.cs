using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Features.Plans;
using CommunityClusters.Localisation;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Calendars;

/// <summary>
/// A cluster's gatherings for the calendar of the member whose link it is (iCalendar, RFC 5545): when, where, what for, and what that
/// member presents and observes. It names nobody.
/// </summary>
/// <param name="Token">The token of the link.</param>
/// <param name="Site">The site's address, without a slash at its end.</param>
/// <param name="Language">The language of what the program says in it.</param>
public sealed record CalendarFeed(string Token, string Site, Language Language) : IQuery<string>, ICalendarHolders
{
    internal sealed class Handler(ClustersDb db, CalendarAccess calendars, GatheringList gatherings, ClusterAccess clusters, PlanAccess plans, Words words, TimeProvider time)
        : IRequestHandler<CalendarFeed, string>
    {
        private const int Most = 200;

        // What a calendar shows of a term that has just passed.
        private static readonly TimeSpan Past = TimeSpan.FromDays(120);

        public async Task<string> Handle(CalendarFeed request, CancellationToken cancellationToken)
        {
            var link = await calendars.Links.AsNoTracking().SingleAsync(l => l.Token == request.Token, cancellationToken);
            var since = time.GetUtcNow() - Past;
            var cards = await gatherings.CardsOf(db.Set<Gathering>().Where(g => g.ClusterId == link.ClusterId && g.EndsAt >= since).OrderBy(g => g.EndsAt).ThenBy(g => g.Number).Take(Most))
                .ToListAsync(cancellationToken);
            var mine = (await RolesOf(link.TeacherId, [.. cards.Select(c => c.Id)], cancellationToken)).ToLookup(r => r.GatheringId);
            var cluster = await clusters.NameOf(link.ClusterId, cancellationToken);
            return request.Language.Says(() => Written(cluster, cards, mine, request.Site));
        }

        private string Written(string cluster, IReadOnlyList<GatheringCard> cards, ILookup<Guid, MyRole> mine, string site)
        {
            var text = new CalendarText();
            using (text.Component("VCALENDAR"))
            {
                text.Plain("VERSION", "2.0");
                text.Plain("PRODID", "-//Community Clusters//Gatherings//EN");
                text.Text("NAME", cluster);
                text.Text("X-WR-CALNAME", cluster);
                text.Plain("REFRESH-INTERVAL;VALUE=DURATION", "PT6H");
                text.Plain("X-PUBLISHED-TTL", "PT6H");
                foreach (var card in cards.OrderBy(c => c.BeginsAt).ThenBy(c => c.Number))
                {
                    Write(text, cluster, card, mine[card.Id], $"{site}/clusters/{card.ClusterId}/gatherings/{card.Id}");
                }
            }

            return text.ToString();
        }

        private void Write(CalendarText text, string cluster, GatheringCard card, IEnumerable<MyRole> mine, string address)
        {
            using var _ = text.Component("VEVENT");
            var kind = words[$"gathering.kind.{card.Kind}"];
            text.Plain("UID", $"{card.Id}@community-clusters");
            text.Instant("DTSTAMP", time.GetUtcNow());
            text.Plain("SEQUENCE", card.Version.ToString(System.Globalization.CultureInfo.InvariantCulture));
            text.Instant("DTSTART", card.BeginsAt!.Value);
            text.Instant("DTEND", card.EndsAt!.Value);
            text.Plain("STATUS", card.IsOff ? "CANCELLED" : "CONFIRMED");
            text.Text("SUMMARY", card.About.Length > 0 ? $"{card.About} ({kind})" : $"{kind}: {cluster}");
            text.Text("LOCATION", string.Join(", ", new[] { card.School ?? "", card.Place }.Where(p => p.Length > 0)));
            text.Text("DESCRIPTION", string.Join('\n', (card.IsOff ? [words["gathering.off"], card.Why] : mine.Select(Says)).Append(cluster).Where(l => l.Length > 0)));
            text.Plain("URL", address);
        }

        private string Says(MyRole role)
        {
            var key = role.Part == Part.Presenter ? "calendar.presents" : "calendar.observes";
            return words[role.Room.Length > 0 ? $"{key}.room" : key, ("at", role.Begins.Clock()), ("room", role.Room), ("topic", words.TitleOf(SlotKind.Lesson, role.Topic))];
        }

        private async Task<IReadOnlyList<MyRole>> RolesOf(Guid teacher, IReadOnlyList<Guid> gatheringIds, CancellationToken cancellationToken)
        {
            var roles = await (
                from role in db.Set<Role>().AsNoTracking()
                where role.TeacherId == teacher
                join slot in db.Set<Slot>() on role.SlotId equals slot.Id
                where EF.Parameter(gatheringIds).Contains(slot.GatheringId)
                join room in db.Set<Room>() on slot.RoomId equals room.Id into rooms
                from room in rooms.DefaultIfEmpty()
                orderby slot.Begins, slot.Number
                select new { slot.GatheringId, slot.Begins, Room = (string?)room.Name, role.Part, slot.PlanId, slot.Topic }).ToListAsync(cancellationToken);
            var briefs = await plans.Among([.. roles.Select(r => r.PlanId).OfType<Guid>().Distinct()], cancellationToken);
            return [.. roles.Select(r => new MyRole(r.GatheringId, r.Begins, r.Room ?? "", r.Part, r.PlanId is { } id && briefs.GetValueOrDefault(id) is { Topic.Length: > 0 } plan ? plan.Topic : r.Topic))];
        }

        private sealed record MyRole(Guid GatheringId, TimeOnly Begins, string Room, Part Part, string Topic);
    }
}
