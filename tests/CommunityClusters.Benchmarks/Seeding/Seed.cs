using CommunityClusters.Benchmarks.Support;
using CommunityClusters.Features.Clusters.Finding;
using CommunityClusters.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Directory = CommunityClusters.Features.Clusters.Finding.Directory;

namespace CommunityClusters.Benchmarks.Seeding;

/// <summary>Fills an installation with towns.</summary>
internal static class Seed
{
    public static async Task<IReadOnlyList<Town>> Into(Installation installation, IReadOnlyList<SchoolHere> country, int towns)
    {
        IReadOnlyList<Town> all = [.. Enumerable.Range(0, towns).Select(n => new Town(n, country))];
        await installation.Inside((_, connection) => Bulk.Write(connection, new Country(all).Tables));
        await AsTheProgramWrites(installation, Made.Id(Kind.Cluster, all[^1].Cluster(0)));
        return all;
    }

    // What was written past the program is what the program itself would enter; then the pages read what they read in real life.
    private static async Task AsTheProgramWrites(Installation installation, Guid cluster)
    {
        await using var scope = installation.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClustersDb>();
        await using var transaction = await db.Database.BeginTransactionAsync();
        await scope.ServiceProvider.GetRequiredService<Directory>().Enter(cluster, CancellationToken.None);
        var changes = db.ChangeTracker.Entries().Where(e => e.Entity is ListingTerm && e.State != EntityState.Unchanged)
            .Select(e => $"{e.State} {((ListingTerm)e.Entity).Term}")
            .Concat(db.ChangeTracker.Entries<Listing>().Where(e => e.State == EntityState.Added || e.Property(l => l.Teachers).IsModified || e.Property(l => l.Purpose).IsModified)
                .Select(e => $"{e.State} listing")).ToList();
        await transaction.RollbackAsync();
        if (changes.Count > 0)
        {
            throw new InvalidOperationException($"The program would have written it otherwise: {string.Join(", ", changes)}");
        }
    }
}
