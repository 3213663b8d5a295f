using CommunityClusters.Features.Clusters;
using CommunityClusters.Realtime;
using CommunityClusters.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Tests.Architecture;

/// <summary>Law 4: order is the server's, and number order is commit order.</summary>
public sealed class OrderTests
{
    private const int Many = 20;

    [Theory, OnBothDatabases]
    public async Task However_many_join_at_once_each_has_a_number_and_a_cursor_misses_nobody(Database database)
    {
        await using var place = await Place.On(database);
        var nomsa = await place.Newcomer("Nomsa Dlamini");
        var cluster = await nomsa.StartsCluster("Saturday Physics");
        var token = (await nomsa.Invites(cluster))["/i/".Length..];
        var joining = Task.WhenAll(Enumerable.Range(1, Many).Select(i => Task.Run(() =>
            place.Sends(null, new JoinAsNewcomer { Token = token, Name = $"Teacher {i}", Password = Person.Password }))));
        var seen = new List<(long Sequence, int Members)>();
        do
        {
            seen.Add(await Looked(place, cluster));
        }
        while (!joining.IsCompleted);
        await joining;

        var numbers = await place.Reads(db => db.Set<Membership>().Where(m => m.ClusterId == cluster).Select(m => m.Number).ToListAsync());
        Assert.Equal(Enumerable.Range(1, Many + 1).Select(n => (long)n), numbers.Order());

        // Whoever reads number n finds all n that came before it committed, for each news here is one member.
        Assert.All(seen, s => Assert.Equal(s.Sequence, s.Members));
        var page = await nomsa.Opens($"/clusters/{cluster}/members");
        Assert.Equal(Many + 1, page.TextsOf(".people b").Count);
    }

    private static Task<(long Sequence, int Members)> Looked(Place place, Guid cluster) => place.Reads(async db =>
    {
        await using var snapshot = await db.BeginSnapshot(CancellationToken.None);
        var topic = await db.Set<Topic>().AsNoTracking().SingleAsync(t => t.Id == $"cluster:{cluster}");
        return (topic.Sequence, await db.Set<Membership>().CountAsync(m => m.ClusterId == cluster && m.Number <= topic.Sequence));
    });
}
