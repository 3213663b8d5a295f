using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CommunityClusters.E2E.Support;

/// <summary>
/// The line between a phone and the program, which can be cut. A browser's own offline switch leaves open web sockets open,
/// so only this loses a connection as a valley without signal does.
/// </summary>
public sealed class Line : IDisposable
{
    private const int MostInAPacket = 1400;
    private readonly TcpListener _listener;
    private readonly int _target;
    private readonly ConcurrentDictionary<TcpClient, byte> _open = new();
    private volatile bool _cut;
    private volatile TaskCompletionSource _carries = Carrying();
    private volatile TaskCompletionSource _brings = Carrying();
    private int _stalls;
    private long _bytesToPhone;
    private long _bytesFromPhone;
    private long _packets;

    /// <param name="target">The port at which the program listens.</param>
    public Line(int target)
    {
        _target = target;
        var port = Ports.Free();
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        Address = $"http://127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)}";
        _ = Accept();
    }

    public string Address { get; }

    /// <summary>What the phone has received over the line so far: pages, headers, live news, and what its service worker fetched.</summary>
    public long BytesToPhone => Interlocked.Read(ref _bytesToPhone);

    /// <summary>What the phone has sent over it so far.</summary>
    public long BytesFromPhone => Interlocked.Read(ref _bytesFromPhone);

    /// <summary>Into how many packets at least all of it goes, both ways, without what only says that they arrived.</summary>
    public long Packets => Interlocked.Read(ref _packets);

    public void Cut()
    {
        _cut = true;
        foreach (var client in _open.Keys)
        {
            client.Close();
        }
    }

    public void Mend() => _cut = false;

    /// <summary>What the phone sends stays on its way; what is sent to it still comes.</summary>
    public void HoldBack() => _carries = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Of the next page only the head arrives; its body stays on the way.</summary>
    public void StallNextPage() => (_brings, _stalls) = (new(TaskCreationOptions.RunContinuationsAsynchronously), 1);

    /// <summary>What was held back arrives.</summary>
    public void LetGo()
    {
        _carries.TrySetResult();
        _brings.TrySetResult();
    }

    public void Dispose()
    {
        Cut();
        LetGo();
        _listener.Dispose();
    }

    private static int PacketsOf(int bytes) => (bytes + MostInAPacket - 1) / MostInAPacket;

    private static TaskCompletionSource Carrying()
    {
        var carries = new TaskCompletionSource();
        carries.SetResult();
        return carries;
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                _ = Serve(await _listener.AcceptTcpClientAsync());
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task Deliver(NetworkStream program, NetworkStream phone)
    {
        var buffer = new byte[16 * 1024];
        while (await program.ReadAsync(buffer) is > 0 and var count)
        {
            Interlocked.Add(ref _bytesToPhone, count);
            Interlocked.Add(ref _packets, PacketsOf(count));
            var sent = 0;
            if (_stalls == 1 && HeadOfPage(buffer.AsSpan(0, count)) is > 0 and var head && Interlocked.Exchange(ref _stalls, 0) == 1)
            {
                await phone.WriteAsync(buffer.AsMemory(0, sent = head));
                await _brings.Task;
            }

            await phone.WriteAsync(buffer.AsMemory(sent, count - sent));
        }
    }

    /// <summary>How long the head is of an answer that is a page; 0 of any other.</summary>
    private static int HeadOfPage(ReadOnlySpan<byte> answer)
    {
        var end = answer.IndexOf("\r\n\r\n"u8);
        return end >= 0 && answer.StartsWith("HTTP/1.1 200"u8) && answer[..end].IndexOf("Content-Type: text/html"u8) >= 0 ? end + 4 : 0;
    }

    private async Task Take(NetworkStream phone, NetworkStream program)
    {
        var buffer = new byte[16 * 1024];
        while (await phone.ReadAsync(buffer) is > 0 and var count)
        {
            Interlocked.Add(ref _bytesFromPhone, count);
            Interlocked.Add(ref _packets, PacketsOf(count));
            await _carries.Task;
            await program.WriteAsync(buffer.AsMemory(0, count));
        }
    }

    private async Task Serve(TcpClient phone)
    {
        using var program = new TcpClient();
        _open[phone] = 0;
        try
        {
            if (_cut)
            {
                return;
            }

            await program.ConnectAsync(IPAddress.Loopback, _target);
            await Task.WhenAny(
                Take(phone.GetStream(), program.GetStream()),
                Deliver(program.GetStream(), phone.GetStream()));
        }
        catch (Exception e) when (e is SocketException or IOException or InvalidOperationException)
        {
            // Cut, or the program is down: either way the phone finds the line closed.
        }
        finally
        {
            _open.TryRemove(phone, out _);
            phone.Dispose();
        }
    }
}
