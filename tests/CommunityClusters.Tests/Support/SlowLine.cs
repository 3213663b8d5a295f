using System.IO.Pipelines;
using CommunityClusters.Realtime.Protocol;
using CommunityClusters.Tests.Realtime;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Protocol;
using Microsoft.Extensions.Logging.Abstractions;

namespace CommunityClusters.Tests.Support;

/// <summary>The server's end of a line on which hardly anything gets through: a message is on its way until somebody reads.</summary>
internal sealed class SlowLine
{
    private static readonly ClustersProtocol Protocol = new();
    private readonly Pipe _sent = new(new PipeOptions(pauseWriterThreshold: 2, resumeWriterThreshold: 1, useSynchronizationContext: false));

    public SlowLine()
    {
        var connection = new DefaultConnectionContext(Guid.NewGuid().ToString(), new Duplex(new Pipe().Reader, _sent.Writer), new Duplex(_sent.Reader, new Pipe().Writer));
        Context = new HubConnectionContext(connection, new HubConnectionContextOptions { KeepAliveInterval = TimeSpan.FromHours(1) }, NullLoggerFactory.Instance) { Protocol = Protocol };
    }

    /// <summary>The line as the server has it.</summary>
    public HubConnectionContext Context { get; }

    /// <summary>Waits until a message is on its way; nothing comes after it until somebody reads.</summary>
    public async Task IsFull()
    {
        var read = await _sent.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(15), TestContext.Current.CancellationToken);
        _sent.Reader.AdvanceTo(read.Buffer.Start);
    }

    /// <summary>Reads until so many messages have arrived.</summary>
    public async Task<IReadOnlyList<InvocationMessage>> Reads(int count)
    {
        var all = new List<InvocationMessage>();
        while (all.Count < count)
        {
            var read = await _sent.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(15), TestContext.Current.CancellationToken);
            var input = read.Buffer;
            while (Protocol.TryParseMessage(ref input, new Binder(), out var message))
            {
                all.Add((InvocationMessage)message);
            }

            _sent.Reader.AdvanceTo(input.Start, input.End);
        }

        return all;
    }

    private sealed record Duplex(PipeReader Input, PipeWriter Output) : IDuplexPipe;
}
