using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.People;
using CommunityClusters.Features.Plans;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Programmes;

/// <summary>What the caller presents and observes in gatherings to come, in all their clusters, the next first.</summary>
public sealed record MyRoles : IQuery<IReadOnlyList<MyRoles.Row>>, ISignedIn
{
    /// <summary>A part in a lesson to come.</summary>
    public sealed record Row
    {
        /// <summary>The cluster.</summary>
        public required Guid ClusterId { get; init; }

        /// <summary>The gathering.</summary>
        public required Guid GatheringId { get; init; }

        /// <summary>The lesson.</summary>
        public required Guid SlotId { get; init; }

        /// <summary>The day where it takes place.</summary>
        public required DateOnly Day { get; init; }

        /// <summary>When the lesson begins, by the clocks there.</summary>
        public required TimeOnly Begins { get; init; }

        /// <summary>How long it is, in minutes.</summary>
        public required int Minutes { get; init; }

        /// <summary>The room's name, or empty.</summary>
        public required string Room { get; init; }

        /// <summary>What they do.</summary>
        public required Part Part { get; init; }

        /// <summary>What it is about, or empty.</summary>
        public required string Topic { get; init; }

        /// <summary>The code of the subject, or empty.</summary>
        public required string Subject { get; init; }

        /// <summary>The code of the grade, or empty.</summary>
        public required string Grade { get; init; }

        /// <summary>The IANA name of the venue's time zone.</summary>
        public required string Zone { get; init; }

        /// <summary>The instant at which the gathering begins.</summary>
        public required DateTimeOffset BeginsAt { get; init; }

        /// <summary>The name of the colleague who asked them; null where they took it themselves.</summary>
        public required string? AskedBy { get; init; }

        /// <summary>When they were asked, or took it.</summary>
        public required DateTimeOffset AskedAt { get; init; }

        /// <summary>Whether a colleague asked them and they have not looked at it since.</summary>
        public required bool IsNew { get; init; }
    }

    internal sealed class Handler(ClustersDb db, ClusterAccess clusters, PeopleAccess people, PlanAccess plans, Caller caller, TimeProvider time) : IRequestHandler<MyRoles, IReadOnlyList<Row>>
    {
        // What one looks through; later ones come up by themselves.
        private const int Most = 20;

        public async Task<IReadOnlyList<Row>> Handle(MyRoles request, CancellationToken cancellationToken)
        {
            var (me, now) = (caller.Teacher, time.GetUtcNow());
            var mine = (await clusters.NamesOf(me, cancellationToken)).Select(c => c.Id).ToList();
            var rows = await (
                from role in db.Set<Role>().AsNoTracking()
                where role.TeacherId == me
                join slot in db.Set<Slot>() on role.SlotId equals slot.Id
                join gathering in db.Set<Gathering>() on slot.GatheringId equals gathering.Id
                where gathering.EndsAt > now && gathering.CalledOffBy == null && EF.Parameter(mine).Contains(gathering.ClusterId)
                join room in db.Set<Room>() on slot.RoomId equals room.Id into rooms
                from room in rooms.DefaultIfEmpty()
                join asker in people.Names on role.AssignedBy equals asker.Id into askers
                from asker in askers.DefaultIfEmpty()
                join look in db.Set<Look>() on new { role.SlotId, role.TeacherId } equals new { look.SlotId, look.TeacherId } into looks
                from look in looks.DefaultIfEmpty()
                orderby gathering.BeginsAt, slot.Begins, slot.Number
                select new
                {
                    gathering.ClusterId, slot.GatheringId, SlotId = slot.Id, gathering.Day, slot.Begins, slot.Minutes, Room = (string?)room.Name, role.Part, slot.PlanId,
                    slot.Topic, slot.Subject, slot.Grade, gathering.Zone, gathering.BeginsAt, role.AssignedBy, Asker = (string?)asker.Name, role.AssignedAt, LookedAt = (DateTimeOffset?)look.At,
                }).Take(Most).ToListAsync(cancellationToken);
            var briefs = await plans.Among([.. rows.Select(r => r.PlanId).OfType<Guid>().Distinct()], cancellationToken);
            return
            [
                .. from row in rows
                   let plan = row.PlanId is { } id ? briefs.GetValueOrDefault(id) : null
                   select new Row
                   {
                       ClusterId = row.ClusterId,
                       GatheringId = row.GatheringId,
                       SlotId = row.SlotId,
                       Day = row.Day!.Value,
                       Begins = row.Begins,
                       Minutes = row.Minutes,
                       Room = row.Room ?? "",
                       Part = row.Part,
                       Topic = plan is { Topic.Length: > 0 } ? plan.Topic : row.Topic,
                       Subject = plan is { Subject.Length: > 0 } ? plan.Subject : row.Subject,
                       Grade = row.Grade.Length > 0 ? row.Grade : plan is { Grades.Count: 1 } ? plan.Grades[0] : "",
                       Zone = row.Zone,
                       BeginsAt = row.BeginsAt!.Value,
                       AskedBy = row.AssignedBy == me ? null : row.Asker,
                       AskedAt = row.AssignedAt,
                       IsNew = row.AssignedBy != me && !(row.LookedAt >= row.AssignedAt),
                   },
            ];
        }
    }
}
