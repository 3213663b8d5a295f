using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Npgsql;

namespace CommunityClusters.Realtime;

/// <summary>The bus of many nodes over one PostgreSQL: LISTEN and NOTIFY, hints sent in batches.</summary>
internal sealed partial class PostgresBus(string connectionString, ILogger<PostgresBus> logger) : BackgroundService, INodeBus
{
    private const int LargestBatch = 500;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Channel<string> _outgoing = Channel.CreateBounded<string>(
        new BoundedChannelOptions(100_000) { FullMode = BoundedChannelFullMode.DropOldest });

    public ValueTask Publish(string topic) => _outgoing.Writer.WriteAsync(topic);

    public async IAsyncEnumerable<string?> Hints([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var incoming = Channel.CreateUnbounded<string?>();
        var listening = Listen(incoming.Writer, cancellationToken);
        await foreach (var hint in incoming.Reader.ReadAllAsync(cancellationToken))
        {
            yield return hint;
        }

        await listening;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var batch = new HashSet<string>(StringComparer.Ordinal);
        while (await _outgoing.Reader.WaitToReadAsync(stoppingToken))
        {
            while (batch.Count < LargestBatch && _outgoing.Reader.TryRead(out var topic))
            {
                batch.Add(topic);
            }

            try
            {
                await using var connection = new NpgsqlConnection(connectionString);
                await connection.OpenAsync(stoppingToken);
                await using var command = new NpgsqlCommand("select pg_notify('news', topic) from unnest($1) topic", connection);
                command.Parameters.Add(new NpgsqlParameter { Value = batch.ToArray() });
                await command.ExecuteNonQueryAsync(stoppingToken);
                batch.Clear();
            }
            catch (NpgsqlException e)
            {
                Interrupted(logger, e);
                await Task.Delay(Pause, stoppingToken);
            }
        }
    }

    private async Task Listen(ChannelWriter<string?> incoming, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await using var connection = new NpgsqlConnection(connectionString);
                connection.Notification += (_, e) => incoming.TryWrite(e.Payload);
                await connection.OpenAsync(cancellationToken);
                await using (var listen = new NpgsqlCommand("LISTEN news", connection))
                {
                    await listen.ExecuteNonQueryAsync(cancellationToken);
                }

                // What was told while nobody listened is found by looking.
                incoming.TryWrite(null);
                while (true)
                {
                    await connection.WaitAsync(cancellationToken);
                }
            }
            catch (NpgsqlException e)
            {
                Interrupted(logger, e);
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "The bus between the nodes was interrupted; hints heal from the database.")]
    private static partial void Interrupted(ILogger logger, Exception exception);
}
