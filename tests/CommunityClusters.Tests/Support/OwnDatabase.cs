using Microsoft.Data.Sqlite;
using Npgsql;

namespace CommunityClusters.Tests.Support;

/// <summary>A database of a test's own, copied from a template that was migrated once, and removed with the test.</summary>
internal abstract class OwnDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<OwnDatabase>> SqliteTemplate = new(() => Migrated(new SqliteFile()));
    private static readonly Lazy<Task<OwnDatabase>> PostgresTemplate = new(async () => await Migrated(await PostgresDatabase.Make("template0")));

    /// <summary>The settings by which the program finds it.</summary>
    public abstract IReadOnlyDictionary<string, string> Settings { get; }

    public static async Task<OwnDatabase> Copy(Database kind) =>
        await (await (kind == Database.Sqlite ? SqliteTemplate : PostgresTemplate).Value).Copied();

    /// <summary>One more with the same content; this one must have been let go.</summary>
    public abstract Task<OwnDatabase> Copied();

    public static async Task RemoveTemplates()
    {
        if (PostgresTemplate is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await PostgresTemplate.Value).DisposeAsync();
        }

        if (SqliteTemplate is { IsValueCreated: true, Value.IsCompletedSuccessfully: true })
        {
            await (await SqliteTemplate.Value).DisposeAsync();
        }
    }

    /// <summary>Lets go of every connection, so that the database can be copied or removed.</summary>
    public abstract Task LetGo();

    public abstract ValueTask DisposeAsync();

    private static async Task<OwnDatabase> Migrated(OwnDatabase empty)
    {
        // The program migrates at its start, and makes the keys of its cookies.
        await using (var node = new Node(empty.Settings))
        {
            _ = node.Server;
        }

        await empty.LetGo();
        return empty;
    }

    private sealed class SqliteFile : OwnDatabase
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("clusters-test-").FullName;

        public override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Data:Folder"] = _folder,
            ["Database:Postgres"] = "",
        };

        private string Path => System.IO.Path.Combine(_folder, "clusters.db");

        public override Task<OwnDatabase> Copied()
        {
            var copy = new SqliteFile();
            File.Copy(Path, copy.Path);
            return Task.FromResult<OwnDatabase>(copy);
        }

        public override async Task LetGo()
        {
            await using var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
            await connection.OpenAsync();
            await using var checkpoint = connection.CreateCommand();
            checkpoint.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
            await checkpoint.ExecuteNonQueryAsync();
        }

        public override ValueTask DisposeAsync()
        {
            Directory.Delete(_folder, recursive: true);
            return ValueTask.CompletedTask;
        }
    }

    private sealed class PostgresDatabase(string name, string connectionString) : OwnDatabase
    {
        // Copying a template waits for nobody, but refuses while another copies the same.
        private static readonly SemaphoreSlim OneAtATime = new(1, 1);

        private readonly string _folder = Directory.CreateTempSubdirectory("clusters-test-").FullName;

        public override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Data:Folder"] = _folder,
            ["Database:Postgres"] = connectionString,
        };

        public static async Task<PostgresDatabase> Make(string template)
        {
            var server = await PostgresServer.ConnectionString;
            var name = $"t{Guid.NewGuid():N}";
            await OneAtATime.WaitAsync();
            try
            {
                await Execute(server, $"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY");
            }
            finally
            {
                OneAtATime.Release();
            }

            return new PostgresDatabase(name, new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString);
        }

        public override async Task<OwnDatabase> Copied() => await Make(name);

        public override Task LetGo()
        {
            using var connection = new NpgsqlConnection(connectionString);
            NpgsqlConnection.ClearPool(connection);
            return Task.CompletedTask;
        }

        public override async ValueTask DisposeAsync()
        {
            await LetGo();
            Directory.Delete(_folder, recursive: true);
            await Execute(await PostgresServer.ConnectionString, $"DROP DATABASE {name} WITH (FORCE)");
        }

        private static async Task Execute(string connectionString, string sql)
        {
            await using var connection = new NpgsqlConnection(connectionString);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
    }
}
