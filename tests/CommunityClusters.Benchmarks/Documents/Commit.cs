using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace CommunityClusters.Benchmarks.Documents;

/// <summary>What one commit takes, that waits for the disk on which the measured databases are.</summary>
internal static class Commit
{
    private const int Times = 500;

    /// <summary>Milliseconds, of a hundred the second longest.</summary>
    public static async Task<double> Measure()
    {
        var folder = Directory.CreateTempSubdirectory("commit-");
        try
        {
            await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.FullName, "one.db")};Pooling=False");
            await connection.OpenAsync();
            Run(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE \"Words\" (\"Word\" BLOB)");
            var figures = new List<double>();
            for (var i = 0; i < Times; i++)
            {
                var began = Stopwatch.GetTimestamp();
                Run(connection, "INSERT INTO \"Words\" VALUES (randomblob(30))");
                figures.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            }

            figures.Sort();
            return figures[Times * 99 / 100];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
