using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.Gatherings.Programmes;
using CommunityClusters.Features.People;
using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Gatherings.Registers;

/// <summary>The register of a gathering, with what its page needs to be kept: the members' names, the rooms, the schools.</summary>
/// <param name="ClusterId">The cluster under whose address it was asked for.</param>
/// <param name="DocumentId">The gathering.</param>
public sealed record SeeRegister(Guid ClusterId, Guid DocumentId) : IQuery<SeeRegister.Page>, IDocumentReaders
{
    /// <summary>What the page shows.</summary>
    /// <param name="Sheet">The register as it stands.</param>
    /// <param name="Members">All members, by name.</param>
    /// <param name="Rooms">The rooms of the day.</param>
    /// <param name="Schools">The schools of the members and the venue, by name.</param>
    public sealed record Page(RegisterSheet Sheet, IReadOnlyList<RegisterSheet.Person> Members, IReadOnlyList<Named> Rooms, IReadOnlyList<Named> Schools);

    /// <summary>A room or a school.</summary>
    public sealed record Named(Guid Id, string Name);

    internal sealed class Handler(ClustersDb db, RegisterReading registers, ClusterAccess clusters, PeopleAccess people) : IRequestHandler<SeeRegister, Page>
    {
        // More than one looks through on a phone; a larger cluster ticks those who said that they come, and finds the others by name.
        private const int MostMembers = 500;

        public async Task<Page> Handle(SeeRegister request, CancellationToken cancellationToken)
        {
            var sheet = await registers.Of(request.ClusterId, request.DocumentId, cancellationToken);
            var members = await (
                from id in clusters.MemberIds(request.ClusterId)
                join teacher in people.Cards on id equals teacher.Id
                orderby teacher.Name, teacher.Id
                select new { teacher.Id, teacher.Name, teacher.SchoolId, teacher.School }).Take(MostMembers).ToListAsync(cancellationToken);
            var rooms = await db.Set<Room>().AsNoTracking().Where(r => r.GatheringId == request.DocumentId).OrderBy(r => r.Number).Select(r => new Named(r.Id, r.Name)).ToListAsync(cancellationToken);
            var venue = await db.Set<Gathering>().AsNoTracking().Where(g => g.Id == request.DocumentId && g.SchoolId != null).Select(g => g.SchoolId!.Value).ToListAsync(cancellationToken);
            var schools = members.Where(m => m.SchoolId is not null).Select(m => new Named(m.SchoolId!.Value, m.School!))
                .Concat(venue.Select(v => new Named(v, sheet.Facts.School))).DistinctBy(s => s.Id).OrderBy(s => s.Name, StringComparer.CurrentCulture);
            return new Page(
                sheet, [.. members.Select(m => new RegisterSheet.Person(m.Id, m.Name, m.School ?? "")).OrderBy(m => m.Name, StringComparer.CurrentCulture).ThenBy(m => m.Id)], rooms, [.. schools]);
        }
    }
}
