using System.Buffers;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using CommunityClusters.Realtime.Protocol;
using CommunityClusters.Tests.Realtime;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace CommunityClusters.Tests.Support;

/// <summary>The live line as the pages speak it, in frames.</summary>
internal sealed class FrameLine : IAsyncDisposable
{
    private static readonly ClustersProtocol Protocol = new();
    private readonly WebSocket _socket;
    private readonly Task _listening;
    private readonly System.Collections.Concurrent.ConcurrentQueue<HubMessage> _heard = new();
    private int _asked;

    private FrameLine(WebSocket socket)
    {
        _socket = socket;
        _listening = Listen();
    }

    public bool IsClosed => _listening.IsCompleted;

    public static async Task<FrameLine> Connect(Person person)
    {
        var client = person.Place.Node.Server.CreateWebSocketClient();
        client.ConfigureRequest = request => request.Headers.Cookie = person.CookieHeader;
        var socket = await client.ConnectAsync(new Uri("ws://localhost/live"), TestContext.Current.CancellationToken);
        await socket.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"clusters\",\"version\":1}\x1e"), WebSocketMessageType.Binary, endOfMessage: true, TestContext.Current.CancellationToken);
        return new FrameLine(socket);
    }

    /// <summary>Calls a method of the hub, and waits for its answer.</summary>
    /// <returns>The answer; null where the line was closed instead.</returns>
    public async Task<CompletionMessage?> Call(string method, params object?[] arguments)
    {
        var id = Interlocked.Increment(ref _asked).ToString(CultureInfo.InvariantCulture);
        await Send(Protocol.GetMessageBytes(new InvocationMessage(id, method, arguments)));
        CompletionMessage? Answer() => _heard.OfType<CompletionMessage>().FirstOrDefault(c => c.InvocationId == id);
        await Eventually.Is(() => IsClosed || Answer() is not null, "The line did not answer.");
        return Answer();
    }

    /// <summary>The arguments of what the server called by itself.</summary>
    public IReadOnlyList<object?[]> Heard(string method) => [.. _heard.OfType<InvocationMessage>().Where(m => m.Target == method).Select(m => m.Arguments)];

    public Task Send(ReadOnlyMemory<byte> bytes) => _socket.SendAsync(bytes, WebSocketMessageType.Binary, endOfMessage: true, TestContext.Current.CancellationToken).AsTask();

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _listening;
        _socket.Dispose();
    }

    private async Task Listen()
    {
        var rest = new List<byte>();
        var buffer = new byte[16 * 1024];
        var isAgreed = false;
        try
        {
            while (await _socket.ReceiveAsync(buffer, CancellationToken.None) is { MessageType: not WebSocketMessageType.Close } received)
            {
                rest.AddRange(buffer.AsSpan(0, received.Count));
                if (!isAgreed)
                {
                    isAgreed = rest.IndexOf(0x1e) is var end && end >= 0;
                    rest.RemoveRange(0, end + 1);
                }

                var input = new ReadOnlySequence<byte>([.. rest]);
                while (isAgreed && Protocol.TryParseMessage(ref input, new Binder(), out var message))
                {
                    _heard.Enqueue(message);
                }

                rest = [.. input.ToArray()];
            }
        }
        catch (Exception e) when (e is WebSocketException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            // Cut off, by whichever side: the line is closed.
        }
    }
}
