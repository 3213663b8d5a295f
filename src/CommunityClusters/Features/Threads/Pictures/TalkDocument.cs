using System.Security.Cryptography;
using System.Text;
using CommunityClusters.Crdt;
using CommunityClusters.Documents;
using CommunityClusters.Features.Clusters;

namespace CommunityClusters.Features.Threads.Pictures;

/// <summary>
/// The document of a cluster's talk, to which the pictures of its posts belong; nobody writes words in it. It is begun with the cluster, and its id is
/// worked out from the cluster's: a phone without signal knows where a picture is to go.
/// </summary>
internal sealed class TalkDocument(DocumentAccess documents) : IWhenClusterStarts
{
    private const int Shape = 1;

    /// <summary>The id of the document of a cluster's talk.</summary>
    public static Guid IdOf(Guid clusterId)
    {
        Span<byte> named = stackalloc byte[20];
        Encoding.ASCII.GetBytes(TalkDocuments.Name, named);
        clusterId.TryWriteBytes(named[4..]);
        return new Guid(SHA256.HashData(named).AsSpan(0, 16));
    }

    public Task Started(Guid clusterId, Guid by, CancellationToken cancellationToken)
    {
        var empty = new Doc();
        empty.GetMap("about").Set("shape", Shape);
        var document = new Document { Id = IdOf(clusterId), Kind = TalkDocuments.Name, ClusterId = clusterId, Shape = Shape, Sequence = 1, ProjectedTo = 1 };
        return documents.Begin(document, FirstContent.Of(empty), by, cancellationToken);
    }
}
