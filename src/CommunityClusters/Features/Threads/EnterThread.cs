using CommunityClusters.Features.Clusters;
using CommunityClusters.Features.People;
using CommunityClusters.Pipeline;
using CommunityClusters.Realtime;
using MediatR;

namespace CommunityClusters.Features.Threads;

/// <summary>A member has a thread of the cluster open: the others who have may be told their name, and they the others'.</summary>
/// <param name="ClusterId">The cluster.</param>
public sealed record EnterThread(Guid ClusterId) : IQuery<EnterThread.Answer>, IMembers
{
    /// <summary>Who it is.</summary>
    /// <param name="TeacherId">The member.</param>
    /// <param name="Name">Their name.</param>
    /// <param name="Topic">The topic under which their right ends.</param>
    /// <param name="AccessVersion">The version under which it was checked.</param>
    public sealed record Answer(Guid TeacherId, string Name, string Topic, long AccessVersion);

    internal sealed class Handler(PeopleAccess people, TopicLog topics, Caller caller) : IRequestHandler<EnterThread, Answer>
    {
        public async Task<Answer> Handle(EnterThread request, CancellationToken cancellationToken)
        {
            var topic = MembersTopic.Of(request.ClusterId);
            return new Answer(caller.Teacher, await people.NameOf(caller.Teacher, cancellationToken), topic, (await topics.StateOf(topic, cancellationToken)).AccessVersion);
        }
    }
}
