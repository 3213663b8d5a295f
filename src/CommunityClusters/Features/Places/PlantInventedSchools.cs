using CommunityClusters.Persistence;
using CommunityClusters.Pipeline;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Features.Places;

/// <summary>At its very first start, gives an installation without schools some invented ones, so that everything can be tried at once.</summary>
public sealed record PlantInventedSchools : ICommand<int>, IOwner
{
    // Of several nodes that start for the first time together, one plants and the others wait.
    private static readonly Guid Once = new("3f0f6b8e-5a0e-4b7c-9a53-7a5f3a6d1c01");

    internal sealed class Handler(ClustersDb db, SchoolList list, TimeProvider time) : IRequestHandler<PlantInventedSchools, int>
    {
        public async Task<int> Handle(PlantInventedSchools request, CancellationToken cancellationToken)
        {
            if (!await db.TryClaimCommand(Guid.Empty, Once, nameof(PlantInventedSchools), time.GetUtcNow(), cancellationToken)
                || await db.Set<School>().AnyAsync(cancellationToken))
            {
                return 0;
            }

            var rows = new DirectoryRows(new DirectoryFile(Shipped)).All().ToList();
            var edges = CountryEdges.Of(rows);
            var schools = rows.Select(r => DirectorySchool.Read(r, edges).School!).ToList();
            return (await list.Take(schools, invented: true, cancellationToken)).Added;
        }

        private static Stream Shipped() => typeof(PlantInventedSchools).Assembly.GetManifestResourceStream("Places.invented-schools.csv")!;
    }
}
