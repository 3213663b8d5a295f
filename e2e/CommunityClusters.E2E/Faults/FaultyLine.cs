using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace CommunityClusters.E2E.Faults;

/// <summary>
/// The line of many phones to the program, on which all goes wrong that does in a valley, until it is healed. What goes wrong on a connection is drawn from the seed
/// and the connection's number.
/// </summary>
internal sealed class FaultyLine : IDisposable
{
    private const int RefusesOneOf = 12;
    private const int MostUp = 5_000;
    private const int MostDown = 200_000;
    private readonly TcpListener _listener = new(IPAddress.Loopback, Ports.Free());
    private readonly ConcurrentDictionary<Fault, int> _happened = new();
    private readonly TaskCompletionSource _healed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly int _program;
    private readonly int _seed;

    /// <param name="program">The port at which the program listens.</param>
    /// <param name="seed">What is drawn from.</param>
    public FaultyLine(int program, int seed)
    {
        (_program, _seed) = (program, seed);
        _listener.Start();
        _ = Accept();
    }

    /// <summary>What goes wrong.</summary>
    public enum Fault
    {
        /// <summary>A connection does not come about.</summary>
        Refused,

        /// <summary>It is cut.</summary>
        Cut,

        /// <summary>Of what is on its way only the first half arrives.</summary>
        Halved,

        /// <summary>A request arrives; whoever sent it never hears the answer.</summary>
        AnswerLost,

        /// <summary>Nothing arrives for a while.</summary>
        Stalled,

        /// <summary>All arrives, and late.</summary>
        Slow,
    }

    public string Address => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>How often each went wrong.</summary>
    public IReadOnlyDictionary<Fault, int> Happened => _happened;

    /// <summary>From now on all arrives. What hangs is cut, as where a phone finds another mast.</summary>
    public void Heal() => _healed.TrySetResult();

    public void Dispose()
    {
        Heal();
        _listener.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            for (var number = 0; ; number++)
            {
                _ = Serve(await _listener.AcceptTcpClientAsync(), number);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task Serve(TcpClient phone, int number)
    {
        using var itself = phone;
        using var program = new TcpClient();
        // One for each direction: they draw while the other does.
        var (up, down) = (Dice(number, 0), Dice(number, 1));
        try
        {
            if (up.Next(RefusesOneOf) == 0 && Happens(Fault.Refused))
            {
                return;
            }

            await program.ConnectAsync(IPAddress.Loopback, _program);
            var connection = new Connection(phone.GetStream(), program.GetStream());
            await await Task.WhenAny(Carry(connection, isUp: true, up), Carry(connection, isUp: false, down));
            // Broken off, it is: not said goodbye to.
            phone.LingerState = program.LingerState = up.Next(2) == 0 ? new LingerOption(true, 0) : new LingerOption(false, 0);
        }
        catch (Exception e) when (e is SocketException or IOException or InvalidOperationException)
        {
            // Cut by one of them, or the program is down.
        }
    }

    private async Task Carry(Connection connection, bool isUp, Random dice)
    {
        var (from, to) = isUp ? (connection.Phone, connection.Program) : (connection.Program, connection.Phone);
        var buffer = new byte[16 * 1024];
        var next = Draw(isUp, dice);
        while (await from.ReadAsync(buffer) is > 0 and var count)
        {
            if (!isUp && connection.IsDeaf)
            {
                continue;
            }

            next = next with { After = next.After - count };
            if (next.After < 0 && !_healed.Task.IsCompleted)
            {
                Happens(next.Fault);
                switch (next.Fault)
                {
                    case Fault.Halved:
                        await to.WriteAsync(buffer.AsMemory(0, count / 2));
                        return;
                    case Fault.AnswerLost:
                        connection.IsDeaf = true;
                        await to.WriteAsync(buffer.AsMemory(0, count));
                        await Hangs(dice.Next(200, 1500));
                        return;
                    case Fault.Stalled:
                        await Hangs(dice.Next(300, 3000));
                        if (_healed.Task.IsCompleted)
                        {
                            return;
                        }

                        break;
                    case Fault.Slow:
                        await Hangs(dice.Next(20, 300));
                        break;
                    default:
                        return;
                }

                next = Draw(isUp, dice);
            }

            await to.WriteAsync(buffer.AsMemory(0, count));
        }
    }

    // Often soon, and now and then so late that a whole page arrives. The answer to what goes up is lost; on what comes down there is nothing to answer.
    private static (int After, Fault Fault) Draw(bool isUp, Random dice)
    {
        var fault = (Fault)dice.Next((int)Fault.Cut, (int)Fault.Slow + 1);
        return (isUp ? dice.Next(MostUp) : (int)(MostDown * Math.Pow(dice.NextDouble(), 3)), !isUp && fault == Fault.AnswerLost ? Fault.Cut : fault);
    }

    private async Task Hangs(int milliseconds) => await Task.WhenAny(Task.Delay(milliseconds), _healed.Task);

    private bool Happens(Fault fault)
    {
        if (_healed.Task.IsCompleted)
        {
            return false;
        }

        _happened.AddOrUpdate(fault, 1, (_, count) => count + 1);
        return true;
    }

    private Random Dice(int number, int direction) => new(unchecked((_seed * 1_000_003) + (number * 2) + direction));

    private sealed class Connection(NetworkStream phone, NetworkStream program)
    {
        private volatile bool _isDeaf;

        public NetworkStream Phone => phone;

        public NetworkStream Program => program;

        /// <summary>Whether what the program says is lost from now on.</summary>
        public bool IsDeaf
        {
            get => _isDeaf;
            set => _isDeaf = value;
        }
    }
}
