using CommunityClusters.Persistence;
using CommunityClusters.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CommunityClusters.Tests.Persistence;

public sealed class SqliteConnectionTests
{
    private const long Full = 2;
    private const long On = 1;
    private const long Patience = 15_000;

    [Fact]
    public async Task A_connection_waits_for_the_disk_overwrites_what_is_deleted_and_is_patient_also_when_it_is_taken_again()
    {
        await using var place = await Place.On(Database.Sqlite);
        var handles = new List<SQLitePCL.sqlite3>();

        for (var time = 0; time < 5; time++)
        {
            handles.Add(await place.Reads(Opened));
        }

        Assert.True(handles.Distinct().Count() < handles.Count, "None was taken again.");
    }

    [Fact]
    public async Task So_does_each_of_several_that_are_open_at_once()
    {
        await using var place = await Place.On(Database.Sqlite);

        var (one, other) = await place.Reads(async db => (await Opened(db), await place.Reads(Opened)));

        Assert.NotEqual(one, other);
    }

    // It is closed with its context, and goes back to the others.
    private static async Task<SQLitePCL.sqlite3> Opened(ClustersDb db)
    {
        await db.Database.OpenConnectionAsync();
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        Assert.Equal((Full, On, Patience), (await Says("synchronous"), await Says("secure_delete"), await Says("busy_timeout")));
        return connection.Handle!;

        async Task<long> Says(string pragma)
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"PRAGMA {pragma}";
            return (long)(await command.ExecuteScalarAsync())!;
        }
    }
}
