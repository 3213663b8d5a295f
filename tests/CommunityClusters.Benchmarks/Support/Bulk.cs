using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CommunityClusters.Benchmarks.Support;

/// <summary>Rows of one table.</summary>
internal sealed record Table(string Name, string[] Columns, IEnumerable<object?[]> Rows);

/// <summary>Writes millions of rows into the migrated tables, as fast as each database takes them.</summary>
internal static class Bulk
{
    public static Task<long> Write(DbConnection connection, IEnumerable<Table> tables) => connection switch
    {
        SqliteConnection sqlite => IntoSqlite(sqlite, tables),
        NpgsqlConnection postgres => IntoPostgres(postgres, tables),
        _ => throw new NotSupportedException(connection.GetType().Name),
    };

    private static async Task<long> IntoSqlite(SqliteConnection connection, IEnumerable<Table> tables)
    {
        var written = 0L;
        Run(connection, "PRAGMA synchronous=OFF; PRAGMA cache_size=-3000000; PRAGMA foreign_keys=OFF;");
        foreach (var table in tables)
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await using var insert = connection.CreateCommand();
            insert.CommandText = $"INSERT INTO \"{table.Name}\" ({Columns(table)}) VALUES ({string.Join(',', table.Columns.Select((_, i) => $"@{i}"))})";
            var parameters = table.Columns.Select((_, i) => insert.Parameters.AddWithValue(string.Create(CultureInfo.InvariantCulture, $"@{i}"), DBNull.Value)).ToArray();
            foreach (var row in table.Rows)
            {
                for (var i = 0; i < row.Length; i++)
                {
                    parameters[i].Value = AsSqliteKeeps(row[i]);
                }

                insert.ExecuteNonQuery();
                written++;
            }

            await transaction.CommitAsync();
        }

        Run(connection, "PRAGMA wal_checkpoint(TRUNCATE); PRAGMA synchronous=FULL; PRAGMA cache_size=-2000; PRAGMA foreign_keys=ON;");
        return written;
    }

    private static object AsSqliteKeeps(object? value) => value switch
    {
        null => DBNull.Value,
        string[] texts => JsonSerializer.Serialize(texts),
        DateTimeOffset instant => instant.ToUnixTimeMilliseconds(),
        _ => value,
    };

    private static async Task<long> IntoPostgres(NpgsqlConnection connection, IEnumerable<Table> tables)
    {
        var written = 0L;

        // What refers to what is right by the way it is made; asking for every row would take most of the time.
        Run(connection, "SET session_replication_role = replica");
        foreach (var table in tables)
        {
            await using var copy = await connection.BeginBinaryImportAsync($"COPY \"{table.Name}\" ({Columns(table)}) FROM STDIN (FORMAT BINARY)");
            foreach (var row in table.Rows)
            {
                await copy.StartRowAsync();
                foreach (var value in row)
                {
                    await (value is null ? copy.WriteNullAsync() : copy.WriteAsync(value));
                }
            }

            written += (long)await copy.CompleteAsync();
        }

        // As autovacuum does on a server that is left alone for a while.
        Run(connection, "SET session_replication_role = origin");
        Run(connection, "VACUUM (ANALYZE)");
        return written;
    }

    private static string Columns(Table table) => string.Join(',', table.Columns.Select(c => $"\"{c}\""));

    private static void Run(DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
    }
}
