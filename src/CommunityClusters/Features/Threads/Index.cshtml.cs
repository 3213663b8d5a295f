using CommunityClusters.Localisation;
using MediatR;
using Microsoft.AspNetCore.Mvc;

namespace CommunityClusters.Features.Threads;

/// <summary>The talk of a cluster: its own thread, and the way to the others.</summary>
public sealed class IndexPage(IMediator mediator, Words words) : ThreadPage(mediator, words)
{
    /// <summary>Only threads whose latest post came before this news.</summary>
    [BindProperty(SupportsGet = true)]
    public long? Earlier { get; set; }

    /// <inheritdoc/>
    public override ThreadKind Kind => ThreadKind.Cluster;

    /// <inheritdoc/>
    public override Guid About => ClusterId;

    /// <summary>The other threads, those with something new first.</summary>
    public IReadOnlyList<SeeThreads.Row> Others { get; private set; } = [];

    /// <summary>The first post of the cluster's own thread that mentions the caller and that they have not seen.</summary>
    public SeeThreads.Mention? Mentioned { get; private set; }

    /// <summary>Where the list of threads goes on.</summary>
    public long? Next { get; private set; }

    /// <inheritdoc/>
    public override async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        var page = await base.Show(cancellationToken);
        var unread = Earlier is null ? (await Mediator.Send(new SeeThreads(ClusterId, Unread: true, Before: null), cancellationToken)).Threads : [];
        var latest = await Mediator.Send(new SeeThreads(ClusterId, Unread: false, Earlier), cancellationToken);
        Others = [.. unread.Concat(latest.Threads).DistinctBy(t => t.Path, StringComparer.Ordinal).Where(t => t.Path != Sheet.Path)];
        Mentioned = unread.FirstOrDefault(t => t.Path == Sheet.Path)?.Mentioned;
        Next = latest.Next;
        return page;
    }
}
