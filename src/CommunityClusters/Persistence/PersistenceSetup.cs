using System.Data.Common;
using System.Runtime.CompilerServices;
using CommunityClusters.Pipeline;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CommunityClusters.Persistence;

/// <summary>Which database, by the setting <c>Database:Postgres</c>: a connection string, or empty for SQLite.</summary>
internal static class PersistenceSetup
{
    public static IServiceCollection AddPersistence(this IServiceCollection services, IConfiguration configuration)
    {
        if (configuration["Database:Postgres"] is { Length: > 0 } postgres)
        {
            services.AddDbContextPool<ClustersDb, PostgresClustersDb>(o => o.UseNpgsql(postgres));
        }
        else
        {
            var file = SqliteFile(configuration);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            services.AddDbContextPool<ClustersDb, SqliteClustersDb>(o => o
                .UseSqlite(new SqliteConnectionStringBuilder { DataSource = file, DefaultTimeout = 15 }.ToString())
                .AddInterceptors(new SqlitePragmas()));
        }

        return services.AddScoped<AfterCommit>();
    }

    /// <summary>The folder of everything the program keeps on this machine: <c>Data:Folder</c>, else <c>data</c>.</summary>
    public static string DataFolder(this IConfiguration configuration) =>
        Path.GetFullPath(configuration["Data:Folder"] is { Length: > 0 } folder ? folder : "data");

    public static async Task MigrateDatabase(this IServiceProvider services, CancellationToken cancellationToken = default)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClustersDb>();
        await db.Database.MigrateAsync(cancellationToken);
        if (db is SqliteClustersDb)
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancellationToken);
        }
    }

    private static string SqliteFile(IConfiguration configuration) =>
        Path.Combine(configuration.DataFolder(), "clusters.db");

    // A commit that was acknowledged outlives a power cut only if SQLite waits for the disk. What was deleted is overwritten, not only unlinked:
    // a passage that was taken down is in no corner of the file. Pages that change again and again go from the log into the file now and
    // then (40 MB), not with every other commit.
    private sealed class SqlitePragmas : DbConnectionInterceptor
    {
        private const string Pragmas = SqliteClustersDb.Patience + "; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; PRAGMA wal_autocheckpoint=10000; PRAGMA cache_size=-8000;";

        // A connection that was put back and is taken again has them still.
        private readonly ConditionalWeakTable<SQLitePCL.sqlite3, object> _set = [];

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
        {
            var handle = ((SqliteConnection)connection).Handle!;
            if (_set.TryGetValue(handle, out _))
            {
                return;
            }

            using var command = connection.CreateCommand();
            command.CommandText = Pragmas;
            command.ExecuteNonQuery();
            _set.AddOrUpdate(handle, this);
        }

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            ConnectionOpened(connection, eventData);
            return Task.CompletedTask;
        }
    }
}
