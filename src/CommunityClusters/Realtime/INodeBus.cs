using System.Threading.Channels;

namespace CommunityClusters.Realtime;

/// <summary>
/// Carries hints between the nodes: "there is news of this topic". A hint may be lost or come twice; the truth is the database.
/// </summary>
public interface INodeBus
{
    /// <summary>Tells every node, this one included. Never throws for a bus that is down.</summary>
    ValueTask Publish(string topic);

    /// <summary>All hints from now on; null means "some may have been lost: look at everything".</summary>
    IAsyncEnumerable<string?> Hints(CancellationToken cancellationToken);
}

/// <summary>The bus of a program that runs on one machine only.</summary>
internal sealed class InProcessBus : INodeBus
{
    private readonly Channel<string?> _hints = Channel.CreateUnbounded<string?>();

    public ValueTask Publish(string topic) => _hints.Writer.WriteAsync(topic);

    public IAsyncEnumerable<string?> Hints(CancellationToken cancellationToken) => _hints.Reader.ReadAllAsync(cancellationToken);
}
