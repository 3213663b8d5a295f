using CommunityClusters.Features.Clusters;
using CommunityClusters.Pipeline;
using CommunityClusters.Realtime;
using MediatR;

namespace CommunityClusters.Features.Gatherings.Terms;

/// <summary>A cluster's calendar of terms, holidays and exam weeks.</summary>
/// <param name="ClusterId">The cluster.</param>
public sealed record SeeTerms(Guid ClusterId) : IQuery<SeeTerms.Sheet>, IReaders
{
    /// <summary>The calendar.</summary>
    /// <param name="Cluster">The cluster's name.</param>
    /// <param name="IsMember">Whether the caller is a member, and no reader of an open cluster.</param>
    /// <param name="Terms">What stands in it.</param>
    /// <param name="Topic">The topic that the page watches.</param>
    /// <param name="Cursor">The latest news that it shows.</param>
    public sealed record Sheet(string Cluster, bool IsMember, TermSheet Terms, string Topic, long Cursor);

    internal sealed class Handler(TermList terms, ClusterAccess clusters, TopicLog topics, Caller caller) : IRequestHandler<SeeTerms, Sheet>
    {
        public async Task<Sheet> Handle(SeeTerms request, CancellationToken cancellationToken)
        {
            var topic = ClusterTopic.Of(request.ClusterId);
            var state = await topics.StateOf(topic, cancellationToken);
            return new Sheet(
                await clusters.NameOf(request.ClusterId, cancellationToken), await clusters.IsMember(request.ClusterId, caller.Teacher, cancellationToken),
                await terms.Of(request.ClusterId, cancellationToken), topic, state.Sequence);
        }
    }
}
